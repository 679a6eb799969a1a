import Schedules

extension ScheduleDefinition {
  static let polynomial = ScheduleDefinition(
    "polynomial",
    aliases: ["poly"],
    summary: "A power of the remaining share of the run; power 1 is a straight line.",
    formula: "finish-lr + (lr - finish-lr) · (1 - t / length)^power for t ≤ length, then finish-lr",
    source: "Keras article; DeepLab, Chen et al. 2016, arXiv 1606.00915",
    parameters: [
      Parameter("lr", .rate, .value(0.5), aliases: ["start-lr"], help: "Rate at iteration 0"),
      Parameter("finish-lr", .rate, .value(0.0), help: "Rate at the end and after it"),
      Parameter(
        "length", .duration, .value(.duration(.iterations(100))), aliases: ["epochs"], help: "Iterations of the decay"),
      Parameter("power", .factor, .value(1.0), bounds: .positive, help: "Exponent of the remaining share"),
    ],
    example: "polynomial --lr 0.5 --length 1000 --power 2",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments.number("lr"), to: arguments.number("finish-lr"), length: arguments.iterations("length"),
        curve: .power(exponent: arguments.number("power")), name: "decay")
    })
}
