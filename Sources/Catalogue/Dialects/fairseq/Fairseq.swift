import Schedules

/// The learning-rate schedulers of fairseq that are functions of the update alone.
enum Fairseq: Dialect {
  static let name = "fairseq"
  static let modules = ["fairseq.optim.lr_scheduler"]
  static let release = "fairseq 0.12.2"
  static let summary =
    "The learning-rate schedulers of fairseq: functions of the update, and one that follows a metric."
  static let picture = """
    plot fairseq.cosine --lr 0.1 --min_lr 0.01 --max_update 1000 --lr_period_updates 250 --lr_shrink 0.5 \
    -n 1000
    """
  static let entries = [
    inverseSqrt, polynomialDecay, cosine, triStage, triangular, step, fixed, manual, reduceLROnPlateau,
  ]

  static let rate = Key.rate("lr", 0.25, help: "Rate of the optimizer, reached after the warmup").playing(
    .rate, .start, .peak)

  /// The updates of the warmup.
  static func warmup(_ length: Int, bounds: Bounds = .nonNegative) -> Key<Int> {
    .duration("warmup_updates", .value(.iterations(length)), bounds: bounds, help: "Updates of the warmup, w")
  }

  /// The rate from which the warmup leads up.
  ///
  /// - Parameter meaning: What a rate below 0 stands for.
  /// - Returns: The rate.
  static func warmupStart(_ meaning: String) -> Key<Double> {
    Key.rate("warmup_init_lr", -1, bounds: .any, help: "Rate at update 0; below 0 it is \(meaning)").playing(
      .warmupStart)
  }

  static let shrink = Key.factor(
    "lr_shrink", 0.1, bounds: .nonNegative, help: "Factor of the rates of each next cycle"
  ).playing(.magnitudeDecay)
}
