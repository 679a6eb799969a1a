/// The same learning rate at every iteration.
public struct Constant: Schedule {
  /// The learning rate.
  public let rate: Double

  /// Creates a constant schedule.
  ///
  /// - Parameter rate: The learning rate.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a rate that is no number.
  public init(rate: Double) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    self.rate = rate
  }

  public func callAsFunction(_ iteration: Int) -> Double { rate }
  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds { RateBounds(exactly: rate...rate) }
  public func phase(at iteration: Int) -> Phase { Phase("constant", from: 0) }
  public var length: Int? { nil }
}
