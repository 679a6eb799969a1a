/// The figures that tell one curve from another at a glance, over the iterations of a run.
public struct ScheduleSummary: Equatable, Sendable {
  /// The iterations that were summed up.
  public let iterations: ClosedRange<Int>
  /// The rate at the first of them.
  public let first: Double
  /// The rate at the last of them.
  public let last: Double
  /// The highest rate.
  public let highest: Double
  /// The first iteration that has it.
  public let highestIteration: Int
  /// The lowest rate.
  public let lowest: Double
  /// The first iteration that has it.
  public let lowestIteration: Int
  /// The mean rate.
  public let mean: Double
  /// Whether the mean was taken over every iteration, and not over a million evenly spread ones.
  public let isMeanExact: Bool
  /// The number of updates at rate 0, or `nil` when they are too scattered to count.
  public let zeroCount: Int?

  /// The sum of all rates: the mean times the number of iterations.
  public var area: Double { mean * (Double(iterations.upperBound - iterations.lowerBound) + 1) }

  /// The most iterations that are summed one by one.
  public static let largestExactCount = 1 << 20

  /// Sums a schedule up.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - iterations: The iterations to sum up, from 0.
  public init(of schedule: any Schedule, over iterations: ClosedRange<Int>) {
    self.iterations = iterations
    first = schedule(iterations.lowerBound)
    last = schedule(iterations.upperBound)
    let extent = schedule.extent(over: iterations)
    highest = extent.upperBound
    lowest = extent.lowerBound
    highestIteration = schedule.firstHighest(in: iterations)
    lowestIteration = schedule.firstLowest(in: iterations)
    (mean, isMeanExact) = Self.mean(of: schedule, over: iterations)
    zeroCount = Self.zeroCount(of: schedule, over: iterations)
  }

  private static func mean(of schedule: any Schedule, over iterations: ClosedRange<Int>) -> (Double, Bool) {
    let last = iterations.upperBound - iterations.lowerBound
    let isExact = last < largestExactCount
    let parts = isExact ? last + 1 : largestExactCount
    var sum = CompensatedSum()
    for part in 0..<parts {
      let offset = isExact ? part : Self.offset(ofPart: part, of: parts, last: last)
      sum.add(schedule(iterations.lowerBound + offset) / Double(parts))
    }
    return (sum.value, isExact)
  }

  /// The iteration that stands for a part of the range, counted from the start of the range.
  ///
  /// Its place within the part wanders by the golden ratio, so that cycles as long as a part are not always met at the
  /// same place.
  private static func offset(ofPart part: Int, of parts: Int, last: Int) -> Int {
    let place = (Double(part) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
    return min(last, Int(saturating: (Double(part) + place) / Double(parts) * Double(last)))
  }

  /// Counts by bounds: a part of the range without a zero, or of nothing else, is not looked into.
  private static func zeroCount(of schedule: any Schedule, over iterations: ClosedRange<Int>) -> Int? {
    var parts = [iterations]
    var (count, looked) = (0, 0)
    while let part = parts.popLast() {
      looked += 1
      if looked > 1 << 15 { return nil }
      let extent = schedule.extent(over: part)
      let (lower, upper) = (part.lowerBound, part.upperBound)
      if extent.lowerBound > 0 || extent.upperBound < 0 { continue }
      if extent == 0...0 {
        count = count.addingSaturating((upper - lower).addingSaturating(1))
      } else if lower < upper {
        let middle = lower + (upper - lower) / 2
        parts.append(lower...middle)
        parts.append(middle + 1...upper)
      }
    }
    return count
  }
}

/// A sum whose rounding errors are carried along (Neumaier 1974), so that a million small rates add up.
private struct CompensatedSum {
  private var sum = 0.0
  private var compensation = 0.0

  var value: Double { sum + compensation }

  mutating func add(_ value: Double) {
    let next = sum + value
    compensation += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
    sum = next
  }
}
