import Schedules

extension ScheduleDefinition {
  static let warmupStableDecay = ScheduleDefinition(
    "wsd",
    aliases: ["warmup-stable-decay", "trapezoidal"],
    summary: "Warm up, hold, and decay by the end of the run.",
    formula:
      "lr · t / warmup; lr; finish-lr + (lr - finish-lr) · f(p), p = (t - (length - decay)) / decay; then finish-lr",
    source: "MiniCPM, Hu et al. 2024, arXiv 2404.06395; shapes: Hägele et al. 2024, arXiv 2405.18392",
    parameters: [
      Parameter("lr", .rate, .value(1.0), aliases: ["max", "max_lr"], help: "Rate of the stable phase"),
      .warmupLength,
      Parameter("decay", .duration, .value(.duration(Duration(20, .percent))), help: "Iterations of the decay"),
      .runLength,
      Parameter("shape", .choice(Curve.decayShapeNames), .value(.choice("linear")), help: "f, the way down"),
      .decayPower, .finishRate,
    ],
    example: "wsd --lr 0.001 --warmup 100 --decay 300 --length 1500 --shape 1-sqrt",
    build: .schedule { arguments throws(ScheduleError) in
      let (warmup, decay) = (try arguments.iterations("warmup"), try arguments.iterations("decay"))
      let length = try arguments.iterations("length")
      try Check.order("length", Double(length), .atLeast, "warmup + decay", Double(warmup) + Double(decay))
      let stable = Named(try Constant(rate: arguments.number("lr")), "stable")
      return try Cooldown(
        stable.warmedUp(over: warmup), start: length - decay, length: decay, finish: arguments.number("finish-lr"),
        curve: .decay(arguments.choice("shape"), power: arguments.number("power")), name: "decay")
    })
}
