import RealModule

/// A piece of a hyperbola that does not change its slope when the run gets longer.
///
/// With `h(t) = √((N - t) / U · (2 - (N + t) / U))` for t ≤ N the rate is `start + (start - infimum) · (h(t) - h(0))`,
/// or exponentially `start · (start / infimum)^(h(t) - h(0))`; from N on it holds (HyperbolicLR, Kim 2024).
package struct Hyperbolic: Schedule {
  /// The rate at iteration 0.
  package let start: Double
  /// The rate at the end of a run as long as the upper bound.
  package let infimum: Double
  /// The number of iterations of the run, N.
  package let decayLength: Int
  /// The longest run that the curve is made for, U.
  package let upperBound: Int
  /// Whether the logarithm of the rate follows the hyperbola.
  package let isExponential: Bool

  /// Creates a hyperbolic decay.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - infimum: The rate at the end of a run as long as the upper bound.
  ///   - length: The number of iterations of the run, N, at least 1.
  ///   - upperBound: The longest run that the curve is made for, U, at least the length.
  ///   - isExponential: Whether the logarithm of the rate follows the hyperbola; both rates must then be above 0.
  /// - Throws: A ``ScheduleError`` for a value out of bounds.
  package init(
    from start: Double, infimum: Double, length: Int, upperBound: Int, isExponential: Bool = false
  ) throws(ScheduleError) {
    try Check.bounds(.start, start, isExponential ? .positive : .any)
    try Check.bounds(.floor, infimum, isExponential ? .positive : .any)
    try Check.bounds(.length, length, .atLeastOne)
    try Check.order(.upperBound, Double(upperBound), .atLeast, .length, Double(length))
    self.start = start
    self.infimum = infimum
    self.decayLength = length
    self.upperBound = max(length, upperBound)
    self.isExponential = isExponential
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let fall = height(at: 0) - height(at: iteration)
    return isExponential ? Self.power(from: start, to: infimum, fall) : start - (start - infimum) * fall
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < decayLength ? Phase("decay", from: 0, to: decayLength) : Phase("hold", from: decayLength)
  }

  package var length: Int? { decayLength }

  /// `start · (end / start)^share`, of which the ratio may be beyond all numbers.
  static func power(from start: Double, to end: Double, _ share: Double) -> Double {
    let ratio = end / start
    if ratio.isNormal { return start * .exp(share * .log(ratio)) }
    return share == 0 ? start : geometric(from: start, to: end, at: share)
  }

  /// `h(t)`: how high the hyperbola still is.
  private func height(at iteration: Int) -> Double {
    let (time, length) = (Double(min(max(0, iteration), decayLength)), Double(decayLength))
    let bound = Double(upperBound)
    return ((length - time) / bound * (2 - (length + time) / bound)).squareRoot()
  }
}
