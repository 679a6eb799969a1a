import Numbers
import Schedules

extension Timm {
  static let multiStepLRScheduler = entry(
    "MultiStepLRScheduler",
    summary: "A factor at each of some milestones, one epoch earlier than PyTorch's.",
    formula: "lr · decay_rate^(number of decay_t ≤ t + 1), t from the end of the warmup",
    example: "timm.MultiStepLRScheduler --lr 0.1 --decay_t 30,60,90 --decay_rate 0.1"
  ) { declare in
    declare(rate)
    let decayT = declare(
      .counts(
        "decay_t", .required, bounds: .nonNegative, unit: "epochs",
        help: "Milestones in ascending order; each acts an epoch early"))
    declare(decayRate)
    let clock = Clock(&declare, prefix: true)
    return .schedule { arguments throws(ScheduleError) in
      let milestones = try arguments[decayT].map { $0.addingSaturating(-1) }
      return try clock.schedule(
        Multistep(rate: arguments[rate], gamma: arguments[decayRate], milestones: milestones),
        arguments)
    }
  }
}
