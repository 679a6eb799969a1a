import Catalogue
import Configs
import Numbers
import Runs
import Schedules

/// The rates of a run, seen at every update of a short one, and of a long one at so many that bounds prove what lies between
/// them: see ``RatePlaces``.
struct RateTrace: Sendable {
  /// The most updates of a run that is looked at whole.
  private static let mostWhole = 2048

  /// The schedule of the whole run.
  let schedule: any Schedule
  /// How far the schedule goes by its own lengths.
  let course: Course
  /// The updates of the whole run.
  let updates: Int
  /// The first update that is made.
  let first: Int
  /// The updates that were looked at, in ascending order.
  let places: [Int]
  /// Their rates.
  let rates: [Double]
  /// The highest rate that is used.
  let peak: Double
  /// The lowest rate that is used.
  let lowest: Double
  /// The first update with the highest rate.
  let firstHighest: Int
  /// Whether the schedule is one that falls on below its floor and is cut off there.
  let hasCutOff: Bool
  /// Whether what lies between the updates that were looked at is proven; else only they tell.
  let isProven: Bool

  /// Looks at the rates of a run, whose schedule may be built already; `nil` where there is none, or its curve cannot be built.
  init?(_ plan: RunPlan, _ built: (any Schedule)? = nil) {
    guard let probe = RateProbe(plan, built) else { return nil }
    let schedule = probe.schedule
    self.schedule = schedule
    let isEndless = Self.isEndless(plan.curve)
    hasCutOff =
      isEndless
      || plan.curve.stages.contains { ["neox.", "nemo."].contains(where: $0.definition.name.hasPrefix) }
    course = plan.curve.course(of: schedule)
    updates = plan.updates
    first = max(0, plan.firstUpdate)
    let count = updates - first
    let extent: ClosedRange<Double>?
    if count > Self.mostWhole {
      let whole = first...(updates - 1)
      let found = schedule.extent(over: whole, work: 1 << 14)
      let seen = RatePlaces(
        of: schedule, over: whole, peak: max(found.upperBound.magnitude, found.lowerBound.magnitude))
      (places, rates, isProven, extent) = (seen.places, seen.rates, seen.isProven, found)
    } else {
      let all = Array(first..<updates)
      (places, rates, isProven, extent) = (all, all.map { schedule($0) }, true, nil)
    }
    var peak = rates.filter(\.isFinite).max() ?? 0
    var lowest = rates.filter(\.isFinite).min() ?? 0
    if let extent {
      if extent.upperBound.isFinite { peak = max(peak, extent.upperBound) }
      if extent.lowerBound.isFinite { lowest = min(lowest, extent.lowerBound) }
    }
    self.peak = peak
    self.lowest = lowest
    // Many rules ask for it.
    firstHighest =
      extent == nil
      ? places[rates.firstIndex { $0 >= peak - Self.tolerance(of: peak) } ?? 0]
      : schedule.firstHighest(in: first...(updates - 1), work: 1 << 14)
    if let told = plan.scheduleEnd {
      end = told
    } else if plan.curve.stages.contains(where: { $0.definition.name.contains("Multiplicative") }) {
      // What is multiplied at each step has no end but that of the numbers.
      end = nil
    } else if course.ending == .end, course.updates > 0, !course.isOpen {
      // Some schedules are as long as the run is, whatever their parameters say, and go on beyond.
      let tail = isEndless ? nil : Self.tail(of: schedule, after: updates, beyond: course.updates)
      end = tail ?? course.updates
    } else if plan.curve.stages.allSatisfy({ $0.definition.name == "torch.LambdaLR" }),
      peak - lowest > Self.tolerance(of: peak)
    {
      end = Self.tail(of: schedule, after: updates)
    } else {
      end = nil
    }
  }

  /// Whether every update was looked at.
  var isWhole: Bool { places.count == updates - first }
  /// The rate of the last update.
  var lastRate: Double { rates.last ?? 0 }
  /// The rate of the first update that is made.
  var firstRate: Double { rates.first ?? 0 }
  /// Rates that are closer are the same.
  var tolerance: Double { Self.tolerance(of: peak) }
  private static func tolerance(of peak: Double) -> Double { 1e-9 * peak.magnitude }
  /// Whether all rates are the same.
  var isConstant: Bool { peak - lowest <= tolerance }
  /// The updates that are made.
  var count: Int { updates - first }

  /// The update at which the schedule ends by its own lengths; `nil` where it has no end, or none within many times the run.
  let end: Int?

  /// Whether a curve falls for ever by its own law, so that the floor that it meets at last is no end of it.
  private static func isEndless(_ curve: ScheduleConfig) -> Bool {
    curve.stages.contains { stage in
      let name = stage.definition.name.lowercased()
      return ["exponential", "inv", "rsqrt", "noam", "power", "max_scheduler"].contains { name.contains($0) }
    }
  }

  /// How many times the run is followed to find the end of a schedule that is a formula.
  private static let reach = 64

  /// The update at which a cycle ends that comes once; `nil` where it has no end within many times the run.
  var endOfOneCycle: Int? { end ?? Self.tail(of: schedule, after: updates) }

