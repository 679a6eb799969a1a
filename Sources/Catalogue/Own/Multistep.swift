import Schedules

extension Own {
  static let multistep = ScheduleDefinition(
    "multistep",
    aliases: ["multi-step"],
    summary: "A factor at each of some milestones.",
    formula: "lr · gamma^(number of milestones ≤ t)",
    source: "PyTorch MultiStepLR; MXNet tutorial (mxnet.MultiFactorScheduler drops one iteration later)",
    example: "multistep --lr 1 --milestones 250,750,900 --gamma 0.5"
  ) { declare in
    let rate = declare(.rate("lr", 1, aliases: ["start-lr"], help: "Rate before the first milestone"))
    let milestones = declare(
      .durations(
        "milestones", .value(.list([250, 750, 900].map { .duration(.iterations($0)) })),
        help: "First iterations of the next rate"))
    let gamma = declare(
      .factor("gamma", 0.5, bounds: .nonNegative, aliases: ["factor"], help: "Factor at each milestone"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.requireAscending(milestones)
      let milestones = try arguments[milestones]
      return try Multistep(rate: arguments[rate], gamma: arguments[gamma], milestones: milestones)
    } inverse: { form in
      guard let steps = form.steps, let (factor, places) = steps.common, factor >= 0 else { return nil }
      return [rate(steps.first), milestones(places), gamma(factor)]
    }
  }
}
