import RealModule

/// A curve that starts again cycle after cycle of real lengths, from rates that decay between them.
///
/// In cycle k at the progress p: `end_k + (start_k - end_k) · f(p)` (Loshchilov & Hutter 2016, arXiv 1608.03983, where f
/// is half a cosine). What repeats any schedule over whole lengths is ``Cyclical``.
package struct WarmRestarts: Schedule {
  /// How a cycle falls from its start to its end.
  package enum Fall: Sendable {
    /// Along a curve.
    case curve(Curve)
    /// `½ (1 - tanh(lower (1 - p) + upper p))`, which starts below 1 and ends above 0.
    case tanh(lower: Double, upper: Double)
  }

  /// The rates of the cycles.
  package let rates: CycleRates
  /// How each cycle falls.
  package let fall: Fall
  /// What tells the number of the cycle.
  package let clock: CycleClock
  /// The number of cycles, and the rate after them; `nil` when they never end by themselves.
  package let limit: (count: Int, rate: Double)?

  /// The first iteration after the cycles.
  private let end: Int

  /// Creates restarting cycles.
  ///
  /// - Parameters:
  ///   - rates: The rates of the cycles.
  ///   - fall: How each cycle falls.
  ///   - clock: What tells the number of the cycle; where it comes to an end, the last rate holds.
  ///   - limit: The number of cycles, from 0, and the rate after them; `nil` when they never end by themselves.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a rate that is no number.
  package init(
    _ rates: CycleRates, fall: Fall, clock: CycleClock, limit: (count: Int, rate: Double)? = nil
  ) throws(ScheduleError) {
    try Check.bounds(.peak, rates.start, .any)
    try Check.bounds(.floor, rates.end, .any)
    try Check.bounds(.magnitudeDecay, rates.decay, .nonNegative)
    self.rates = rates
    self.fall = fall
    self.clock = clock
    self.limit = limit
    end = min(limit.map { clock.start(ofCycle: $0.count) } ?? .max, clock.end ?? .max)
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    if let limit, iteration >= end { return limit.rate }
    // Cycles that shrink to nothing leave the last rate.
    let place = clock.place(of: min(max(0, iteration), end == .max ? .max : end - 1))
    return rate(inCycle: place.cycle, at: place.progress)
  }

  private func rate(inCycle cycle: Int, at progress: Double) -> Double {
    let (start, end) = rates.ofCycle(cycle)
    switch fall {
    case .curve(let curve): return curve.rate(from: start, to: end, at: progress)
    case .tanh(let lower, let upper):
      return end + (start - end) * hyperbolicTangentFall(from: lower, to: upper, at: progress)
    }
  }

  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    guard lower < end else { return self(lower)...self(lower) }
    let last = min(upper, end - 1)
    var extremes = Extremes()
    extremes.include(self(upper))
    extremes.include(extentOfCycles(over: lower...last))
    return extremes.range
  }

  /// The extremes over iterations before the end.
  private func extentOfCycles(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    let first = clock.place(of: iterations.lowerBound).cycle
    let last = max(first, clock.place(of: iterations.upperBound).cycle)
    return extent(over: iterations, cycles: first...last, areAlike: clock.isRegular) { cycle in
      let start = clock.start(ofCycle: cycle)
      return [start.addingSaturating(-1), start]
    } bounds: { cycles in
      var extremes = Extremes()
      for cycle in [cycles.lowerBound, cycles.upperBound] {
        for progress in [0.0, 1] { extremes.include(rate(inCycle: cycle, at: progress)) }
      }
      return extremes.range
    }
  }

  package func phase(at iteration: Int) -> Phase {
    let iteration = max(0, iteration)
    if iteration >= end { return Phase(limit == nil ? "hold" : "floor", from: end) }
    let cycle = clock.place(of: iteration).cycle
    let name = limit?.count == 1 ? "decay" : "cycle \(cycle.addingSaturating(1))"
    return Phase(
      name, from: clock.start(ofCycle: cycle), to: min(end, clock.start(ofCycle: cycle.addingSaturating(1))))
  }

  package func nextJump(after iteration: Int) -> Int? {
    var place = max(0, iteration)
    // Every restart jumps or none does, but for rates that decay through each other: the first few tell.
    for _ in 0..<4 {
      guard place < end else { return nil }
      let cycle = clock.place(of: place).cycle
      place = min(end, clock.start(ofCycle: cycle.addingSaturating(1)))
      guard place < .max, place < end || limit != nil else { return nil }
      if isJump(from: rate(inCycle: cycle, at: 1), to: self(place)) { return place }
    }
    return nil
  }

  package var length: Int? { end == .max && limit == nil ? nil : end }
}
