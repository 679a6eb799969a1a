import Schedules

/// The schedulers of the package `pytorch_scheduler`.
enum PyTorchScheduler: Dialect {
  static let name = "pytorch_scheduler"
  static let modules = ["pytorch_scheduler"]
  static let release = "pytorch-scheduler 0.2.2"
  static let summary = "The schedulers of the package pytorch_scheduler."
  static let picture = """
    compare pytorch_scheduler.CosineAnnealingWarmupRestarts --lr 0.1 --max_lr 0.1 --min_lr 0.01 \
    --first_cycle_steps 10 --label 'each cycle begins at min_lr' vs torch.CosineAnnealingWarmRestarts --lr 0.1 \
    --T_0 10 --eta_min 0.01 --label torch -n 31 --mark both
    """
  static let entries = [
    cosineWithWarmupScheduler, warmupHoldCosineScheduler, wsdScheduler, trapezoidalScheduler, flatCosineScheduler,
    linearDecayScheduler, polynomialScheduler, cosineAnnealingWarmupRestarts, inverseSqrtScheduler,
    powerDecayScheduler, slantedTriangularScheduler, rexScheduler, tanhDecayScheduler, kDecayScheduler,
    chebyshevScheduler, hyperbolicLRScheduler, expHyperbolicLRScheduler, identityScheduler, warmupScheduler,
  ]

  /// What the whole schedule lasts, warmup included.
  static let total = Key.duration(
    "total_steps", .required, gives: .length, help: "Iterations of the whole schedule, warmup included"
  ).playing(.length)

  /// The warmup that a scheduler has of its own.
  static let warmup = Key.duration("warmup_steps", 0, bounds: .nonNegative, help: "Iterations of the warmup").playing(
    .warmupLength)

  /// The lowest rate.
  static let minimum = Key.rate("min_lr", 0, help: "Rate at the end and after it").playing(
    .finish, .cooldownFinish, .floor)

  /// A share of the schedule that is rounded down to an iteration.
  static func share(of iteration: Int, in total: Int) -> Double {
    let share = Double(iteration).ratio(to: Double(total))
    let isExact = Int(saturating: (Double(total) * share).rounded(.down)) == iteration
    return isExact ? share : (Double(iteration) + 0.5) / Double(total)
  }
}
