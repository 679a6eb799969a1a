import Schedules

extension ScheduleDefinition {
  static let cooldown = ScheduleDefinition(
    "cooldown",
    summary: "Leaves the curve at an iteration for a way down to a last rate.",
    formula: "s(t) for t ≤ start-idx, then s(start-idx) → finish-lr over length, then finish-lr",
    source: "MXNet tutorial, LinearCoolDown; Smith & Topin 2017, arXiv 1708.07120",
    parameters: [
      Parameter(
        "start-idx", .duration, .required, bounds: .nonNegative, aliases: ["start"],
        help: "Last iteration with the curve's own rate"),
      Parameter("length", .duration, .required, help: "Iterations of the cool-down"),
      Parameter("finish-lr", .rate, .value(0.0), help: "Rate at the end and after it"),
      Parameter("shape", .choice(Curve.decayShapeNames), .value(.choice("linear")), help: "The way down"), .decayPower,
    ],
    example: "cosine cooldown --start-idx 500 --length 250",
    build: .modifier { inner, arguments throws(ScheduleError) in
      try Cooldown(
        inner, start: arguments.iterations("start-idx"), length: arguments.iterations("length"),
        finish: arguments.number("finish-lr"),
        curve: .decay(arguments.choice("shape"), power: arguments.number("power")))
    })
}
