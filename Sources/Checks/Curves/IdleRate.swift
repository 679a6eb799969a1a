import Numbers
import Schedules

/// Half of the run or more has the lowest rate.
enum IdleRate {
  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    let extent = curve.schedule.extent(over: curve.updates, work: curve.work)
    guard extent.lowerBound < extent.upperBound else { return nil }
    let share = RateShare(
      of: curve.schedule, upTo: extent.lowerBound, isIncluded: true, over: curve.updates, work: curve.work)
    guard share.least >= curve.length - share.least else { return nil }
    let percent = ShareText.percent(share.leastShare)
    let most = share.isExact ? "" : "at least "
    let name = extent.lowerBound == 0 ? "rate 0" : "the lowest rate, \(FigureText.short(extent.lowerBound))"
    return "\(most)\(percent) of the run, \(share.least) updates, are at \(name)"
  }
}
