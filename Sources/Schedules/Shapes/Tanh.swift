/// A hyperbolic tangent between two of its places: flat, steep, flat.
///
/// `finish + (start - finish) · ½ (1 - tanh(lower · (1 - p) + upper · p))` with p = t / length for t ≤ length, and the
/// rate at p = 1 from there on (Hsueh et al. 2018). The factor is not quite 1 at first and not quite 0 at last.
package struct HyperbolicTangent: Schedule {
  /// The rate where the factor is 1.
  package let start: Double
  /// The rate where the factor is 0.
  package let finish: Double
  /// The number of iterations of the decay.
  package let decayLength: Int
  /// The place on the tangent at progress 0.
  package let lower: Double
  /// The place on the tangent at progress 1.
  package let upper: Double

  /// Creates a decay along a hyperbolic tangent.
  ///
  /// - Parameters:
  ///   - start: The rate where the factor is 1.
  ///   - finish: The rate where the factor is 0.
  ///   - length: The number of iterations of the decay, at least 1.
  ///   - lower: The place on the tangent at progress 0.
  ///   - upper: The place on the tangent at progress 1, above the lower one.
  /// - Throws: A ``ScheduleError`` for a value out of bounds or places in the wrong order.
  package init(
    from start: Double, to finish: Double, length: Int, lower: Double = -7, upper: Double = 3
  ) throws(ScheduleError) {
    try Check.bounds(.start, start, .any)
    try Check.bounds(.finish, finish, .any)
    try Check.bounds(.length, length, .atLeastOne)
    try Check.bounds(.lowerPlace, lower, .any)
    try Check.bounds(.upperPlace, upper, .any)
    try Check.order(.upperPlace, upper, .above, .lowerPlace, lower)
    self.start = start
    self.finish = finish
    self.decayLength = length
    self.lower = lower
    self.upper = upper
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let progress = min(1, Double(max(0, iteration)) / Double(decayLength))
    return finish + (start - finish) * hyperbolicTangentFall(from: lower, to: upper, at: progress)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < decayLength ? Phase("decay", from: 0, to: decayLength) : Phase("hold", from: decayLength)
  }

  package var length: Int? { decayLength }
}
