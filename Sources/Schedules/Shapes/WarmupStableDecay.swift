extension ScheduleDefinition {
  static let warmupStableDecay = ScheduleDefinition(
    "wsd",
    aliases: ["warmup-stable-decay", "trapezoidal"],
    summary: "Warm up, hold, and decay by the end of the run.",
    formula: "lr · t / warmup; lr; finish-lr + (lr - finish-lr) · f(p), p = (t - (length - decay)) / decay; then finish-lr",
    source: "MiniCPM, Hu et al. 2024, arXiv 2404.06395; Hägele et al. 2024, arXiv 2405.18392",
    parameters: [
      Parameter("lr", .rate, .value(1.0), aliases: ["max", "max_lr"], help: "Rate of the stable phase"),
      Parameter(
        "warmup", .duration, .value(.duration(Duration(5, .percent))), bounds: .nonNegative,
        help: "Iterations of the warmup, from rate 0"),
      Parameter("decay", .duration, .value(.duration(Duration(20, .percent))), help: "Iterations of the decay"),
      Parameter(
        "length", .duration, .value(.duration(Duration(100, .percent))), aliases: ["total"],
        help: "Iterations of the three phases together"),
      Parameter("shape", .choice(Curve.decayShapes.map(\.name)), .value(.choice("linear")), help: "f, the way down"),
      Parameter("finish-lr", .rate, .value(0.0), help: "Rate at the end and after it"),
    ],
    example: "wsd --lr 0.001 --warmup 100 --decay 300 --length 1500 --shape 1-sqrt",
    build: .schedule { arguments throws(ScheduleError) in
      let warmup = try arguments.iterations("warmup")
      let decay = try arguments.iterations("decay")
      let length = try arguments.iterations("length")
      let rate = try arguments.number("lr")
      let curve = Curve.named(try arguments.choice("shape"), in: Curve.decayShapes) ?? .linear
      try Check.order("length", Double(length), .atLeast, "warmup + decay", Double(warmup) + Double(decay))
      let stable = Named(try Constant(rate: rate), "stable")
      let led: any Schedule = warmup == 0 ? stable : try Warmup(stable, length: warmup)
      return try Cooldown(led, start: length - decay, length: decay, finish: arguments.number("finish-lr"), curve: curve, name: "decay")
    })
}
