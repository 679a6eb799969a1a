import Numbers

extension Exponential {
  /// Returns a factor of either sign at every whole number of periods: a negative one changes the sign of the rate each time.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - gamma: The factor.
  ///   - period: The number of iterations of a step, at least 1.
  /// - Returns: The factor.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package static func staircase(rate: Double, gamma: Double, period: Int) throws(ScheduleError) -> any Schedule {
    let steps = try Exponential(rate: rate, gamma: gamma.magnitude, period: period, isStaircase: true)
    if gamma >= 0 { return steps }
    let signs = try Period(
      Piecewise(knots: [0, period], rates: [1, -1]), every: period.multipliedSaturating(by: 2))
    return Product(steps, try Cyclical(signs))
  }
}
