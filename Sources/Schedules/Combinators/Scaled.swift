/// A schedule whose every rate is multiplied by the same factor.
public struct Scaled: PassThroughSchedule {
  /// The schedule that is scaled.
  public let inner: any Schedule
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
  public func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: iterations, within: tolerance.divided(by: factor)).scaled(by: factor)
  }

  public func outerBounds(over iterations: ClosedRange<Int>) -> OuterBounds {
    inner.outerBounds(over: iterations).scaled(by: factor)
  }
}
