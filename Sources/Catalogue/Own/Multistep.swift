import Schedules

extension ScheduleDefinition {
  static let multistep = ScheduleDefinition(
    "multistep",
    aliases: ["multi-step"],
    summary: "A factor at each of some milestones.",
    formula: "lr · gamma^(number of milestones ≤ t)",
    source: "PyTorch MultiStepLR; MXNet tutorial (mxnet.MultiFactorScheduler drops one iteration later)",
    parameters: [
      Parameter("lr", .rate, .value(1.0), aliases: ["start-lr"], help: "Rate before the first milestone"),
      Parameter(
        "milestones", .list(of: .duration),
        .value(.list([250, 750, 900].map { .duration(.iterations($0)) })), help: "First iterations of the next rate"),
      Parameter(
        "gamma", .factor, .value(0.5), bounds: .nonNegative, aliases: ["factor"], help: "Factor at each milestone"),
    ],
    example: "multistep --lr 1 --milestones 250,750,900 --gamma 0.5",
    build: .schedule { arguments throws(ScheduleError) in
      let milestones = try arguments.iterationList("milestones")
      try Check.ascending("milestones", milestones)
      return try Multistep(rate: arguments.number("lr"), gamma: arguments.number("gamma"), milestones: milestones)
    })
}
