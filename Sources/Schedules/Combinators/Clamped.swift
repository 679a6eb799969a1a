package import Numbers

/// A schedule that never leaves two bounds.
package struct Clamped: PassThroughSchedule {
  /// The schedule that is held within the bounds.
  package internal(set) var inner: any Schedule
  /// The lowest rate.
  package let minimum: Double
  /// The highest rate.
  package let maximum: Double

  /// Holds a schedule within bounds.
  ///
  /// - Parameters:
  ///   - inner: The schedule to hold.
  ///   - minimum: The lowest rate.
  ///   - maximum: The highest rate, at least the lowest.
  /// - Throws: A ``ScheduleError`` for bounds that are no numbers or in the wrong order.
  package init(_ inner: any Schedule, minimum: Double, maximum: Double) throws(ScheduleError) {
    try Check.bounds(.floor, minimum, .any)
    try Check.bounds(.peak, maximum, .any)
    try Check.order(.peak, maximum, .atLeast, .floor, minimum)
    self.inner = inner
    self.minimum = minimum
    self.maximum = maximum
  }

  package func callAsFunction(_ iteration: Int) -> Double { clamp(inner(iteration)) }
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    inner.bounds(over: iterations).mapped(by: clamp)
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let extent = inner.extent(over: iterations, within: tolerance)
    return clamp(extent.lowerBound)...clamp(extent.upperBound)
  }

  package var optimizerRate: Double { clamp(inner.optimizerRate) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    // A jump between two rates beyond the same bound is cut away.
    firstChange(after: iteration, work: &work, among: inner.nextJump(after:work:))
  }

  private func clamp(_ rate: Double) -> Double { min(max(rate, minimum), maximum) }
}
