import Schedules

extension Fvcore {
  static let exponentialParamScheduler = entry(
    "ExponentialParamScheduler",
    summary: "The factor decay over the run, and again over every further length of it.",
    formula: "start_value · decay^where, where = t / length",
    example: "fvcore.ExponentialParamScheduler --start_value 2 --decay 0.02 --length 1000"
  ) { declare in
    let start = declare(.rate("start_value", .required, bounds: .any, help: "Rate at the start"))
    let decay = declare(.factor("decay", .required, bounds: .nonNegative, help: "Factor over the run"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments[start], gamma: arguments[decay], period: arguments[length])
    } inverse: { form in
      guard let law = form.exponential, !law.isStaircase, law.gamma >= 0, let period = law.wholePeriod else {
        return nil
      }
      return [start(law.rate), decay(law.gamma), length(period)]
    }
  }
}
