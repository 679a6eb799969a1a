import Schedules

extension ScheduleDefinition {
  static let timeBased = ScheduleDefinition(
    "time-based",
    aliases: ["inverse-time"],
    summary: "Division by a number that grows with time; compounding as a Keras callback makes it.",
    formula: "lr / (1 + decay · t); with --compounding lr · ∏ 1 / (1 + decay · i) over i = 1 … t",
    source: "Keras article: the optimizer's decay, and a LearningRateScheduler callback that feeds the rate back",
    parameters: [
      Parameter("lr", .rate, .value(0.5), aliases: ["start-lr"], help: "Rate at iteration 0"),
      Parameter(
        "decay", .factor, .value(0.005), bounds: .nonNegative, help: "What the divisor grows by at each iteration"),
      Parameter("compounding", .flag, .value(false), help: "Feed the rate back into the formula at each iteration"),
    ],
    example: "time-based --lr 0.5 --decay 0.005",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, decay) = (try arguments.number("lr"), try arguments.number("decay"))
      return try arguments.flag("compounding")
        ? CompoundingInverseTime(rate: rate, decay: decay) as any Schedule : InverseTime(rate: rate, decay: decay)
    })
}
