import RealModule

/// The same factor at every iteration: `rate · gamma^(t / every)`, with whole steps only on request.
package struct Exponential: Schedule {
  /// The rate at iteration 0.
  package let rate: Double
  /// The factor over `period` iterations.
  package let gamma: Double
  /// The number of iterations over which the factor acts once.
  package let period: Int
  /// Whether the rate changes only every `period` iterations.
  package let isStaircase: Bool
  /// The rate of decay over `period` iterations, where the schedule was created from it.
  let decay: Double?

  /// Creates an exponential schedule.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - gamma: The factor over `period` iterations, from 0.
  ///   - period: The number of iterations over which the factor acts once, at least 1.
  ///   - isStaircase: Whether the rate changes only every `period` iterations.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, gamma: Double, period: Int = 1, isStaircase: Bool = false) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.factor, gamma, .nonNegative)
    try Check.bounds(.period, period, .atLeastOne)
    self.rate = rate
    self.gamma = gamma
    self.period = period
    self.isStaircase = isStaircase
    decay = nil
  }

  /// Creates an exponential schedule from its rate of decay: `rate · e^(-decay · t / period)`.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - decay: The rate of decay over `period` iterations; negative for a growth.
  ///   - period: The number of iterations over which it acts once, at least 1.
  ///   - isStaircase: Whether the rate changes only every `period` iterations.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, decay: Double, period: Int = 1, isStaircase: Bool = false) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.decay, decay, .any)
    try Check.bounds(.period, period, .atLeastOne)
    self.rate = rate
    gamma = .exp(-decay)
    self.period = period
    self.isStaircase = isStaircase
    self.decay = decay
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let exponent = periods.count(at: iteration)
    // A power of the rounded factor would multiply its rounding by the exponent.
    return rate.product(with: decay.map { .exp(-$0 * exponent) } ?? .power(gamma, exponent))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase { Phase(gamma > 1 ? "growth" : "decay", from: 0) }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    if isStaircase {
      return firstChange(after: iteration, work: &work) { iteration, _ in periods.nextStair(after: iteration) }
    }
    return gamma == 0 && rate != 0 && iteration < 1 ? .at(1) : .none
  }

  package var length: Int? { nil }
  package var course: Course { period == 1 ? .open : .cycles(of: period) }

  private var periods: Periods { Periods(length: period, isStaircase: isStaircase) }
}
