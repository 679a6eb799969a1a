import Numbers
import RealModule

/// A factor that approaches 1 without reaching it: `1 - e^(-(t + 1) / period)`.
///
/// The exponential warmup of Ma & Yarats 2019, arXiv 1910.04209.
package struct ExponentialApproach: Schedule {
  /// The number of iterations after which 63 % of the way are done.
  package let period: Int

  /// Creates a factor that approaches 1.
  ///
  /// - Parameter period: The number of iterations after which 63 % of the way are done, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a period below 1.
  package init(period: Int) throws(ScheduleError) {
    try Check.bounds(.warmupLength, period, .atLeastOne)
    self.period = period
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    -.expMinusOne(-(Double(max(0, iteration)) + 1) / Double(period))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase("warmup", from: 0) }
  package var length: Int? { nil }
  /// After five times the period less than a hundredth of the way is left.
  package var course: Course { Course(period.multipliedSaturating(by: 5), ending: .repetition) }
}
