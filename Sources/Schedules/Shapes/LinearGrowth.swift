/// A line up that never ends: `rate · (1 + slope · t / period)`, with whole steps only on request.
///
/// What learning-rate range tests follow (DeepSpeed `LRRangeTest`; Smith 2018, arXiv 1803.09820).
package struct LinearGrowth: Schedule {
  /// The rate at iteration 0.
  package let rate: Double
  /// How many times the first rate is added over a period.
  package let slope: Double
  /// The number of iterations of a period.
  package let period: Int
  /// Whether the rate changes only every `period` iterations.
  package let isStaircase: Bool

  /// Creates a line.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - slope: How many times the first rate is added over a period.
  ///   - period: The number of iterations of a period, at least 1.
  ///   - isStaircase: Whether the rate changes only every `period` iterations.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, slope: Double, period: Int, isStaircase: Bool = false) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.slope, slope, .any)
    try Check.bounds(.period, period, .atLeastOne)
    self.rate = rate
    self.slope = slope
    self.period = period
    self.isStaircase = isStaircase
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    rate.product(with: 1 + slope * periods.count(at: iteration))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase("range test", from: 0) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: iteration, work: &work) { iteration, _ in periods.nextStair(after: iteration) }
  }

  package var length: Int? { nil }
  package var course: Course { period == 1 ? .open : .cycles(of: period) }

  private var periods: Periods { Periods(length: period, isStaircase: isStaircase) }
}
