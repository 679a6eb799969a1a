import Schedules

// transformers divides by whatever steps it is given: a configuration that says 0.05 where a share is meant warms up over a
// twentieth of a step. What no closed shape has is computed by its formula.

extension HF {
  private static let realWarmup = Key<Double>.realDuration(warmup.name, 0, help: warmup.parameter.help)
  private static let realTraining = Key<Double>.realDuration(training.name, .required, help: training.parameter.help)

  /// Returns the schedule of steps of which some are no whole ones; `nil` where all are.
  ///
  /// - Parameters:
  ///   - arguments: The values of the parameters.
  ///   - timescale: Further steps that may be no whole ones.
  ///   - hasLength: Whether all steps of the training count.
  ///   - climb: The factor of the rate before the end of the warmup, where it is not the share of the warmup that is done.
  ///   - decay: The factor of the rate from the warmup on, by the step, the steps of the warmup and all steps.
  /// - Returns: The schedule; `nil` where all steps are whole.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func fractional(
    _ arguments: Arguments, timescale: Double = 0, hasLength: Bool = true,
    climb: ((_ step: Expression, _ warmup: Double) -> Expression)? = nil,
    _ decay: (_ step: Expression, _ warmup: Double, _ training: Double) throws(ScheduleError) -> Expression
  ) throws(ScheduleError) -> (any Schedule)? {
    let isShare = try arguments[warmupRatio] != nil
    let warmup = isShare ? Double(try warmupSteps(arguments)) : try arguments[realWarmup]
    let training = hasLength ? try arguments[realTraining] : 0
    guard [warmup, training, timescale].contains(where: { $0 != $0.rounded() }) else { return nil }
    let step = Expression.variable
    let factor = (step < .number(warmup)).then(
      climb?(step, warmup) ?? step / .number(max(1, warmup)), otherwise: try decay(step, warmup, training))
    return try LambdaRate(rate: arguments[rate], expression: factor)
  }

  /// The share of the decay that is done at a step.
  private static func progress(_ step: Expression, _ warmup: Double, _ training: Double) -> Expression {
    (step - .number(warmup)) / .number(max(1, training - warmup))
  }

  /// The line down to 0.
  static func fractionalLinear(_ arguments: Arguments) throws(ScheduleError) -> (any Schedule)? {
    try fractional(arguments) { (step, warmup, training) in
      ((.number(training) - step) / .number(max(1, training - warmup))).atLeast(0)
    }
  }

  /// The cosine that climbs again, above a lowest share of the rate.
  static func fractionalCosine(
    _ arguments: Arguments, above lowest: Double = 0
  ) throws(ScheduleError) -> (any Schedule)? {
    let waves = try arguments[waves]
    return try fractional(arguments) { (step, warmup, training) in
      let angle = .number(.pi * waves * 2) * progress(step, warmup, training)
      let half = 0.5 * (1 + Expression.call(.cos, [angle]))
      return lowest == 0 ? half.atLeast(0) : (half * .number(1 - lowest) + .number(lowest)).atLeast(0)
    }
  }

  /// The cosine that is a step early.
  static func fractionalEarlyCosine(
    _ arguments: Arguments, above lowest: Double, from first: Double?
  ) throws(ScheduleError) -> (any Schedule)? {
    let waves = try arguments[waves]
    return try fractional(
      arguments,
      climb: { step, warmup in
        guard let first else { return (step + 1) / .number(max(1, warmup)) }
        return .number(first) + .number(1 - first) * step / .number(max(1, warmup - 1))
      }
    ) { (step, warmup, training) in
      let angle = .number(.pi * waves * 2) * progress(step + 1, warmup, training)
      return (0.5 * (1 + Expression.call(.cos, [angle])) * .number(1 - lowest) + .number(lowest)).atLeast(0)
    }
  }

  /// The cosines that start again.
  static func fractionalRestarts(_ arguments: Arguments, count: Double) throws(ScheduleError) -> (any Schedule)? {
    try fractional(arguments) { (step, warmup, training) in
      let progress = progress(step, warmup, training)
      let place = .number(count) * progress - (.number(count) * progress).floor
      let half = 0.5 * (1 + Expression.call(.cos, [.number(.pi) * place]))
      return (1 <= progress).then(0, otherwise: half.atLeast(0))
    }
  }

  /// The power of the remaining share, down to a last share of the rate.
  static func fractionalPolynomial(
    _ arguments: Arguments, to last: Double, power: Double
  ) throws(ScheduleError) -> (any Schedule)? {
    try fractional(arguments) { (step, warmup, training) throws(ScheduleError) in
      guard training != warmup else {
        throw refused("polynomial", "num_training_steps equals num_warmup_steps (ZeroDivisionError)")
      }
      let left = 1 - (step - .number(warmup)) / .number(training - warmup)
      return (.number(training) < step).then(
        .number(last), otherwise: .number(1 - last) * left.raised(to: .number(power)) + .number(last))
    }
  }

  /// The inverse square root.
  static func fractionalInverseSqrt(
    _ arguments: Arguments, timescale: Double?
  ) throws(ScheduleError) -> (any Schedule)? {
    try fractional(arguments, timescale: timescale ?? 0, hasLength: false) { (step, warmup, _) in
      let scale = timescale ?? (warmup == 0 ? 10_000 : warmup)
      return 1 / Expression.call(.sqrt, [(step + .number(scale - warmup)) / .number(scale)])
    }
  }
}
