import RealModule

/// A decay along a hyperbola whose beginning does not depend on how long it is to last.
///
/// With `h(x) = √((N - x) / U · (2 - (N + x) / U))` the rate is `rate + (rate - infimum) · (h(t) - h(0))`, or, exponentially,
/// `rate · (rate / infimum)^(h(t) - h(0))`; from t = N on h is 0 (HyperbolicLR, arXiv 2407.15200).
public struct Hyperbolic: Schedule {
  /// The rate at iteration 0.
  public let rate: Double
  /// The rate that a decay of length U would end at.
  public let infimum: Double
  /// The number of iterations of the decay, N.
  public let decayLength: Int
  /// The longest decay of the same beginning, U.
  public let upperBound: Int
  /// Whether the hyperbola is that of the rate's logarithm.
  public let isExponential: Bool

  /// Creates a decay along a hyperbola.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0; above 0 for an exponential one.
  ///   - infimum: The rate that a decay of length U would end at; above 0 for an exponential one.
  ///   - length: The number of iterations of the decay, at least 1.
  ///   - upperBound: The longest decay of the same beginning, at least `length`.
  ///   - isExponential: Whether the hyperbola is that of the rate's logarithm.
  /// - Throws: A ``ScheduleError`` for a value out of bounds.
  public init(
    rate: Double, infimum: Double, length: Int, upperBound: Int, isExponential: Bool
  ) throws(ScheduleError) {
    let rates = isExponential ? Bounds.positive : .any
    try Check.bounds("lr", rate, rates)
    try Check.bounds("min_lr", infimum, rates)
    try Check.bounds("total_steps", length, .atLeastOne)
    try Check.order("upper_bound", Double(upperBound), .atLeast, "total_steps", Double(length))
    self.rate = rate
    self.infimum = infimum
    self.decayLength = length
    self.upperBound = upperBound
    self.isExponential = isExponential
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let fall = height(at: min(max(0, iteration), decayLength)) - height(at: 0)
    return isExponential ? rate * .pow(rate / infimum, fall) : rate + (rate - infimum) * fall
  }

  private func height(at iteration: Int) -> Double {
    let (n, x, u) = (Double(decayLength), Double(iteration), Double(upperBound))
    return max(0, (n - x) / u * (2 - (n + x) / u)).squareRoot()
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { extent(over: iterations, turningAt: 0) }

  public func phase(at iteration: Int) -> Phase {
    iteration < decayLength ? Phase("decay", from: 0, to: decayLength) : Phase("floor", from: decayLength)
  }

  public var length: Int? { decayLength }
}
