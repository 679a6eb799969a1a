import Schedules

extension Composer {
  static let stepScheduler = entry(
    "StepScheduler",
    summary: "A factor every so much time.",
    formula: "lr · gamma^⌊t / step_size⌋",
    example: "composer.StepScheduler --lr 0.1 --max_duration 1000ba --step_size 300ba"
  ) { declare in
    declare(rate)
    let stepSize = declare(.time("step_size", .required, bounds: .nonNegative, help: "Time of a step"))
    let gamma = declare(.factor("gamma", 0.1, bounds: .nonNegative, help: "Factor of each step"))
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments[rate], gamma: arguments[gamma],
        period: clock.time(arguments).divisor(stepSize, "StepScheduler"), isStaircase: true)
    } inverse: { form in
      guard let law = form.exponential, law.isStaircase || law.period == 1, law.gamma >= 0, let period = law.wholePeriod
      else {
        return nil
      }
      return [rate(law.rate), stepSize(.updates(period)), gamma(law.gamma)]
    }
  }
}
