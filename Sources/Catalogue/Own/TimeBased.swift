import Schedules

extension Own {
  static let timeBased = ScheduleDefinition(
    "time-based",
    aliases: ["inverse-time"],
    summary: "Division by a number that grows with time; compounding as a Keras callback makes it.",
    formula: "lr / (1 + decay · t); with --compounding lr · ∏ 1 / (1 + decay · i) over i = 1 … t",
    source: "Keras article: the optimizer's decay, and a LearningRateScheduler callback that feeds the rate back",
    example: "time-based --lr 0.5 --decay 0.005"
  ) { declare in
    let rate = declare(peak("Rate at the beginning of the decay", aliases: ["start-lr"]))
    let decay = declare(
      .factor("decay", 0.005, bounds: .nonNegative, help: "What the divisor grows by at each iteration"))
    let compounding = declare(
      .flag("compounding", false, help: "Feed the rate back into the formula at each iteration"))
    let warmup = declare(warmupBefore)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, decay) = (try arguments[rate], try arguments[decay])
      let law: any Schedule =
        try arguments[compounding]
        ? CompoundingInverseTime(rate: rate, decay: decay) : InverseTime(rate: rate, decay: decay)
      return try law.warmedUp(over: arguments[warmup])
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard case .law(.inverseTime(let first, let growth, let period, let isStaircase)) = rest,
        !isStaircase || period == 1
      else { return nil }
      return [rate(first), warmup(climb), decay(growth / Double(period))]
    }
  }
}
