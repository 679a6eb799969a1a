import Schedules

/// The schedulers of `timm.scheduler`.
enum Timm: Dialect {
  static let name = "timm"
  static let modules = ["timm.scheduler"]
  static let release = "timm 1.0.31"
  static let summary = "The schedulers of timm.scheduler, on the clock of epochs unless asked otherwise."
  static let picture = """
    compare timm.CosineLRScheduler --lr 0.1 --t_initial 300 --warmup_t 60 --label 'warm-up replaces the first \
    epochs' vs timm.CosineLRScheduler --lr 0.1 --t_initial 300 --warmup_t 60 --warmup_prefix --label 'with \
    warmup_prefix' -n 400
    """
  static let entries = [
    cosineLRScheduler, tanhLRScheduler, polyLRScheduler, stepLRScheduler, multiStepLRScheduler, wsdLRScheduler,
    plateauLRScheduler,
  ]

  static let rate = Key.rate("lr", 0.1, help: "Rate of the optimizer").playing(.rate, .peak)
  static let length = Key.count(
    "t_initial", .required, bounds: .positive, unit: "epochs", help: "Epochs of the first cycle, T"
  ).acceptingFractions()
  static let minimum = Key.rate("lr_min", 0, help: "Rate at the end of a cycle and after the last").playing(.floor)
  static let decayRate = Key.factor("decay_rate", 1, bounds: .nonNegative, help: "Factor of each step").playing(.factor)
  static let kDecay = Key.factor(
    "k_decay", 1, bounds: .nonNegative, help: "Exponent of the progress; above 1 the fall comes later")

  /// The share of a cycle that is done, t^k / T^k.
  static func done(_ time: Expression, of length: Expression, k: Double) -> Expression {
    k == 1 ? time / length : time.raised(to: .number(k)) / length.raised(to: .number(k))
  }

  /// The number of cycles that stands for no end, which timm does not have.
  static let manyCycles = 1_000_000
}
