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
    let visit = ScheduleVisit(of: schedule, over: iterations, atMost: Self.largestExactCount)
    (mean, isMeanExact) = (visit.mean, visit.isOfAll)
    if visit.isOfAll {
      (lowest, lowestIteration) = (visit.lowest.rate, visit.lowest.iteration)
      (highest, highestIteration) = (visit.highest.rate, visit.highest.iteration)
    } else {
      // Bounds of curves that are out of step with themselves are searched for, and a search may miss what a visit has met.
      let extent = schedule.extent(over: iterations)
      let (first, second) = (schedule.firstLowest(in: iterations), schedule.firstHighest(in: iterations))
      lowestIteration = visit.lowest.rate < schedule(first) ? visit.lowest.iteration : first
      highestIteration = visit.highest.rate > schedule(second) ? visit.highest.iteration : second
      lowest = min(extent.lowerBound, schedule(lowestIteration))
      highest = max(extent.upperBound, schedule(highestIteration))
    }
    zeroCount = visit.isOfAll ? visit.zeroCount : Self.zeroCount(of: schedule, over: iterations)
  }

  /// Counts by bounds: a part of the range without a zero, or of nothing else, is not looked into.
  private static func zeroCount(of schedule: any Schedule, over iterations: ClosedRange<Int>) -> Int? {
    var parts = [iterations]
    var (count, looked) = (0, 0)
    while let part = parts.popLast() {
      looked += 1
      if looked > 1 << 15 { return nil }
      let (lower, upper) = (part.lowerBound, part.upperBound)
      let bounds = schedule.bounds(over: part).range
      if bounds.lowerBound > 0 || bounds.upperBound < 0 { continue }
      if bounds == 0...0 || lower == upper && schedule(lower) == 0 {
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
