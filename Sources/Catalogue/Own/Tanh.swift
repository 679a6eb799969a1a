import Schedules

extension ScheduleDefinition {
  static let tanh = ScheduleDefinition(
    "tanh",
    summary: "A hyperbolic tangent: the rate stays high, falls fast, and levels out.",
    formula:
      "finish-lr + (lr - finish-lr) · (1 - tanh(lower · (1 - p) + upper · p)) / 2, p = t / length; holds from p = 1 on",
    source: "Hsueh, Li & Wu 2018, arXiv 1806.01593; timm's defaults, but for its exact first and last rates",
    parameters: [
      .peakRate, .finishRate, .decayLength,
      Parameter("lower", .factor, .value(-7.0), aliases: ["lb"], help: "Place on the tangent at the start"),
      Parameter("upper", .factor, .value(3.0), aliases: ["ub"], help: "Place on the tangent at the end, above lower"),
    ],
    example: "tanh --lr 0.1 --length 1000 --lower -4 --upper 4",
    build: .schedule { arguments throws(ScheduleError) in
      try HyperbolicTangent(
        from: arguments.number("lr"), to: arguments.number("finish-lr"), length: arguments.iterations("length"),
        lower: arguments.number("lower"), upper: arguments.number("upper"))
    })
}
