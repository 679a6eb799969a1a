import Numbers
import RealModule

/// An inverse power of the time since its start: `floor + (rate - floor) · (1 + t / timescale)^(-power)`.
///
/// With the power ½ the inverse square root of big_vision, transformers and llm-foundry; other powers as in the power
/// scheduler, arXiv 2408.13359.
package struct InversePower: Schedule {
  /// The rate at iteration 0.
  package let rate: Double
  /// The rate that is approached and never reached.
  package let floor: Double
  /// The number of iterations after which the time since the start counts double.
  package let timescale: Double
  /// The exponent.
  package let power: Double

  /// Creates an inverse power decay.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - floor: The rate that is approached and never reached.
  ///   - timescale: The number of iterations after which the time since the start counts double, above 0.
  ///   - power: The exponent, from 0.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, floor: Double = 0, timescale: Double, power: Double = 0.5) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.floor, floor, .any)
    try Check.bounds(.timescale, timescale, .positive)
    try Check.bounds(.exponent, power, .nonNegative)
    self.rate = rate
    self.floor = floor
    self.timescale = timescale
    self.power = power
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let growth = 1 + Double(max(0, iteration)) / timescale
    let share = power == 0.5 ? 1 / growth.squareRoot() : .pow(growth, -power)
    return floor + (rate - floor) * share
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase("decay", from: 0) }
  package var length: Int? { nil }
  /// Behind a warmup as long as the timescale, five warmups in all.
  package var course: Course { Course(Int(saturating: (4 * timescale).rounded(.up)), ending: .repetition) }
}

extension InversePower {
  /// Returns a line up over the warmup, then the inverse square root of time: `peak · t / W` up to W, then `peak · √(W / t)`.
  ///
  /// - Parameters:
  ///   - peak: The rate at the end of the warmup.
  ///   - warmup: The number of iterations of the warmup, W, at least 1.
  /// - Returns: The line.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package static func inverseSquareRoot(peak: Double, warmup: Int) throws(ScheduleError) -> any Schedule {
    // Counted from the end of the warmup, √(W / t) is (1 + s / W)^(-½).
    try InversePower(rate: peak, timescale: Double(warmup)).warmedUp(to: peak, over: warmup)
  }

  /// Returns the schedule of the Transformer: `factor · width^(-½) · min(t^(-½), t · W^(-3/2))`, 0 at t = 0 (Vaswani 2017).
  ///
  /// - Parameters:
  ///   - factor: What every rate is multiplied by.
  ///   - width: The width of the model, at least 1.
  ///   - warmup: The number of iterations of the warmup, W, at least 1.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package static func noam(factor: Double, width: Int, warmup: Int) throws(ScheduleError) -> any Schedule {
    try inverseSquareRoot(peak: factor / (Double(width).squareRoot() * Double(warmup).squareRoot()), warmup: warmup)
  }
}
