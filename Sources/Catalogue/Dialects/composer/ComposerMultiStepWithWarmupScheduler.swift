import Schedules

extension Composer {
  static let multiStepWithWarmupScheduler = entry(
    "MultiStepWithWarmupScheduler",
    summary:
      "A line up, then a factor at each milestone; milestones are counted from batch 0 and act from the warmup's end.",
    formula: "lr · t / w for t < w, then lr · gamma^(number of milestones ≤ t)",
    example:
      "composer.MultiStepWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba --milestones 500ba,900ba"
  ) { declare in
    declare(rate)
    declare(milestones)
    declare(gamma)
    let warmup = Warmup(&declare)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let time = try clock.time(arguments)
      let rate = try arguments[rate]
      let steps = try Multistep(rate: rate, gamma: arguments[gamma], milestones: time.batches(milestones))
      return try warmup.schedule(
        to: rate, arguments, time, "MultiStepWithWarmupScheduler",
        then: Shifted(steps, by: -time.batches(warmup.length, isScaled: false)))
    }
  }
}
