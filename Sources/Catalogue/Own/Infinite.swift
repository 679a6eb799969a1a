import Schedules

extension ScheduleDefinition {
  static let infinite = ScheduleDefinition(
    "infinite",
    summary: "A cosine down to a rate that can be held for ever, and a short anneal whenever a model is wanted.",
    formula:
      """
      warmup; a cosine lr → constant-lr over cooldown; constant-lr; constant-lr · (finish-lr / constant-lr)^p \
      over anneal
      """,
    source: "Ibrahim et al. 2024, arXiv 2403.08763; Singh et al. 2025, arXiv 2503.02844",
    parameters: [
      .peakRate, .warmupLength,
      Parameter(
        "cooldown", .duration, .value(.duration(Duration(25, .percent))), help: "Iterations of the cosine"),
      Parameter("constant-lr", .rate, .none("half of lr"), bounds: .positive, help: "Rate that is held"),
      Parameter("anneal", .duration, .value(.duration(Duration(10, .percent))), help: "Iterations of the last decay"),
      Parameter(
        "finish-lr", .rate, .none("a tenth of lr"), bounds: .positive, aliases: ["min", "min_lr"], help: "Last rate"),
      .runLength,
    ],
    example: "infinite --lr 0.0003 --constant-lr 0.000165 --finish-lr 0.00003 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (warmup, cooldown) = (try arguments.iterations("warmup"), try arguments.iterations("cooldown"))
      let (anneal, length) = (try arguments.iterations("anneal"), try arguments.iterations("length"))
      let phases = Double(warmup) + Double(cooldown) + Double(anneal)
      try Check.order("length", Double(length), .atLeast, "warmup + cooldown + anneal", phases)
      let peak = try arguments.number("lr")
      try Check.bounds("lr", peak, .positive)
      let held = try arguments.optionalNumber("constant-lr") ?? peak / 2
      let down = try Ramp(from: peak, to: held, length: cooldown, curve: .cosine, name: "cosine")
      let rest = try Cooldown(
        Named(Constant(rate: held), "constant"), start: length - warmup - cooldown - anneal, length: anneal,
        finish: arguments.optionalNumber("finish-lr") ?? peak / 10, curve: .exponential, name: "anneal")
      return try Sequential(down, then: rest).warmedUp(over: warmup)
    })
}
