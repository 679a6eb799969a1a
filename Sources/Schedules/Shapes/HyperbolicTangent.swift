import RealModule

/// A decay along the hyperbolic tangent: slow, fast, slow.
///
/// `min + (max - min) · ½ (1 - tanh(lower · (1 - p) + upper · p))` at p = t / L, then min (Hsueh et al. 2018). The first rate
/// lies a little below the highest one, as the tangent never reaches -1.
public struct HyperbolicTangent: Schedule {
  /// The rate from iteration `decayLength` on.
  public let minimum: Double
  /// The rate that the beginning comes close to.
  public let maximum: Double
  /// The number of iterations of the decay.
  public let decayLength: Int
  /// The argument of the tangent at the beginning.
  public let lower: Double
  /// The argument of the tangent at the end.
  public let upper: Double

  /// Creates a decay along the hyperbolic tangent.
  ///
  /// - Parameters:
  ///   - minimum: The rate from iteration `length` on.
  ///   - maximum: The rate that the beginning comes close to.
  ///   - length: The number of iterations of the decay, at least 1.
  ///   - lower: The argument of the tangent at the beginning.
  ///   - upper: The argument of the tangent at the end, at least `lower`.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(minimum: Double, maximum: Double, length: Int, lower: Double, upper: Double) throws(ScheduleError) {
    try Check.bounds("min_lr", minimum, .any)
    try Check.bounds("lr", maximum, .any)
    try Check.bounds("length", length, .atLeastOne)
    try Check.bounds("lower", lower, .any)
    try Check.bounds("upper", upper, .any)
    self.minimum = minimum
    self.maximum = maximum
    self.decayLength = length
    self.lower = lower
    self.upper = upper
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    iteration < decayLength ? rate(at: max(0, iteration)) : minimum
  }

  private func rate(at iteration: Int) -> Double {
    let progress = Double(iteration) / Double(decayLength)
    return minimum + (maximum - minimum) * (0.5 * (1 - .tanh(lower * (1 - progress) + upper * progress)))
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, turningAt: decayLength - 1, decayLength)
  }

  public func phase(at iteration: Int) -> Phase {
    iteration < decayLength ? Phase("decay", from: 0, to: decayLength) : Phase("floor", from: decayLength)
  }

  public func nextJump(after iteration: Int) -> Int? {
    iteration < decayLength && isJump(from: rate(at: decayLength), to: minimum) ? decayLength : nil
  }

  public var length: Int? { decayLength }
}