  /// The update from which on the rate is the same for good, beyond some others; `nil` where there is none within many times the
  /// run.
  private static func tail(of schedule: any Schedule, after updates: Int, beyond least: Int = 0) -> Int? {
    let last = updates.multipliedSaturating(by: reach)
    let tail = schedule.firstOfConstantTail(in: 0...last)
    return tail > least && tail < last ? tail : nil
  }

  /// The first update from which on all rates are the last one.
  var tailStart: Int {
    guard isWhole else { return schedule.firstOfConstantTail(in: first...(updates - 1)) }
    let place = rates.lastIndex { !(($0 - lastRate).magnitude <= tolerance) }
    return place.map { places[$0] + 1 } ?? first
  }

  /// How many updates have the rate 0 before the first that has not.
  var leadingZeros: Int {
    let tiny = 1e-12 * peak.magnitude
    guard let place = rates.firstIndex(where: { !($0.magnitude < tiny) }) else { return count }
    guard place > 0 else { return 0 }
    // Between the last that is seen at 0 and the first that is not, bounds tell.
    var (low, high) = (places[place - 1], places[place])
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let range = schedule.bounds(over: low...middle).range
      if range.upperBound < tiny, range.lowerBound > -tiny { low = middle } else { high = middle }
    }
    return high - first
  }

  /// The updates of the warmup: those before the highest rate, where the rate only rises up to it; 0 where there are none.
  var warmup: Int {
    guard firstRate < peak - tolerance else { return 0 }
    let highest = firstHighest
    guard highest > first else { return 0 }
    for index in 1..<rates.count where places[index] <= highest && rates[index] < rates[index - 1] - tolerance {
      return 0
    }
    return highest - first
  }

  /// The highest rate that the schedule would come to if it went on to its own end.
  var courseHighest: Double {
    guard let end, end > updates else { return peak }
    let highest = schedule.extent(over: updates...end, work: 1 << 12).upperBound
    return highest.isFinite ? max(peak, highest) : peak
  }

  /// The lowest rate from the last update to the end of the schedule.
  var courseFloor: Double {
    guard let end, end > updates else { return lowest }
    let floor = schedule.extent(over: (updates - 1)...end, work: 1 << 12).lowerBound
    return floor.isFinite ? min(floor, lastRate) : lastRate
  }

  /// Returns whether another run has the same rates, as far as some hundred places tell.
  ///
  /// - Parameter other: The other run.
  /// - Returns: Whether it has.
  func isSame(as other: RateProbe) -> Bool {
    guard updates == other.updates, first == other.first else { return false }
    let tolerance = 1e-12 * peak.magnitude
    let step = max(1, places.count / 192)
    let edge = min(32, places.count)
    let looked =
      Array(0..<edge) + Array(stride(from: 0, to: places.count, by: step)) + Array((places.count - edge)..<places.count)
    return looked.allSatisfy { index in
      let (left, right) = (rates[index], other.schedule(places[index]))
      return (left - right).magnitude <= tolerance || left == right || left.isNaN && right.isNaN
    }
  }

  /// Returns whether another run would have the same rates beyond its end, where lengths are read that the run does not reach.
  ///
  /// - Parameter other: The other run.
  /// - Returns: Whether it would, as far as some places tell.
  func isSameBeyond(_ other: RateProbe) -> Bool {
    let far = max(updates, end ?? 0).multipliedSaturating(by: 2)
    let tolerance = 1e-12 * peak.magnitude
    return (1...64).allSatisfy { index in
      let place = updates.addingSaturating((far - updates) / 64 * index)
      let (left, right) = (schedule(place), other.schedule(place))
      return (left - right).magnitude <= tolerance || left == right || !left.isFinite && !right.isFinite
    }
  }

  /// The updates of the part of the same rate before the last: of a schedule that is stepped once in an epoch, the epoch.
  var lastSegment: Int {
    guard isWhole else {
      let last = tailStart - 1
      guard last > first else { return 1 }
      let count = last - schedule.firstOfConstantTail(in: first...last) + 1
      return count <= self.count / 4 ? count : 1
    }
    guard let before = rates.lastIndex(where: { !(($0 - lastRate).magnitude <= tolerance) }) else { return 1 }
    let rate = rates[before]
    let start = rates[..<before].lastIndex { !(($0 - rate).magnitude <= tolerance) }
    let count = before - (start ?? -1)
    return count <= max(1, rates.count / 4) ? max(1, count) : 1
  }
}

/// The schedule of a run that another is held against.
struct RateProbe: Sendable {
  /// The schedule of the whole run.
  let schedule: any Schedule
  /// The updates of the whole run.
  let updates: Int
  /// The first update that is made.
  let first: Int

  /// Builds the schedule of a run, unless it is there already; `nil` where there is none, or its curve cannot be built.
  init?(_ plan: RunPlan, _ built: (any Schedule)? = nil) {
    guard plan.updates > 0, plan.firstUpdate < plan.updates,
      let schedule = built
        ?? (try? plan.curve.schedule(
          in: RunContext(Run(length: Fact(plan.updates, .standard), facts: plan.facts))))
    else { return nil }
    self.schedule = schedule
    updates = plan.updates
    first = max(0, plan.firstUpdate)
  }
}
