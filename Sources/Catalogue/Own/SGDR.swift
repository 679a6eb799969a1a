import Schedules

extension ScheduleDefinition {
  static let sgdr = ScheduleDefinition(
    "sgdr",
    aliases: ["cosine-restarts", "warm-restarts"],
    summary: "Cosine annealing with warm restarts, each cycle longer than the one before.",
    formula: "cosine(min, max, L_k) from the start of each cycle k, times cycle-magnitude-decay^k",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983",
    parameters: [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr"], help: "Rate at the end of a cycle"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Rate at the start of the first cycle"),
      Parameter(
        "cycle-length", .duration, .value(.duration(.iterations(250))), help: "Iterations of the first cycle"),
      Parameter(
        "cycle-length-decay", .factor, .value(2.0), bounds: .positive,
        help: "What each next cycle length is multiplied by"),
      Parameter(
        "cycle-magnitude-decay", .factor, .value(1.0), bounds: .nonNegative,
        help: "What the rates of each next cycle are multiplied by"),
    ],
    example: "sgdr --min 0.01 --max 2 --cycle-magnitude-decay 0.5",
    build: .schedule { arguments throws(ScheduleError) in
      try Cyclical(
        Cosine(
          minimum: arguments.number("min"), maximum: arguments.number("max"),
          cycleLength: arguments.iterations("cycle-length")),
        lengthDecay: arguments.number("cycle-length-decay"), magnitudeDecay: arguments.number("cycle-magnitude-decay"))
    })
}
