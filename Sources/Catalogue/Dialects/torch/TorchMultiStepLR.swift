import Schedules

extension Torch {
  static let multiStepLR = entry(
    "MultiStepLR",
    summary: "A factor at each milestone, in any order; one that stands twice counts twice.",
    formula: "lr · gamma^(number of milestones ≤ t), those below 0 left out",
    example: "torch.MultiStepLR --lr 0.1 --milestones 300,800"
  ) { declare in
    declare(rate)
    let milestones = declare(
      .realDurations(
        "milestones", .required, bounds: .any, help: "First iterations of the next rate; fractions are never reached"))
    let gamma = declare(.factor("gamma", 0.1, help: "Factor at each milestone"))
    return .schedule { arguments throws(ScheduleError) in
      try Multistep(
        rate: arguments[rate], gamma: arguments[gamma],
        milestones: arguments[milestones].compactMap(\.wholeNumber).filter { $0 >= 0 })
    } inverse: { form in
      guard let steps = form.steps, let (factor, places) = steps.common else { return nil }
      return [rate(steps.first), milestones(places.map(Double.init)), gamma(factor)]
    }
  }
}
