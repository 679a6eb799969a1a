/// The same learning rate at every iteration.
package struct Constant: Schedule {
  /// The learning rate.
  package let rate: Double

  /// Creates a constant schedule.
  ///
  /// - Parameter rate: The learning rate.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a rate that is no number.
  package init(rate: Double) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    self.rate = rate
  }

  package func callAsFunction(_ iteration: Int) -> Double { rate }
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds { RateBounds(exactly: rate...rate) }
  package func phase(at iteration: Int) -> Phase { Phase("constant", from: 0) }
  package var length: Int? { nil }
  package var course: Course { .steady }
}
