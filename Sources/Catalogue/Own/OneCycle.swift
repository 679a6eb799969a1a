import Schedules

extension ScheduleDefinition {
  static let oneCycle = ScheduleDefinition(
    "one-cycle",
    aliases: ["1cycle", "onecycle"],
    summary: "One triangle, then a cool-down to a rate far below.",
    formula: "triangular(start-lr, max, cycle-length), then start-lr → finish-lr over cooldown-length, then finish-lr",
    source: "MXNet tutorial, OneCycleSchedule; Smith & Topin 2017, arXiv 1708.07120",
    parameters: [
      Parameter("start-lr", .rate, .value(0.1), help: "Rate at both ends of the triangle"),
      Parameter("max", .rate, .value(0.5), aliases: ["max_lr"], help: "Rate at the peak"),
      Parameter("cycle-length", .duration, .value(.duration(.iterations(500))), help: "Iterations of the triangle"),
      Parameter(
        "cooldown-length", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
        help: "Iterations of the cool-down; needs --finish-lr"),
      Parameter("finish-lr", .rate, .none("no cool-down"), help: "Rate at the end; needs --cooldown-length"),
    ],
    example: "one-cycle --start-lr 0.1 --max 0.5 --cycle-length 500 --cooldown-length 750 --finish-lr 0.001",
    build: .schedule { arguments throws(ScheduleError) in
      let length = try arguments.iterations("cooldown-length")
      let finish = try arguments.optionalNumber("finish-lr")
      if finish == nil && length > 0 { throw .needs(parameter: "cooldown-length", other: "finish-lr") }
      if finish != nil && length == 0 { throw .needs(parameter: "finish-lr", other: "cooldown-length") }
      return try OneCycle(
        start: arguments.number("start-lr"), maximum: arguments.number("max"),
        cycleLength: arguments.iterations("cycle-length"), cooldown: finish.map { (length, $0) })
    })
}
