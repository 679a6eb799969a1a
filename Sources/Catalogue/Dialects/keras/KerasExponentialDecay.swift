import Schedules

extension Keras {
  static let exponentialDecay = entry(
    "ExponentialDecay",
    summary: "A factor over every decay_steps, smooth or in stairs.",
    formula: "initial_learning_rate · decay_rate^(t / decay_steps), the exponent rounded down with --staircase",
    example: "keras.ExponentialDecay --initial_learning_rate 0.1 --decay_steps 100 --decay_rate 0.9"
  ) { declare in
    declare(initial)
    declare(period)
    let decayRate = declare(.factor("decay_rate", .required, bounds: .nonNegative, help: "Factor over decay_steps"))
    declare(isStaircase)
    return .schedule { arguments throws(ScheduleError) in
      if let periods = try fractionalPeriods(arguments) {
        return try RealTimes.schedule(
          .number(arguments[initial]) * Expression.number(arguments[decayRate]).raised(to: periods))
      }
      return try Exponential(
        rate: arguments[initial], gamma: arguments[decayRate],
        period: arguments[period], isStaircase: arguments[isStaircase])
    } inverse: { form in
      guard let law = form.exponential, law.gamma >= 0, let steps = law.wholePeriod else { return nil }
      return [initial(law.rate), period(steps), decayRate(law.gamma), isStaircase(law.isStaircase)]
    }
  }
}
