import Catalogue
import Numbers
import Schedules

/// A formula that is multiplied by the rate seems to be a rate itself.
enum RateAsFactor {
  /// The updates over which the largest factor is looked for: one that grows slowly is no rate.
  private static let reach = 1_000_000
  /// The largest factor that is taken for a rate.
  private static let largest = 0.01
  /// A factor that is the rate itself, but for so much of it, is taken for one where the rate is no larger than a half.
  private static let alike = 1e-3

  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    for stage in curve.config.stages {
      guard stage.values["lr_lambda"] != nil, let schedule = try? ScheduleConfig(stage).schedule(in: curve.context),
        case .law(.formula(let rate, _, isProduct: false))? = schedule.form?.normalized ?? schedule.form,
        rate > 0, rate != 1
      else { continue }
      let updates = 0...max(curve.last, reach)
      let highest = schedule.extent(over: updates, work: curve.work).upperBound
      let factor = highest / rate
      guard factor > 0, factor < largest || (factor - rate).magnitude <= alike * rate && rate <= 0.5
      else { continue }
      let name = stage.definition.name
      return "the formula of \(name) is never more than \(FigureText.short(factor, digits: 3)) and seems to be a rate: "
        + "\(name) multiplies lr, \(FigureText.short(rate)), by it, which makes no more than "
        + "\(FigureText.short(highest, digits: 3)); with lr 1 it is the rate"
    }
    return nil
  }
}
