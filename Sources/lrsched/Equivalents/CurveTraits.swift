import Numbers
import RealModule
import Schedules

/// What the parameters of an equivalent schedule can be read off: a curve's corners, rates and ratios.
///
/// The traits are taken from the curve itself and not from how it was asked for, so that any composition can find the
/// schedule that it amounts to. What does not make sense for a curve is left out, and with it the schedules that need it.
struct CurveTraits {
  /// The values that stand for the names in a template.
  private(set) var values: [String: String] = [:]

  /// Reads the traits of a curve off its first iterations.
  ///
  /// - Parameters:
  ///   - schedule: The curve.
  ///   - end: The last iteration that is looked at, at least 1.
  init(of schedule: any Schedule, upTo end: Int) {
    let range = 0...end
    let extent = schedule.extent(over: range)
    self["peak"] = extent.upperBound
    // A constant curve has no corners that a parameter could be read off.
    guard extent.lowerBound < extent.upperBound else { return }
    let warmup = schedule.firstHighest(in: range)
    let finish = schedule(end)
    let settled = Self.firstSettled(schedule, upTo: end)
    let holdEnd = Self.lastAtPeak(schedule, from: warmup, upTo: end)
    self["lowest"] = extent.lowerBound
    self["start"] = schedule(0)
    self["finish"] = finish
    self["warmup"] = warmup
    self["end"] = settled
    self["total"] = schedule.length ?? settled + 1
    self["last"] = settled - 1
    self["decay"] = settled - warmup
    self["hold"] = holdEnd - warmup
    self["holdEnd"] = holdEnd
    self["fall"] = settled - holdEnd
    if extent.upperBound > 0 {
      self["finishRatio"] = finish / extent.upperBound
      self["startRatio"] = schedule(0) / extent.upperBound
      self["lowestRatio"] = extent.lowerBound / extent.upperBound
    }
    readCycles(of: schedule, upTo: end)
    readDecay(of: schedule, from: warmup, peak: extent.upperBound)
    readPower(of: schedule, from: warmup, to: settled, peak: extent.upperBound, finish: finish)
    readJumps(of: schedule, upTo: end)
  }

  private subscript(name: String) -> Int? {
    get { nil }
    set { values[name] = newValue.map { String($0) } }
  }

  private subscript(name: String) -> Double? {
    get { nil }
    set { values[name] = newValue.flatMap { $0.isFinite ? numberText($0) : nil } }
  }

  /// The first iteration from which on the rate stays what it is at the end.
  private static func firstSettled(_ schedule: any Schedule, upTo end: Int) -> Int {
    let finish = schedule(end)
    var (lower, upper) = (0, end)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      let extent = schedule.extent(over: middle...end)
      if extent.lowerBound == finish && extent.upperBound == finish { upper = middle } else { lower = middle + 1 }
    }
    return upper
  }

  /// The last iteration of a stretch at the highest rate.
  private static func lastAtPeak(_ schedule: any Schedule, from peak: Int, upTo end: Int) -> Int {
    var (lower, upper) = (peak, end)
    while lower < upper {
      let middle = lower + (upper - lower) / 2 + (upper - lower) % 2
      if schedule.extent(over: peak...middle).lowerBound >= schedule(peak) {
        lower = middle
      } else {
        upper = middle - 1
      }
    }
    return lower
  }

  /// The length of the first cycle, what each next one is longer by, and the rate that the first comes down to.
  private mutating func readCycles(of schedule: any Schedule, upTo end: Int) {
    let jumps = schedule.jumps(in: 0...end, atMost: 3).found.map(\.iteration)
    guard let first = jumps.first, schedule(first) > schedule(first - 1) else {
      // Triangles climb back without a jump: half a cycle ends at the first peak.
      let peak = schedule.firstHighest(in: 0...end)
      if peak > 0 { self["halfCycle"] = peak }
      return
    }
    self["cycle"] = first
    // Of half a cosine the last whole iteration tells where its end would be: rate = floor + (peak - floor) · share.
    let share = 0.5 * (1 + Double.cos(.pi * Double(first - 1) / Double(first)))
    self["cycleFloor"] = Self.tidy((schedule(first - 1) - schedule(0) * share) / (1 - share))
    if jumps.count > 1 { self["growth"] = Self.tidy(Double(jumps[1] - first) / Double(first)) }
  }

  /// The factor of an iteration, and what an inverse time decay divides by.
  private mutating func readDecay(of schedule: any Schedule, from peak: Int, peak rate: Double) {
    let next = schedule(peak + 1)
    guard rate > 0, next > 0, next < rate else { return }
    // The factor of one iteration has few digits; that of many, their root.
    let many = schedule(peak + 64)
    let root: Double = many > 0 ? .exp(.log(many / rate) / 64) : next / rate
    self["gamma"] = Self.tidy(root)
    self["decayRate"] = Self.tidy(-.log(root))
    self["inverseTime"] = Self.tidy(rate / next - 1)
  }

  /// The exponent of a polynomial decay, from the rate halfway.
  private mutating func readPower(of schedule: any Schedule, from start: Int, to end: Int, peak: Double, finish: Double)
  {
    let halfway = start + (end - start) / 2
    let remaining = (schedule(halfway) - finish) / (peak - finish)
    let share = 1 - Double(halfway - start) / Double(max(1, end - start))
    guard remaining > 0, remaining < 1, share > 0, share < 1 else { return }
    // An exponent that nobody would write is one that only happens to pass through the halfway rate.
    let power = Self.tidy(.log(remaining) / .log(share))
    if numberText(power).count <= 5 { self["power"] = power }
  }

  /// The step size and the milestones of a curve that jumps by one factor.
  private mutating func readJumps(of schedule: any Schedule, upTo end: Int) {
    let jumps = schedule.jumps(in: 0...end, atMost: 64).found
    guard let first = jumps.first, let factor = first.factor else { return }
    let isEven = jumps.dropFirst().allSatisfy { $0.iteration % first.iteration == 0 }
    self["stepFactor"] = Self.tidy(factor)
    if isEven { self["stepSize"] = first.iteration }
    // Milestones stand for a curve only when no further one follows.
    guard jumps.count < 64, schedule.nextJump(after: end) == .none else { return }
    values["milestones"] = jumps.map { "\($0.iteration)" }.joined(separator: ",")
    values["milestonesBefore"] = jumps.map { "\($0.iteration - 1)" }.joined(separator: ",")
    values["milestonesAfter"] = jumps.map { "\($0.iteration + 1)" }.joined(separator: ",")
    values["scales"] = jumps.map { "\($0.iteration):\(numberText(Self.tidy($0.factor ?? 0)))" }.joined(separator: ",")
    values["rates"] = ([schedule(0)] + jumps.map(\.after)).map(numberText).joined(separator: ",")
  }

  /// Returns the number that a person would have written, where rounding has moved it by no more than a few digits.
  private static func tidy(_ value: Double) -> Double {
    guard value.isFinite, value.magnitude > 1e-15 else { return value.isFinite ? 0 : value }
    for digits in 1...9 {
      let rounded = value.rounded(toDigits: digits)
      if (rounded - value).magnitude <= 1e-12 * value.magnitude { return rounded }
    }
    return value
  }
}
