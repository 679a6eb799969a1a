/// Inverse time decay: `rate / (1 + decay · t / period)`, with whole steps only on request.
package struct InverseTime: Schedule {
  /// The rate at iteration 0.
  package let rate: Double
  /// What the divisor grows by over a period.
  package let decay: Double
  /// The number of iterations over which the divisor grows once.
  package let period: Int
  /// Whether the rate changes only every `period` iterations.
  package let isStaircase: Bool

  /// Creates an inverse time decay.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - decay: What the divisor grows by over a period, from 0.
  ///   - period: The number of iterations over which it grows once, at least 1.
  ///   - isStaircase: Whether the rate changes only every `period` iterations.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, decay: Double, period: Int = 1, isStaircase: Bool = false) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.decay, decay, .nonNegative)
    try Check.bounds(.period, period, .atLeastOne)
    self.rate = rate
    self.decay = decay
    self.period = period
    self.isStaircase = isStaircase
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    rate / (1 + decay * periods.count(at: iteration))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase("decay", from: 0) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: iteration, work: &work) { iteration, _ in periods.nextStair(after: iteration) }
  }

  package var length: Int? { nil }
  package var course: Course { period == 1 ? .open : .cycles(of: period) }

  private var periods: Periods { Periods(length: period, isStaircase: isStaircase) }
}
