import HeapModule
import Numbers

/// A curve that others are compared with: where it is compared, and its rates there.
///
/// Where it stays the same but for rounding, bounds of the other curve tell as much as all of its rates. The rates of every
/// other iteration are compared if they are not too many; else those at random places of even parts of the range, on both
/// sides of every jump and end of a phase, and where the bounds of the two differ.
package struct ReferenceCurve: Sendable {
  /// Iterations over which the curve stays within a small part of what is taken for rounding.
  struct Level: Sendable {
    let range: ClosedRange<Int>
    let bounds: ClosedRange<Double>
  }

  /// The curve.
  package let schedule: any Schedule
  /// The iterations over which it is compared.
  package let iterations: ClosedRange<Int>
  /// The largest magnitude of its rates.
  package let highest: Double
  /// Rates closer than this are the same but for rounding.
  package let allowance: Double

  let levels: [Level]
  /// The iterations that are compared one by one: all that do not belong to a level, or a sample of them.
  let stretches: [ClosedRange<Int>]
  /// Those of a sample that were not taken at random: they stand for themselves alone.
  let chosen: Set<Int>
  /// The rates of the stretches, one after the other.
  let rates: [Double]
  /// How many iterations belong to no level.
  let openCount: Int
  /// Whether the stretches are all iterations that belong to no level, so that every iteration can be compared.
  package let hasAll: Bool
  /// A few of the stretches' iterations and their rates, to tell by what is far from the curve.
  let screen: [(iteration: Int, rate: Double)]

  /// The most iterations that are compared one by one.
  package static let mostCompared = 1 << 20
  /// The number of iterations that a sample has, besides corners.
  package static let sampleCount = 1 << 16
  /// The most parts that a range is divided into in search of levels.
  private static let mostParts = 1 << 10
  /// The most jumps and phases whose both sides are compared.
  static let mostCorners = 1 << 10
  /// Over so few iterations no levels are looked for.
  private static let shortest = 1 << 12
  private static let screenCount = 1 << 11
  /// Rates closer than this share of the highest are the same but for rounding.
  private static let rounding = 1e-9

  /// Prepares a curve.
  ///
  /// - Parameters:
  ///   - schedule: The curve.
  ///   - iterations: The iterations over which others are compared with it, from 0.
  ///   - work: What it may cost, in evaluations of a cosine.
  package init(_ schedule: any Schedule, over iterations: ClosedRange<Int>, work: Int) {
    self.schedule = schedule
    self.iterations = iterations
    let cost = schedule.cost
    let extent = schedule.extent(over: iterations, work: work / 8)
    highest = max(extent.lowerBound.magnitude, extent.upperBound.magnitude)
    allowance = highest.isFinite ? Self.rounding * highest : 0
    let capacity = max(Self.screenCount, min(Self.mostCompared, work / 2 / cost.rate))
    var partition = Partition(schedule, allowance / 4)
    partition.divide(
      iterations, at: Self.corners(of: schedule, in: iterations, atMost: Self.mostParts / 4), until: Self.shortest,
      parts: min(Self.mostParts, max(8, work / 8 / cost.bounds)))
    levels = partition.levels
    let open = partition.open
    openCount = open.reduce(0) { $0.addingSaturating(($1.upperBound - $1.lowerBound).addingSaturating(1)) }
    hasAll = openCount <= capacity
    (stretches, chosen) =
      hasAll
      ? (open, [])
      : Self.sample(of: open, count: openCount, atMost: min(Self.sampleCount, capacity), schedule, iterations)
    var rates: [Double] = []
    rates.reserveCapacity(hasAll ? openCount : stretches.count)
    for stretch in stretches { schedule.forEachRate(of: stretch) { _, rate in rates.append(rate) } }
    self.rates = rates
    screen = Self.screen(of: stretches, rates)
  }

  /// What looking for jumps may cost, in evaluations of a cosine.
  private static let workOfCorners = 1 << 21

  /// The iterations on both sides of jumps and of the ends of phases.
  static func corners(of schedule: any Schedule, in range: ClosedRange<Int>, atMost limit: Int) -> [Int] {
    var places: Set<Int> = [range.lowerBound, range.upperBound]
    let starts =
      Phases(of: schedule, from: range.lowerBound).prefix(limit).map(\.start)
      + schedule.jumps(in: range, atMost: limit, work: workOfCorners).found.map(\.iteration)
    for start in starts where start <= range.upperBound {
      places.formUnion([start - 1, start, start.addingSaturating(1)])
    }
    return places.filter(range.contains).sorted()
  }

  /// One iteration of each of so many parts of equal length, at a place that wanders by the golden ratio, so that cycles as
  /// long as a part are not always met at the same place; and all corners.
  private static func sample(
    of open: [ClosedRange<Int>], count: Int, atMost most: Int, _ schedule: any Schedule, _ range: ClosedRange<Int>
  ) -> (stretches: [ClosedRange<Int>], chosen: Set<Int>) {
    var chosen = Set(corners(of: schedule, in: range, atMost: mostCorners))
    chosen.formUnion(
      [schedule.firstHighest(in: range), schedule.firstLowest(in: range)].flatMap {
        [$0 - 1, $0, $0.addingSaturating(1)]
      })
    var places = chosen
    var index = 0
    for stretch in open {
      let length = Double(stretch.upperBound - stretch.lowerBound) + 1
      let parts = max(1, Int(saturating: length / Double(count) * Double(most)))
      for part in 0..<parts {
        let place = (Double(index) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
        let offset = Int(saturating: (Double(part) + place) / Double(parts) * length)
        let iteration = min(stretch.upperBound, stretch.lowerBound.addingSaturating(offset))
        places.insert(iteration)
        chosen.remove(iteration)
        index += 1
      }
    }
    return (places.filter(range.contains).sorted().map { $0...$0 }, chosen)
  }

  private static func screen(of stretches: [ClosedRange<Int>], _ rates: [Double]) -> [(iteration: Int, rate: Double)] {
    var screen: [(Int, Double)] = []
    let step = max(1, Double(rates.count) / Double(screenCount))
    var (index, start) = (0, 0)
    for stretch in stretches {
      let end = start + (stretch.upperBound - stretch.lowerBound) + 1
      while index < end {
        screen.append((stretch.lowerBound + (index - start), rates[index]))
        let place = (Double(screen.count) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
        index = max(index + 1, Int((Double(screen.count) + place) * step))
      }
      start = end
    }
    return screen
  }
}

/// A range divided into levels and the rest.
private struct Partition {
  private struct Part: Comparable {
    let range: ClosedRange<Int>
    static func < (left: Part, right: Part) -> Bool {
      let (one, other) = (
        left.range.upperBound - left.range.lowerBound, right.range.upperBound - right.range.lowerBound
      )
      return one == other ? left.range.lowerBound > right.range.lowerBound : one < other
    }
  }

  private let schedule: any Schedule
  private let width: Double
  private(set) var levels: [ReferenceCurve.Level] = []
  private var parts: Heap<Part> = []

  init(_ schedule: any Schedule, _ width: Double) {
    self.schedule = schedule
    self.width = width
  }

  /// What is no level, in order; neighbours are one.
  var open: [ClosedRange<Int>] {
    var open: [ClosedRange<Int>] = []
    for range in parts.unordered.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = open.last, last.upperBound + 1 == range.lowerBound {
        open[open.count - 1] = last.lowerBound...range.upperBound
      } else {
        open.append(range)
      }
    }
    return open
  }

  /// Divides a range at some places, and then the longest part again and again.
  mutating func divide(_ range: ClosedRange<Int>, at places: [Int], until shortest: Int, parts most: Int) {
    guard range.upperBound - range.lowerBound >= shortest else {
      parts.insert(Part(range: range))
      return
    }
    var start = range.lowerBound
    for place in places.prefix(most) where place > start {
      add(start...place - 1)
      start = place
    }
    add(start...range.upperBound)
    var looked = places.count
    while looked < most, let part = parts.popMax() {
      looked += 1
      let (lower, upper) = (part.range.lowerBound, part.range.upperBound)
      guard upper - lower >= shortest else {
        parts.insert(part)
        return
      }
      let middle = lower + (upper - lower) / 2
      add(lower...middle)
      add(middle + 1...upper)
    }
  }

  private mutating func add(_ range: ClosedRange<Int>) {
    let bounds = schedule.bounds(over: range).range
    if bounds.upperBound - bounds.lowerBound <= width {
      levels.append(ReferenceCurve.Level(range: range, bounds: bounds))
    } else {
      parts.insert(Part(range: range))
    }
  }
}
