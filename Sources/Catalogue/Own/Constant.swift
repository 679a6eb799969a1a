import Schedules

extension ScheduleDefinition {
  static let constant = ScheduleDefinition(
    "constant",
    summary: "The same rate at every iteration.",
    formula: "lr",
    source: "the baseline of every comparison",
    parameters: [Parameter("lr", .rate, .value(0.01), help: "Learning rate")],
    example: "constant --lr 0.01",
    build: .schedule { arguments throws(ScheduleError) in try Constant(rate: arguments.number("lr")) })
}
