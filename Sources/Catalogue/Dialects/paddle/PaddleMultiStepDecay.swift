import Schedules

extension Paddle {
  static let multiStepDecay = entry(
    "MultiStepDecay",
    summary: "A factor below 1 at each milestone.",
    formula: "learning_rate · gamma^(number of milestones ≤ t)",
    example: "paddle.MultiStepDecay --learning_rate 0.1 --milestones 300,800"
  ) { declare in
    declare(rate)
    let milestones = declare(
      .durations("milestones", .required, bounds: .any, help: "First iterations of the next rate"))
    declare(gamma)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.requireAscending(milestones)
      let milestones = try arguments[milestones]
      return try Multistep(
        rate: arguments[rate], gamma: arguments[gamma], milestones: milestones)
    } inverse: { form in
      guard let steps = form.steps, let (factor, places) = steps.common else { return nil }
      return [rate(steps.first), milestones(places), gamma(factor)]
    }
  }
}
