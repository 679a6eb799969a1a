import Numbers
import Schedules

/// The curve is over, and its last rate holds for more than a tenth of the run.
enum HoldsOn {
  /// What a search for the first update of it may cost, in evaluations of a cosine.
  private static let work = 1 << 16

  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    let (schedule, length) = (curve.schedule, curve.length)
    let course = curve.course
    guard curve.isLengthGiven, course.updates >= 1, course.updates <= length, course.ending != .repetition,
      schedule.cost.bounds.multipliedSaturating(by: Int.bitWidth) <= work
    else { return nil }
    let first = schedule.firstOfConstantTail(in: curve.updates)
    // What holds within its course, as the last of several rates does, is meant to.
    guard first > 0, length - max(first, course.updates) > length / 10 else { return nil }
    let tail = ConstantTail(first: first, updates: length, rate: schedule(first))
    // A warmup to the rate of all training is meant to hold it.
    if course.ending == .milestone, !(tail.rate < schedule.bounds(over: curve.updates).range.upperBound) { return nil }
    return tail.sentence
  }
}
