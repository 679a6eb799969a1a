package import Numbers

/// A schedule whose every rate is multiplied by the same factor.
package struct Scaled: PassThroughSchedule {
  /// The schedule that is scaled.
  package internal(set) var inner: any Schedule
  /// The factor.
  package let factor: Double

  /// Scales a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule to scale.
  ///   - factor: What every rate is multiplied by.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a factor that is not a number.
  package init(_ inner: any Schedule, by factor: Double) throws(ScheduleError) {
    try Check.bounds(.factor, factor, .any)
    self.inner = inner
    self.factor = factor
  }

  package func callAsFunction(_ iteration: Int) -> Double { inner(iteration).product(with: factor) }
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    inner.bounds(over: iterations).scaled(by: factor)
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: iterations, within: tolerance.divided(by: factor)).scaled(by: factor)
  }

  package var optimizerRate: Double { inner.optimizerRate.product(with: factor) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    // Times 0 nothing changes, and the smallest rates not either.
    firstChange(after: iteration, work: &work, among: inner.nextJump(after:work:))
  }
}
