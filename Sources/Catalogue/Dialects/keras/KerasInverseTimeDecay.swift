import Schedules

extension Keras {
  static let inverseTimeDecay = entry(
    "InverseTimeDecay",
    summary: "Division by a number that grows by decay_rate over every decay_steps.",
    formula: "initial_learning_rate / (1 + decay_rate · t / decay_steps), the quotient rounded down with --staircase",
    example: "keras.InverseTimeDecay --initial_learning_rate 0.1 --decay_steps 100 --decay_rate 0.5"
  ) { declare in
    declare(initial)
    declare(period)
    let decayRate = declare(
      .factor("decay_rate", .required, bounds: .nonNegative, help: "What the divisor grows by over decay_steps"))
    declare(isStaircase)
    return .schedule { arguments throws(ScheduleError) in
      if let periods = try fractionalPeriods(arguments) {
        return try RealTimes.schedule(.number(arguments[initial]) / (1 + .number(arguments[decayRate]) * periods))
      }
      return try InverseTime(
        rate: arguments[initial], decay: arguments[decayRate],
        period: arguments[period], isStaircase: arguments[isStaircase])
    } inverse: { form in
      guard case .law(.inverseTime(let first, let growth, let steps, let isStair)) = form else { return nil }
      return [initial(first), period(steps), decayRate(growth), isStaircase(isStair)]
    }
  }
}
