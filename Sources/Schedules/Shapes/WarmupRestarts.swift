import RealModule

/// Cosine annealing with warm restarts, where every cycle begins with a warmup of its own.
///
/// Within the cycle k, of length `L = ⌊first · growth^k⌋` and highest rate `max · decay^k`, the rate is min at its
/// first iteration, `min + (high - min) · s / W` before its iteration W, and then half a cosine back down over L - W.
public struct WarmupRestarts: Schedule {
  /// The rate at the start and towards the end of every cycle.
  public let minimum: Double
  /// The highest rate of the first cycle.
  public let maximum: Double
  /// The number of iterations of the first cycle.
  public let firstLength: Int
  /// The number of iterations of each warmup, W.
  public let warmupLength: Int
  /// What the length is multiplied by from cycle to cycle.
  public let lengthGrowth: Double
  /// What the highest rate is multiplied by from cycle to cycle.
  public let magnitudeDecay: Double
  private let cycles: TruncatedCycles

  /// Creates the cycles.
  ///
  /// - Parameters:
  ///   - minimum: The rate at the start of every cycle, from 0.
  ///   - maximum: The highest rate of the first cycle, at least the lowest.
  ///   - firstLength: The number of iterations of the first cycle, at least 1.
  ///   - warmupLength: The number of iterations of each warmup, from 0 and below `firstLength`.
  ///   - lengthGrowth: What the length is multiplied by from cycle to cycle, above 0.
  ///   - magnitudeDecay: What the highest rate is multiplied by from cycle to cycle, above 0.
  /// - Throws: A ``ScheduleError`` for a value out of bounds.
  public init(
    minimum: Double, maximum: Double, firstLength: Int, warmupLength: Int, lengthGrowth: Double, magnitudeDecay: Double
  ) throws(ScheduleError) {
    try Check.bounds("min_lr", minimum, .nonNegative)
    try Check.order("max_lr", maximum, .atLeast, "min_lr", minimum)
    try Check.bounds("first_cycle_steps", firstLength, .atLeastOne)
    try Check.bounds("warmup_steps", warmupLength, .nonNegative)
    try Check.order("warmup_steps", Double(warmupLength), .below, "first_cycle_steps", Double(firstLength))
    try Check.bounds("cycle_mult", lengthGrowth, .positive)
    try Check.bounds("gamma", magnitudeDecay, .positive)
    self.minimum = minimum
    self.maximum = maximum
    self.firstLength = firstLength
    self.warmupLength = warmupLength
    self.lengthGrowth = lengthGrowth
    self.magnitudeDecay = magnitudeDecay
    cycles = TruncatedCycles(firstLength: firstLength, growth: lengthGrowth)
  }

  /// The first iteration that no cycle holds because the next would have no iterations; `nil` when there always is one.
  public var exhaustion: Int? { cycles.isExhausted ? cycles.end : nil }

  public func callAsFunction(_ iteration: Int) -> Double {
    let iteration = within(iteration)
    let cycle = cycles.cycle(at: iteration)
    let (own, high) = (iteration - cycle.start, highest(of: cycle))
    if own == 0 { return minimum }
    if own < warmupLength { return minimum + (high - minimum) * (Double(own) / Double(warmupLength)) }
    let progress = Double(own - warmupLength) / Double(cycle.length - warmupLength)
    return minimum + (high - minimum) * halfCosine(progress)
  }

  private func within(_ iteration: Int) -> Int { min(max(0, iteration), cycles.end - 1) }

  private func highest(of cycle: TruncatedCycles.Cycle) -> Double { maximum * .pow(magnitudeDecay, cycle.index) }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, within: .exact)
  }

  public func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let range = within(iterations.lowerBound)...within(iterations.upperBound)
    let (first, last) = (cycles.cycle(at: range.lowerBound), cycles.cycle(at: range.upperBound))
    // Lengths go one way, so that every cycle between two that reach their peaks reaches its own.
    guard first != last, min(first.length, last.length) > max(1, warmupLength) else {
      let search = ExtremumSearch(bounds: { .init(range: bounds(over: $0)) }, value: callAsFunction)
      return search.extent(over: range, within: tolerance)
    }
    var extremes = Extremes()
    extremes.include(bounds(over: range.lowerBound...first.start + (first.length - 1)))
    extremes.include(bounds(over: last.start...range.upperBound))
    // Peaks go one way too: those next to the ends bound the others.
    for cycle in [cycles.cycle(at: first.start.addingSaturating(first.length)), cycles.cycle(at: last.start - 1)] {
      if cycle != first, cycle != last {
        extremes.include(bounds(over: cycle.start...cycle.start + (cycle.length - 1)))
      }
    }
    return extremes.range
  }

  /// Outer bounds: no rate leaves those between the lowest and the highest rates of the cycles that a range touches.
  private func bounds(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    let (first, last) = (cycles.cycle(at: iterations.lowerBound), cycles.cycle(at: iterations.upperBound))
    var extremes = Extremes()
    if first != last {
      for rate in [minimum, highest(of: first), highest(of: last)] { extremes.include(rate) }
      return extremes.range
    }
    // Within a cycle the only turn is at the end of the warmup.
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    for own in [1, warmupLength]
    where own < first.length && iterations.contains(first.start.addingSaturating(own)) {
      extremes.include(self(first.start + own))
    }
    return extremes.range
  }

  public func phase(at iteration: Int) -> Phase {
    if iteration >= cycles.end { return Phase("hold", from: cycles.end) }
    let cycle = cycles.cycle(at: within(iteration))
    return Phase(
      "cycle \(cycle.index.addingSaturating(1))", from: cycle.start, to: cycle.start.addingSaturating(cycle.length))
  }

  public func nextJump(after iteration: Int) -> Int? {
    guard warmupLength == 0 else { return nil }
    // Without a warmup the second iteration of a cycle is at the height that the first should have had.
    guard iteration < cycles.end else { return nil }
    let cycle = cycles.cycle(at: within(iteration))
    if iteration == cycle.start, cycle.length > 1 { return cycle.start + 1 }
    let next = cycle.start.addingSaturating(cycle.length)
    guard next < cycles.end, cycles.cycle(at: next).length > 1 else { return nil }
    return next.addingSaturating(1)
  }

  public var length: Int? { exhaustion }
}
