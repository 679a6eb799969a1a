import Schedules

/// The schedulers of `composer.optim.scheduler`.
enum Composer: Dialect {
  static let name = "composer"
  static let modules = ["composer.optim.scheduler", "composer.optim"]
  static let release = "Composer 0.32.1"
  static let summary = "The schedulers of composer.optim.scheduler, with Composer's units of time."
  static let picture = """
    compare composer.MultiStepWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 200ba --milestones \
    300ba,600ba --label 'milestones count from 0' vs composer.CosineAnnealingWithWarmupScheduler --lr 0.1 \
    --max_duration 1000ba --t_warmup 200ba --label 'the cosine from the warmup' -n 1000
    """
  static let entries = [
    stepScheduler, multiStepScheduler, constantScheduler, linearScheduler, exponentialScheduler,
    cosineAnnealingScheduler, cosineAnnealingWarmRestartsScheduler, polynomialScheduler, multiStepWithWarmupScheduler,
    constantWithWarmupScheduler, linearWithWarmupScheduler, cosineAnnealingWithWarmupScheduler,
    polynomialWithWarmupScheduler,
  ]

  static let rate = Key.rate("lr", 0.1, help: "Rate of the optimizer, which the factor multiplies").playing(
    .rate, .start, .peak)
  static let length = Key<Duration>.time(
    "t_max", .percent(100), bounds: .nonNegative, help: "Time of the schedule")
  static let final = Key.factor("alpha_f", 0, bounds: .nonNegative, help: "Factor at the end and after it").playing(
    .finish, .floor)
  static let milestones = Key<[Duration]>.times(
    "milestones", .required, bounds: .nonNegative, help: "Times from which the next factor acts")
  static let gamma = Key.factor("gamma", 0.1, bounds: .nonNegative, help: "Factor at each milestone").playing(.factor)

  /// What Composer says of a time that it reads only when it is first used; `nil` for what it says at once.
  ///
  /// - Parameter error: Why the time cannot be counted in batches.
  /// - Returns: What Composer says.
  static func lateReason(_ error: ScheduleError) -> String? {
    switch error {
    case .refused(_, let reason): reason
    case .missingFact(let parameter, let value, let fact) where fact.wanted == .updatesPerEpoch:
      "cannot convert \(value) of \(parameter), since dataloader_len is not known: give --dataloader_len"
    default: nil
    }
  }
}
