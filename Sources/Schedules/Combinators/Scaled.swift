/// A schedule whose every rate is multiplied by the same factor.
public struct Scaled: PassThroughSchedule {
  /// The schedule that is scaled.
  public internal(set) var inner: any Schedule
  /// The factor.
  public let factor: Double

  /// Scales a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule to scale.
  ///   - factor: What every rate is multiplied by.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a factor that is not a number.
  public init(_ inner: any Schedule, by factor: Double) throws(ScheduleError) {
    try Check.bounds(.factor, factor, .any)
    self.inner = inner
    self.factor = factor
  }

  public func callAsFunction(_ iteration: Int) -> Double { inner(iteration).product(with: factor) }
  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    inner.bounds(over: iterations).scaled(by: factor)
  }

  public var optimizerRate: Double { inner.optimizerRate.product(with: factor) }

  public func nextJump(after iteration: Int) -> NextJump {
    // Times 0 nothing changes, and the smallest rates not either.
    firstChange(after: iteration) { inner.nextJump(after: $0) }
  }
}
