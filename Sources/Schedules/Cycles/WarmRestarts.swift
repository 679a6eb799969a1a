package import Numbers
import RealModule

/// A curve that starts again cycle after cycle of real lengths, from rates that decay between them.
///
/// In cycle k at the progress p: `end_k + (start_k - end_k) · f(p)` (Loshchilov & Hutter 2016, arXiv 1608.03983, where f
/// is half a cosine). What repeats any schedule over whole lengths is ``Cyclical``.
package struct WarmRestarts: Schedule {
  /// How a cycle falls from its start to its end.
  package enum Fall: Hashable, Sendable {
    /// Along a curve.
    case curve(Curve)
    /// `½ (1 - tanh(lower (1 - p) + upper p))`, which starts below 1 and ends above 0.
    case tanh(lower: Double, upper: Double)
  }

  /// What the cycles are before anything ends them: the rates at their ends, the way between, and when they begin.
  package struct Pattern: Hashable, Sendable {
    /// The rates at both ends of a cycle.
    package let rates: CycleRates
    /// The way between them.
    package let fall: Fall
    /// When the cycles begin.
    package let clock: CycleClock

    /// Returns the rate at an update, as if the cycles went on.
    ///
    /// - Parameter iteration: The number of updates already made, from 0.
    /// - Returns: The rate.
    func rate(at iteration: Int) -> Double {
      let place = clock.place(of: min(iteration, clock.end.map { max(0, $0 - 1) } ?? .max))
      return rate(inCycle: place.cycle, at: place.progress)
    }

    func rate(inCycle cycle: Int, at progress: Double) -> Double {
      let (start, end) = rates.ofCycle(cycle)
      switch fall {
      case .curve(let curve): return curve.rate(from: start, to: end, at: progress)
      case .tanh(let lower, let upper):
        return end + (start - end) * hyperbolicTangentFall(from: lower, to: upper, at: progress)
      }
    }
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

  private func rate(inCycle cycle: Int, at progress: Double) -> Double { pattern.rate(inCycle: cycle, at: progress) }

  /// What the cycles are before anything ends them.
  var pattern: Pattern { Pattern(rates: rates, fall: fall, clock: clock) }

  /// The update behind the last cycle; the last one that can be counted where the cycles never end.
  var endOfCycles: Int { end }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    let after = RateBounds(exactly: self(upper)...self(upper))
    return lower < end ? boundsOfCycles(over: lower...min(upper, end - 1)).union(after) : after
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    guard lower < end else { return bounds(over: iterations).range }
    let range = lower...min(upper, end - 1)
    let extent = extentOfTurns(
      over: range, cycles: cycles(of: range), areAlike: clock.isRegular, effort: tolerance.effort, turns: turns(of:),
      swing: swing(of:))
    return upper < end ? extent : bounds(over: upper...upper).range.hull(with: extent)
  }

  /// The bounds over iterations before the end.
  private func boundsOfCycles(over iterations: ClosedRange<Int>) -> RateBounds {
    outerBounds(
      over: iterations, cycles: cycles(of: iterations), areAlike: clock.isRegular, turns: turns(of:), swing: swing(of:))
  }

  /// The numbers of the cycles that iterations before the end touch.
  private func cycles(of iterations: ClosedRange<Int>) -> ClosedRange<Int> {
    let first = clock.place(of: iterations.lowerBound).cycle
    return first...max(first, clock.place(of: iterations.upperBound).cycle)
  }

  private func turns(of cycle: Int) -> [Int] {
    let start = clock.start(ofCycle: cycle)
    return [start.addingSaturating(-1), start]
  }

  private func swing(of cycles: ClosedRange<Int>) -> ClosedRange<Double> {
    var extremes = Extremes()
    for cycle in [cycles.lowerBound, cycles.upperBound] {
      for progress in [0.0, 1] { extremes.include(rate(inCycle: cycle, at: progress)) }
    }
    return extremes.range
  }

  package func phase(at iteration: Int) -> Phase {
    let iteration = max(0, iteration)
    if iteration >= end { return Phase(limit == nil ? "hold" : "floor", from: end) }
    let cycle = clock.place(of: iteration).cycle
    let name = limit?.count == 1 ? "decay" : "cycle \(cycle.addingSaturating(1))"
    // Cycles beyond those that can be counted, and those at the very end of shrinking ones, are not told apart.
    let next = cycle == .max ? .max : clock.start(ofCycle: cycle + 1)
    return Phase(name, from: clock.start(ofCycle: cycle), to: next > iteration ? min(end, next) : end)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    var place = max(0, iteration)
    for look in 0..<JumpSearch.mostCycles {
      guard work > 0 else { return .unknown(after: place) }
      work.spend(cost.rate, times: 8)
      guard place < end else { return .none }
      let cycle = clock.place(of: place).cycle
      // Cycles beyond those that can be counted are not told apart.
      guard cycle < .max || limit != nil else { return .unknown(after: place) }
      let restart = min(end, clock.start(ofCycle: cycle.addingSaturating(1)))
      guard restart > place, restart < .max, restart < end || limit != nil else { return .none }
      if isJump(at: restart, expecting: rate(inCycle: cycle, at: 1)) { return .at(restart) }
      place = restart
      // Where all cycles are alike, the second restart stands for all that follow: only the end is left.
      if look > 0, clock.isRegular, rates.decay == 1 { place = max(place, end - 1) }
    }
    return .unknown(after: place)
  }

  package var length: Int? { end == .max && limit == nil ? nil : end }
  /// That of so many cycles as there are to be, else that of three.
  package var course: Course {
    let third = clock.start(ofCycle: 3)
    return limit == nil && third < end ? Course(third, ending: .repetition) : Course(end)
  }
}
