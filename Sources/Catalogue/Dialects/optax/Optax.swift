import Numbers
import Schedules

/// The schedules of `optax.schedules`, which count from 0 and hold their last rate.
enum Optax: Dialect {
  static let name = "optax"
  static let modules = ["optax.schedules"]
  static let release = "optax 0.2.8"
  static let summary = "The schedules of optax.schedules, which count from 0 and hold their last rate."
  static let picture = """
    compare optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.1 --warmup_steps 300 --decay_steps \
    1000 --label 'optax: 1000 in all' vs keras.CosineDecay --initial_learning_rate 0 --warmup_target 0.1 \
    --warmup_steps 300 --decay_steps 1000 --label 'Keras: 1000 after the warmup'
    """
  static let joinsSchedules = true
  static let entries = [
    constantSchedule, linearSchedule, polynomialSchedule, exponentialDecay, cosineDecaySchedule, warmupConstantSchedule,
    warmupCosineDecaySchedule, warmupExponentialDecaySchedule, sgdrSchedule, piecewiseConstantSchedule,
    piecewiseInterpolateSchedule, cosineOnecycleSchedule, linearOnecycleSchedule,
  ]

  /// Returns optax's cosine decay between two rates.
  static func cosineDecay(
    from initial: Double, to end: Double, steps: Double, exponent: Double
  ) throws(ScheduleError) -> any Schedule {
    if exponent == 0 { return try Constant(rate: initial) }
    return try RealTimes.way(from: initial, to: end, over: steps, curve: curve(exponent), name: "cosine")
  }

  /// The power of half a cosine.
  private static func curve(_ exponent: Double) -> Curve {
    exponent == 1 ? .cosine : .cosinePower(exponent: exponent)
  }

  /// A line up to a peak and a cosine down, whose times need not be whole steps.
  ///
  /// - Parameters:
  ///   - timeline: What came before.
  ///   - begin: When the line begins.
  ///   - initial: The rate at its beginning.
  ///   - peak: The rate at its end.
  ///   - warmup: How long it lasts.
  ///   - total: How long both last, longer than the line.
  ///   - end: The rate at the end.
  ///   - exponent: The exponent of the cosine.
  /// - Returns: The cosine, on the clock of what follows the line.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func cosineCycle(
    in timeline: inout Timeline, at begin: Double, from initial: Double, peak: Double, warmup: Double, total: Double,
    end: Double, exponent: Double
  ) throws(ScheduleError) -> any Schedule {
    guard total > warmup else { throw noDecay(total - warmup) }
    let finish = peak == 0 || exponent == 0 ? peak : end
    let top = begin + warmup
    if warmup > 0 {
      try timeline.warmup(from: initial, to: peak, begin: begin, end: top, until: Timeline.from(top))
    }
    return try timeline.way(
      from: peak, to: finish, begin: top, end: begin + total, exponent == 0 ? .linear : curve(exponent), name: "cosine")
  }

  private static func noDecay(_ steps: Double) -> ScheduleError {
    .refused(
      framework: "optax.warmup_cosine_decay_schedule",
      reason: "The cosine_decay_schedule requires positive decay_steps, got decay_steps=\(numberText(steps)).")
  }

  /// Returns a line up to a peak and a cosine down, which together last a number of steps.
  static func warmupCosine(
    from initial: Double, peak: Double, warmup: Double, total: Double, end: Double, exponent: Double
  ) throws(ScheduleError) -> any Schedule {
    guard total > warmup else { throw noDecay(total - warmup) }
    guard RealTimes.areWhole(warmup, total) else {
      var timeline = Timeline()
      let decay = try cosineCycle(
        in: &timeline, at: 0, from: initial, peak: peak, warmup: warmup, total: total, end: end, exponent: exponent)
      return try timeline.then(decay)
    }
    // The end is kept as a share of the peak, so a peak of 0 stays 0.
    let decay = try cosineDecay(from: peak, to: peak == 0 ? 0 : end, steps: total - warmup, exponent: exponent)
    return try decay.warmedUp(from: initial, to: peak, over: Int(saturating: warmup))
  }

  /// The line up that several schedules begin with.
  struct Warmup {
    let initial: Key<Double>
    let peak: Key<Double>
    let steps: Key<Int>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      initial = declare(
        .rate("init_value", .required, bounds: .any, help: "Rate at step 0"), as: .rate, .start, .warmupStart)
      peak = declare(.rate("peak_value", .required, bounds: .any, help: "Rate after the warmup"), as: .peak)
      steps = declare(
        .duration("warmup_steps", .required, bounds: .nonNegative, help: "Steps of the line up").acceptingFractions())
    }
  }

  /// The exponent of the half cosine that a way is a power of; `nil` where it is none.
  static func cosineExponent(of way: CurveForm.Leg) -> Double? {
    switch way.curve {
    case .cosine: 1
    case .cosinePower(let exponent) where !way.isRising: exponent
    default: nil
    }
  }
}
