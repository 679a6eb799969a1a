import RealModule

/// A power of the number of tokens seen, below a highest rate: independent of how long the run will be.
///
/// `min(maximum, a · n^b)` with n = t · tokens per iteration (Power scheduler, Shen et al. 2024).
package struct PowerLaw: Schedule {
  /// The highest rate.
  package let maximum: Double
  /// The factor a.
  package let factor: Double
  /// The exponent b, not above 0.
  package let exponent: Double
  /// The number of tokens of an iteration.
  package let tokensPerIteration: Double
  private let firstBelow: Int

  /// Creates a power law.
  ///
  /// - Parameters:
  ///   - maximum: The highest rate, from 0.
  ///   - factor: The factor a, from 0.
  ///   - exponent: The exponent b, from -10 to 0.
  ///   - tokensPerIteration: The number of tokens of an iteration, above 0; with 1 the law counts iterations.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    maximum: Double, factor: Double, exponent: Double, tokensPerIteration: Double = 1
  ) throws(ScheduleError) {
    try Check.bounds(.peak, maximum, .nonNegative)
    try Check.bounds(.factor, factor, .nonNegative)
    try Check.bounds(.exponent, exponent, Bounds(-10, 0))
    try Check.bounds(.tokens, tokensPerIteration, .positive)
    self.maximum = maximum
    self.factor = factor
    self.exponent = exponent
    self.tokensPerIteration = tokensPerIteration
    firstBelow = (1..<Int.max).partitioningIndex { iteration in
      Self.law(iteration, factor, exponent, tokensPerIteration) < maximum
    }
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    iteration < firstBelow ? maximum : Self.law(iteration, factor, exponent, tokensPerIteration)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < firstBelow ? Phase("highest", from: 0, to: firstBelow) : Phase("power", from: firstBelow)
  }

  package var length: Int? { nil }

  private static func law(_ iteration: Int, _ factor: Double, _ exponent: Double, _ tokens: Double) -> Double {
    factor.product(with: .pow(Double(iteration) * tokens, exponent))
  }
}
