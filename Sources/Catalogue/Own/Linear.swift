import Schedules

extension ScheduleDefinition {
  static let linear = ScheduleDefinition(
    "linear",
    summary: "A straight line from one rate to another, which then holds.",
    formula: "start-lr + (finish-lr - start-lr) · t / length for t ≤ length, then finish-lr",
    source: "linear decay of the Keras article; linear decay to zero, arXiv 2502.15938",
    parameters: [
      Parameter("start-lr", .rate, .value(1.0), aliases: ["lr"], help: "Rate at iteration 0"),
      Parameter("finish-lr", .rate, .value(0.0), help: "Rate at the end and after it"),
      Parameter("length", .duration, .value(.duration(.iterations(1000))), help: "Iterations from one to the other"),
    ],
    example: "linear --start-lr 0.5 --finish-lr 0.01 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments.number("start-lr"), to: arguments.number("finish-lr"), length: arguments.iterations("length"),
        curve: .linear, name: "linear")
    })
}
