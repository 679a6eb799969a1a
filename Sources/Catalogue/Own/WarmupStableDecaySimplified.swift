import Schedules

extension ScheduleDefinition {
  static let warmupStableDecaySimplified = ScheduleDefinition(
    "wsd-s",
    summary: "Hold and decay in periods, back to the full rate at once after each: a checkpoint at every end.",
    formula: "lr · t / warmup; then in every period lr, and over its last decay iterations lr → finish-lr along shape",
    source: "WSD-S, Wen et al. 2024, arXiv 2410.05192; its decay is the line in the reciprocal",
    parameters: [
      Parameter("lr", .rate, .value(1.0), aliases: ["max", "max_lr"], help: "Rate of the stable phases"), .warmupLength,
      Parameter(
        "period", .duration, .value(.duration(Duration(25, .percent))), help: "Iterations of hold and decay together"),
      Parameter("decay", .duration, .value(.duration(Duration(5, .percent))), help: "Iterations of each decay"),
      Parameter("periods", .count, .none("no end"), help: "Number of periods, after which the last rate holds"),
      Parameter("shape", .choice(Curve.decayShapeNames), .value(.choice("inverse-linear")), help: "The way down"),
      .decayPower,
      Parameter(
        "finish-lr", .rate, .none("a tenth of lr"), aliases: ["min", "min_lr"], help: "Rate at the end of a period"),
    ],
    example: "wsd-s --lr 0.001 --warmup 50 --period 400 --decay 80",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      let (period, decay) = (try arguments.iterations("period"), try arguments.iterations("decay"))
      try Check.order("period", Double(period), .atLeast, "decay", Double(decay))
      let curve = Curve.decay(try arguments.choice("shape"), power: try arguments.number("power"))
      if curve.needsPositiveEnds { try Check.bounds("lr", rate, .positive) }
      let cycle = try Cooldown(
        Constant(rate: rate), start: period - decay, length: decay,
        finish: arguments.optionalNumber("finish-lr") ?? rate / 10, curve: curve)
      let cycles = try Cyclical(Period(cycle, every: period), cycles: arguments.optionalCount("periods"))
      return try cycles.warmedUp(over: arguments.iterations("warmup"))
    })
}
