import HeapModule
import Numbers

/// The mean rate over more iterations than can be visited, with what it may be off.
///
/// Bounds of a part of the range bound its mean. The part that leaves most open is halved again and again, so that a curve
/// that runs on smoothly is known to many digits, wherever its mass lies. What turns too often for that is sampled at random
/// places of every part that is still open; Hoeffding's inequality (1963) then tells how far the samples can be off.
package struct MeanRate: Equatable, Sendable {
  /// How sure it is.
  package enum Evidence: Equatable, Sendable {
    /// Every iteration was added, one by one or where bounds tell that all of a part have the same rate.
    case everyIteration
    /// Bounds prove that the error is no larger.
    case bounds
    /// The error is larger in one of 10^9 runs of as many random samples.
    case samples(Int)
  }

  /// The mean.
  package let value: Double
  /// The most that the exact mean may lie above or below it, but for rounding.
  package let error: Double
  /// How sure that is.
  package let evidence: Evidence

  /// Whether it is the mean of every iteration, but for rounding.
  package var isExact: Bool { evidence == .everyIteration }

  init(value: Double, error: Double, evidence: Evidence) {
    self.value = value
    self.error = error
    self.evidence = evidence
  }
}

/// The search for a mean.
struct MeanSearch {
  /// A part of the range and bounds of its rates.
  private struct Part: Comparable {
    let range: ClosedRange<Int>
    let bounds: ClosedRange<Double>
    /// Its share of all iterations.
    let weight: Double

    /// What the bounds leave open of the mean.
    var open: Double { (bounds.upperBound - bounds.lowerBound) * weight }
    var middle: Double { bounds.lowerBound / 2 + bounds.upperBound / 2 }

    static func < (left: Part, right: Part) -> Bool { left.open < right.open }
  }

  /// The most parts that a range is divided into.
  private static let mostParts = 1 << 17
  /// The most samples.
  private static let mostSamples = 1 << 19
  /// A part of so few iterations is visited.
  private static let shortest = 16
  /// What is open is small enough when it is a smaller share of the mean than a person is shown.
  private static let precision = 1e-8
  /// Samples are taken when bounds leave more than this share of the mean open.
  private static let rough = 1e-3

  private let schedule: any Schedule
  private let count: Double
  private var parts: Heap<Part> = []
  private var known = CompensatedSum()

  /// What was found.
  private(set) var mean = MeanRate(value: 0, error: 0, evidence: .bounds)
  /// The extremes of the iterations that were met on the way.
  private(set) var extremes: MetExtremes

  /// Searches.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - iterations: The iterations, from 0.
  ///   - work: What the search may cost, in evaluations of a cosine.
  init(of schedule: any Schedule, over iterations: ClosedRange<Int>, work: Int) {
    self.schedule = schedule
    count = Double(iterations.upperBound - iterations.lowerBound) + 1
    extremes = MetExtremes(at: iterations.lowerBound, of: schedule)
    extremes.include(schedule(iterations.upperBound), at: iterations.upperBound)
    let cost = schedule.cost
    add(iterations)
    divide(atMost: min(Self.mostParts, max(8, work / 2 / cost.bounds.multipliedSaturating(by: 2))))
    close(withSamples: min(Self.mostSamples, max(32, work / 2 / cost.rate)))
  }

  private mutating func add(_ range: ClosedRange<Int>) {
    if range.upperBound - range.lowerBound < Self.shortest {
      schedule.forEachRate(of: range) { iteration, rate in
        known.add(rate / count)
        extremes.include(rate, at: iteration)
      }
      return
    }
    let bounds = schedule.bounds(over: range).range
    let weight = (Double(range.upperBound - range.lowerBound) + 1) / count
    if bounds.lowerBound == bounds.upperBound {
      known.add(bounds.lowerBound * weight)
    } else {
      parts.insert(Part(range: range, bounds: bounds, weight: weight))
    }
  }

  private mutating func divide(atMost most: Int) {
    var looked = 0
    while looked < most, let part = parts.popMax() {
      looked += 1
      // No other part leaves more open than this one.
      if part.open * Double(parts.count + 1) <= Self.precision * known.value.magnitude {
        parts.insert(part)
        return
      }
      let (lower, upper) = (part.range.lowerBound, part.range.upperBound)
      let middle = lower + (upper - lower) / 2
      add(lower...middle)
      add(middle + 1...upper)
    }
  }

  private mutating func close(withSamples samples: Int) {
    var (sum, open) = (known, CompensatedSum())
    for part in parts.unordered {
      sum.add(part.middle * part.weight)
      open.add(part.open)
    }
    let error = open.value / 2
    mean = MeanRate(value: sum.value, error: error, evidence: error == 0 ? .everyIteration : .bounds)
    guard error > Self.rough * sum.value.magnitude || !error.isFinite else { return }
    sample(samples, open: open.value, unless: error)
  }

  /// Takes samples of every part, the more the more it leaves open.
  private mutating func sample(_ samples: Int, open: Double, unless error: Double) {
    var generator = SplitMix64()
    var (sum, variance) = (known, CompensatedSum())
    var taken = 0
    // Squares of very small or large numbers are none: what is open is measured by the most of a part.
    let unit = parts.unordered.reduce(0) { max($0, $1.open) }
    // In the order of their places, which does not depend on how the heap keeps them.
    for part in parts.unordered.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let share = open.isFinite ? part.open / open : part.weight
      let count = max(1, Int(saturating: share * Double(samples)))
      let length = Double(part.range.upperBound - part.range.lowerBound) + 1
      var rates = CompensatedSum()
      for index in 0..<count {
        let offset = Int(saturating: (Double(index) + generator.nextFraction()) / Double(count) * length)
        let iteration = min(part.range.upperBound, part.range.lowerBound.addingSaturating(offset))
        let rate = schedule(iteration)
        extremes.include(rate, at: iteration)
        rates.add(rate / Double(count))
      }
      taken += count
      sum.add(rates.value * part.weight)
      variance.add((part.open / unit) * (part.open / unit) / Double(count))
    }
    // Hoeffding: a deviation of t has a probability of at most 2 exp(-2 t² / Σ (range of a sample's share)²), here 10^-9.
    let deviation = unit * (variance.value * 10.71).squareRoot()
    guard deviation < error || !error.isFinite else { return }
    mean = MeanRate(value: sum.value, error: deviation, evidence: .samples(taken))
  }
}

/// Steele, Lea & Flood's generator (2014): the same numbers in every run.
struct SplitMix64 {
  private var state: UInt64 = 0

  /// The next number, from 0 to below 1.
  mutating func nextFraction() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}
