import Numbers
import Schedules

/// The curve climbs again after its end.
enum ClimbsAgain {
  /// A climb is one that is no rounding.
  private static let rounding = 1e-9

  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    let (schedule, course) = (curve.schedule, curve.course)
    guard curve.hasRunItsCourse, course.updates <= curve.last else { return nil }
    let after = course.updates...curve.last
    // The last update of a curve may already be past its lowest rate, and its end may be it.
    let lowest = min(schedule(course.updates - 1), schedule(course.updates))
    let extent = schedule.extent(over: after, work: curve.work)
    let peak = max(extent.upperBound.magnitude, schedule.extent(over: curve.updates, work: curve.work).upperBound)
    guard extent.upperBound - lowest > rounding * peak, lowest < peak else { return nil }
    let highest = schedule.firstHighest(in: after, work: curve.work)
    let rate = FigureText.short(schedule(highest))
    return "the curve is over at update \(course.updates) and climbs again after it, to \(rate) at update \(highest)"
  }
}
