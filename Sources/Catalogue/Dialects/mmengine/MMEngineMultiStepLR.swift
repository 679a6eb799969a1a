import Schedules

extension MMEngine {
  static let multiStepLR = entry(
    "MultiStepLR",
    summary: "A factor at each milestone, counted from begin; one that stands twice counts twice.",
    formula: "lr · gamma^(number of milestones ≤ t - begin), then as it is",
    example: "mmengine.MultiStepLR --lr 0.1 --milestones 300,800"
  ) { declare in
    declare(Torch.rate)
    let milestones = declare(
      .durations("milestones", .required, bounds: .any, help: "First iterations of the next rate"))
    let gamma = declare(.factor("gamma", 0.1, help: "Factor at each milestone"))
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let milestones = try arguments[milestones].filter { $0 >= 0 }
      let gamma = try arguments[gamma]
      return try span.schedule("MultiStepLR", arguments) { (rate, _) throws(ScheduleError) in
        try Multistep(rate: rate, gamma: gamma, milestones: milestones)
      }
    } inverse: { form in
      guard let steps = form.steps, let (factor, places) = steps.common else { return nil }
      return [Torch.rate(steps.first), milestones(places), gamma(factor)]
    }
  }
}
