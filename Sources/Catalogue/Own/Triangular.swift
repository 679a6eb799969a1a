import Schedules

extension ScheduleDefinition {
  static let triangular = ScheduleDefinition(
    "triangular",
    aliases: ["slanted-triangular"],
    summary: "One triangle: a line up to the highest rate and a line down; slanted by the share on the way up.",
    formula: "min + (max - min) · u; u = t / (L·f) for t ≤ L·f, (L - t) / (L·(1 - f)) for t ≤ L, then 0",
    source: "MXNet tutorial; Smith 2015, arXiv 1506.01186; slanted: Howard & Ruder 2018, arXiv 1801.06146",
    parameters: [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr"], help: "Rate at both ends and after them"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Rate at the peak"),
      Parameter(
        "cycle-length", .duration, .value(.duration(.iterations(1000))), aliases: ["length"],
        help: "Iterations of the triangle, L"),
      Parameter("inc-fraction", .fraction, .value(0.5), help: "Share of the triangle on the way up, f"),
    ],
    example: "triangular --min 1 --max 2 --inc-fraction 0.2",
    build: .schedule { arguments throws(ScheduleError) in
      try Triangular(
        minimum: arguments.number("min"), maximum: arguments.number("max"),
        cycleLength: arguments.iterations("cycle-length"), increasingFraction: arguments.number("inc-fraction"))
    })
}
