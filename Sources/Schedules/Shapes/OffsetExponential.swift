import Numbers
import RealModule

/// An exponential decay towards a rate that is never reached: `floor + (rate - floor) · e^(-decay · t / period)`.
///
/// What lm-engine stretches between two rates, and GPT-NeoX cuts off at its lowest one; the period need not be whole.
package struct OffsetExponential: Schedule {
  /// The rate at iteration 0.
  package let rate: Double
  /// The rate that is approached.
  package let floor: Double
  /// The rate of decay over `period` iterations.
  package let decay: Double
  /// The number of iterations over which the decay acts once.
  package let period: Double

  /// Creates a decay.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - floor: The rate that is approached.
  ///   - decay: The rate of decay over `period` iterations, above 0.
  ///   - period: The number of iterations over which the decay acts once, above 0.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, floor: Double = 0, decay: Double = 1, period: Double) throws(ScheduleError) {
    try Check.bounds(.start, rate, .any)
    try Check.bounds(.floor, floor, .any)
    try Check.bounds(.decay, decay, .positive)
    try Check.bounds(.period, period, .positive)
    self.rate = rate
    self.floor = floor
    self.decay = decay
    self.period = period
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    floor + (rate - floor) * .exp(-decay * (Double(max(0, iteration)) / period))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase("decay", from: 0) }
  package var length: Int? { nil }
  package var course: Course { Course(Int(saturating: period.rounded(.up))) }
}
