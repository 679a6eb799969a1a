import RealModule

/// A power of time: `rate · ((t + offset) / scale)^(-exponent)`, without an end.
public struct PowerLaw: Schedule {
  /// The rate where `t + offset` is `scale`.
  public let rate: Double
  /// The exponent; positive for a decay.
  public let exponent: Double
  /// The time that iteration 0 stands for.
  public let offset: Int
  /// The time at which the rate is `rate`.
  public let scale: Int

  /// Creates a power of time.
  ///
  /// - Parameters:
  ///   - rate: The rate where `t + offset` is `scale`.
  ///   - exponent: The exponent; positive for a decay.
  ///   - offset: The time that iteration 0 stands for, at least 1.
  ///   - scale: The time at which the rate is `rate`, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(rate: Double, exponent: Double, offset: Int = 1, scale: Int = 1) throws(ScheduleError) {
    try Check.bounds("lr", rate, .any)
    try Check.bounds("alpha", exponent, .any)
    try Check.bounds("offset", offset, .atLeastOne)
    try Check.bounds("scale", scale, .atLeastOne)
    self.rate = rate
    self.exponent = exponent
    self.offset = offset
    self.scale = scale
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let time = Double(max(0, iteration).addingSaturating(offset)) / Double(scale)
    return rate.product(with: .pow(time, -exponent))
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { extent(over: iterations, turningAt: 0) }
  public func phase(at iteration: Int) -> Phase { Phase("decay", from: 0) }
  public var length: Int? { nil }
}
