import Schedules

/// The schedulers of `fvcore.common.param_scheduler`: functions of `where`, the share of the run that is done.
enum Fvcore: Dialect {
  static let name = "fvcore"
  static let modules = ["fvcore.common.param_scheduler"]
  static let release = "fvcore 0.1.5.post20221221"
  static let summary = "The schedulers of fvcore.common.param_scheduler, over the share of the run that is done."
  static let picture = """
    plot fvcore.LinearParamScheduler --start_value 0.001 --end_value 0.1 --length 100 for 100 then \
    fvcore.CosineParamScheduler --start_value 0.1 --end_value 0.0001 --length 900 -n 1000
    """
  static let joinsSchedules = true
  static let entries = [
    constantParamScheduler, cosineParamScheduler, exponentialParamScheduler, linearParamScheduler,
    polynomialDecayParamScheduler, stepParamScheduler, stepWithFixedGammaParamScheduler, multiStepParamScheduler,
  ]

  /// The iterations that `where` from 0 to 1 spans.
  static let length = Key.duration(
    "length", .percent(100), gives: .length, help: "Iterations that where from 0 to 1 spans"
  ).playing(
    .length, .cycleLength, .period)
  static let start = Key.rate("start_value", .required, bounds: .any, help: "Rate at the start").playing(.start)
  static let end = Key.rate("end_value", .required, bounds: .any, help: "Rate at the end").playing(.finish)
}
