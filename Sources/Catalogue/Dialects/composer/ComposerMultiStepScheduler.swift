import Schedules

extension Composer {
  static let multiStepScheduler = entry(
    "MultiStepScheduler",
    summary: "A factor at each of some milestones, in any order.",
    formula: "lr · gamma^(number of milestones ≤ t)",
    example: "composer.MultiStepScheduler --lr 0.1 --max_duration 1000ba --milestones 300ba,0.8dur"
  ) { declare in
    declare(rate)
    declare(milestones)
    declare(gamma)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try Multistep(
        rate: arguments[rate], gamma: arguments[gamma],
        milestones: clock.time(arguments).batches(milestones))
    } inverse: { form in
      guard let steps = form.steps, let (factor, places) = steps.common, factor >= 0 else { return nil }
      return [rate(steps.first), milestones(places.map { .updates($0) }), gamma(factor)]
    }
  }
}
