import Schedules

/// The schedules of `keras.optimizers.schedules`, and the `decay` that optimizers had before them.
enum Keras: Dialect {
  static let name = "keras"
  static let aliases = ["tf", "tensorflow"]
  static let modules = ["keras.optimizers.schedules", "keras.callbacks"]
  static let release = "Keras 3.15.1"
  static let summary =
    "The schedules of keras.optimizers.schedules, the decay that optimizers had before them, and a callback."
  static let picture = Optax.picture
  static let entries = [
    exponentialDecay, inverseTimeDecay, polynomialDecay, piecewiseConstantDecay, cosineDecay, cosineDecayRestarts,
    decay, reduceLROnPlateau,
  ]

  static let initial = Key.rate("initial_learning_rate", .required, help: "Rate at step 0").playing(
    .rate, .start, .peak, .warmupStart)
  static let period = Key.duration(
    "decay_steps", .required, bounds: .positive, help: "Steps over which the decay acts once"
  ).acceptingFractions().playing(.period)
  static let isStaircase = Key.flag("staircase", false, help: "Change the rate only every decay_steps")

  /// The decays that have gone by at a step, for steps of a decay that are no whole number; `nil` where they are.
  static func fractionalPeriods(_ arguments: Arguments) throws(ScheduleError) -> Expression? {
    let length = try arguments[period.real]
    if RealTimes.areWhole(length) { return nil }
    let periods = Expression.variable / .number(length)
    return try arguments[isStaircase] ? periods.floor : periods
  }
}
