import RealModule

/// A curve that starts again cycle after cycle, on a clock that a framework keeps in floating point.
///
/// The cycle is `Cyclical`'s in mathematics; here its number is computed by the very operations of the framework, so that a
/// restart which their rounding moves by an iteration is moved here too.
public struct Restarts: Schedule {
  /// The rates of the first cycle and what becomes of them.
  public struct Rates: Sendable {
    /// The rate at the start of the first cycle.
    public var start: Double
    /// The rate at the end of the first cycle.
    public var end: Double
    /// What the start is multiplied by from cycle to cycle, from 0.
    public var startDecay = 1.0
    /// What the end is multiplied by from cycle to cycle: 1 or the same as the start.
    public var endDecay = 1.0

    /// Creates the rates of cycles that are all alike but for their decay.
    public init(start: Double, end: Double, startDecay: Double = 1, endDecay: Double = 1) {
      self.start = start
      self.end = end
      self.startDecay = startDecay
      self.endDecay = endDecay
    }
  }

  /// How a cycle falls from its start to its end.
  public enum Fall: Sendable {
    /// Along a curve.
    case curve(Curve)
    /// `(1 - p^k)^power`; timm `PolyLRScheduler`.
    case polynomial(k: Double, power: Double)
    /// `½ (1 - tanh(lower (1 - p) + upper p))`, which starts below 1 and ends above 0; arXiv 1806.01593.
    case tanh(lower: Double, upper: Double)
  }

  /// The rates of the cycles.
  public let rates: Rates
  /// How each cycle falls.
  public let fall: Fall
  /// What tells the number of the cycle.
  public let clock: CycleClock
  /// The number of cycles, and the rate after them; `nil` when they never end.
  public let limit: (count: Int, rate: Double)?
  private let end: Int

  /// The number of cycles within a range whose bounds are looked up one by one.
  private static let cyclesVisited = 4096

  /// Creates restarting cycles.
  ///
  /// - Parameters:
  ///   - rates: The rates of the cycles.
  ///   - fall: How each cycle falls.
  ///   - clock: What tells the number of the cycle.
  ///   - limit: The number of cycles, from 0, and the rate after them; `nil` when they never end.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a rate that is no number.
  public init(
    _ rates: Rates, fall: Fall, clock: CycleClock, limit: (count: Int, rate: Double)? = nil
  ) throws(ScheduleError) {
    try Check.bounds("lr", rates.start, .any)
    try Check.bounds("lr_min", rates.end, .any)
    try Check.bounds("cycle_decay", rates.startDecay, .nonNegative)
    self.rates = rates
    self.fall = fall
    self.clock = clock
    self.limit = limit
    end = limit.map { clock.start(ofCycle: $0.count) } ?? .max
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let iteration = max(0, iteration)
    if let limit, iteration >= end { return limit.rate }
    let place = clock.place(of: iteration)
    return rate(inCycle: place.cycle, at: place.progress)
  }

  private func rate(inCycle cycle: Int, at progress: Double) -> Double {
    let start = scaled(rates.start, by: rates.startDecay, cycle)
    let end = scaled(rates.end, by: rates.endDecay, cycle)
    switch fall {
    case .curve(let curve): return curve.rate(from: start, to: end, at: progress)
    case .polynomial(let k, let power):
      let left = max(0, 1 - .pow(min(1, max(0, progress)), k))
      return end + (start - end) * .pow(left, power)
    case .tanh(let lower, let upper):
      return end + 0.5 * (start - end) * (1 - .tanh(lower * (1 - progress) + upper * progress))
    }
  }

  /// A rate after so many factors; none leaves the range of rates.
  private func scaled(_ rate: Double, by decay: Double, _ cycle: Int) -> Double {
    if decay == 1 { return rate }
    return min(rate.product(with: .power(decay, Double(cycle))), Bounds.largestRate)
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    var extremes = Extremes()
    extremes.include(self(lower))
    extremes.include(self(upper))
    guard lower < end else { return extremes.range }
    let last = min(upper, end - 1)
    extremes.include(self(last))
    let cycles = clock.place(of: lower).cycle..<max(clock.place(of: lower).cycle, clock.place(of: last).cycle)
    func include(_ cycle: Int) {
      let next = clock.start(ofCycle: cycle + 1)
      guard next > lower, next <= last else { return }
      extremes.include(self(next - 1))
      extremes.include(self(next))
    }
    if clock.hasWholeCycles {
      // Copies of one cycle whose rates decay one way: the first and the last bound the others.
      for cycle in cycles.prefix(2) { include(cycle) }
      for cycle in cycles.suffix(2) { include(cycle) }
    } else if cycles.count <= Self.cyclesVisited {
      for cycle in cycles { include(cycle) }
    } else {
      // Cycles of one length decay one way, so that those at both ends bound the others.
      for cycle in cycles.prefix(Self.cyclesVisited / 2) { include(cycle) }
      for cycle in cycles.suffix(Self.cyclesVisited / 2) { include(cycle) }
    }
    return extremes.range
  }

  public func phase(at iteration: Int) -> Phase {
    let iteration = max(0, iteration)
    if iteration >= end { return Phase("floor", from: end) }
    let cycle = clock.place(of: iteration).cycle
    let name = limit?.count == 1 ? "decay" : "cycle \(cycle.addingSaturating(1))"
    return Phase(
      name, from: clock.start(ofCycle: cycle), to: min(end, clock.start(ofCycle: cycle.addingSaturating(1))))
  }

  public func nextJump(after iteration: Int) -> Int? {
    var place = max(0, iteration)
    // Every restart jumps or none does, but for rates that decay through each other: the first few tell.
    for _ in 0..<4 {
      guard place < end else { return nil }
      let cycle = clock.place(of: place).cycle
      place = min(end, clock.start(ofCycle: cycle.addingSaturating(1)))
      guard place < .max else { return nil }
      if isJump(from: rate(inCycle: cycle, at: 1), to: self(place)) { return place }
    }
    return nil
  }

  public var length: Int? { limit == nil ? nil : end }
}
