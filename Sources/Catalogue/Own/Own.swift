/// Our own schedules and modifiers: one file each.
enum Own {
  /// The schedules, in the order in which they are listed.
  static let schedules = [
    constant, linear, polynomial, cosine, triangular, exponential, step, multistep, timeBased, clr, oneCycle, sgdr,
    rangeTest, inverseSquareRoot, noam, piecewise, warmupStableDecay, warmupStableDecaySimplified, knee, triStage,
    infinite, power, multistep8090, linearToZero, flatCosine, rex, tanh, kDecay, halfCosine, linearCosine, hyperbolic,
    exponentialHyperbolic,
  ]

  /// The modifiers, in the order in which they are listed.
  static let modifiers = [warmup, cooldown, cyclical, jagged, scale, clamp, shift, epochwise, stepped]
}
