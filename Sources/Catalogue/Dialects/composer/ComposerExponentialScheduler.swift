import Schedules

extension Composer {
  static let exponentialScheduler = entry(
    "ExponentialScheduler",
    summary: "The same factor over each period, without steps.",
    formula: "lr · gamma^(t / decay_period)",
    example: "composer.ExponentialScheduler --lr 0.1 --max_duration 1000ba --gamma 0.7 --decay_period 100ba"
  ) { declare in
    declare(rate)
    let gamma = declare(.factor("gamma", .required, bounds: .nonNegative, help: "Factor over a period"))
    let decayPeriod = declare(
      .time("decay_period", .value(Duration(1, .epochs)), bounds: .nonNegative, help: "Time of a period"))
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments[rate], gamma: arguments[gamma],
        period: clock.time(arguments).divisor(decayPeriod, "ExponentialScheduler"))
    } inverse: { form in
      guard let law = form.exponential, !law.isStaircase, law.gamma >= 0, let period = law.wholePeriod else {
        return nil
      }
      return [rate(law.rate), gamma(law.gamma), decayPeriod(.updates(period))]
    }
  }
}
