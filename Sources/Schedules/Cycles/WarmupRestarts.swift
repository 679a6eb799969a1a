package import Numbers

/// Cosine annealing with warm restarts, where every cycle begins with a warmup of its own.
///
/// In cycle k, of length `L = ⌊first · growth^k⌋` and highest rate `max · decay^k`, the rate is min at its first
/// iteration, `min + (high - min) · s / W` before its iteration W, and then half a cosine back down over L - W
/// (pytorch_scheduler's CosineAnnealingWarmupRestarts).
package struct WarmupRestarts: Schedule {
  /// The rates and lengths of its cycles.
  package struct Pattern: Hashable, Sendable {
    /// The floor, and the peak of the first cycle.
    package let minimum, maximum: Double
    /// The updates of the first cycle, and those of each line up.
    package let firstLength, warmupLength: Int
    /// What each length and each peak is multiplied by from cycle to cycle.
    package let lengthGrowth, magnitudeDecay: Double

    /// Returns the rate at an update.
    ///
    /// - Parameter iteration: The number of updates already made, from 0.
    /// - Returns: The rate.
    func rate(at iteration: Int) -> Double {
      let restarts = try? WarmupRestarts(
        minimum: minimum, maximum: maximum, firstLength: firstLength, warmupLength: warmupLength,
        lengthGrowth: lengthGrowth, magnitudeDecay: magnitudeDecay)
      return restarts.map { $0(iteration) } ?? .nan
    }
  }

  /// The rate at the start and towards the end of every cycle.
  package let minimum: Double
  /// The highest rate of the first cycle.
  package let maximum: Double
  /// The number of iterations of the first cycle.
  package let firstLength: Int
  /// The number of iterations of each warmup, W.
  package let warmupLength: Int
  /// What the length is multiplied by from cycle to cycle.
  package let lengthGrowth: Double
  /// What the highest rate is multiplied by from cycle to cycle.
  package let magnitudeDecay: Double
  private let cycles: CycleTable

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
  package init(
    minimum: Double, maximum: Double, firstLength: Int, warmupLength: Int, lengthGrowth: Double, magnitudeDecay: Double
  ) throws(ScheduleError) {
    try Check.bounds(.floor, minimum, .nonNegative)
    try Check.order(.peak, maximum, .atLeast, .floor, minimum)
    try Check.bounds(.cycleLength, firstLength, .atLeastOne)
    try Check.bounds(.warmupLength, warmupLength, .nonNegative)
    try Check.order(.warmupLength, Double(warmupLength), .below, .cycleLength, Double(firstLength))
    try Check.bounds(.lengthGrowth, lengthGrowth, .positive)
    try Check.bounds(.magnitudeDecay, magnitudeDecay, .positive)
    self.minimum = minimum
    self.maximum = maximum
    self.firstLength = firstLength
    self.warmupLength = warmupLength
    self.lengthGrowth = lengthGrowth
    self.magnitudeDecay = magnitudeDecay
    cycles = CycleTable(firstLength: firstLength, growth: lengthGrowth, lengths: .truncatedPowers)
  }

  /// The first iteration that no cycle holds because the next would have no iterations; `nil` when there always is one.
  package var exhaustion: Int? { cycles.exhaustion }

  package func callAsFunction(_ iteration: Int) -> Double {
    let iteration = within(iteration)
    let cycle = cycles.cycle(at: iteration)
    return rate(in: cycle, at: iteration - cycle.start)
  }

  /// The rate at an iteration of a cycle, counted from its start.
  private func rate(in cycle: CycleTable.Cycle, at own: Int) -> Double {
    let high = highest(of: cycle)
    if own == 0 { return minimum }
    if own < warmupLength { return minimum + (high - minimum) * (Double(own) / Double(warmupLength)) }
    let progress = Double(own - warmupLength) / Double(cycle.length - warmupLength)
    return minimum + (high - minimum) * halfCosine(progress)
  }

  private func within(_ iteration: Int) -> Int { min(max(0, iteration), exhaustion.map { $0 - 1 } ?? .max) }

  private func highest(of cycle: CycleTable.Cycle) -> Double {
    maximum.decayed(by: magnitudeDecay, times: Double(cycle.index))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let iterations = within(iterations.lowerBound)...within(iterations.upperBound)
    return outerBounds(
      over: iterations, cycles: indices(of: iterations), areAlike: lengthGrowth == 1, turns: turns(of:),
      swing: swing(of:))
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let iterations = within(iterations.lowerBound)...within(iterations.upperBound)
    return extentOfTurns(
      over: iterations, cycles: indices(of: iterations), areAlike: lengthGrowth == 1, effort: tolerance.effort,
      turns: turns(of:), swing: swing(of:))
  }

  /// The numbers of the cycles that iterations touch.
  private func indices(of iterations: ClosedRange<Int>) -> ClosedRange<Int> {
    cycles.cycle(at: iterations.lowerBound).index...cycles.cycle(at: iterations.upperBound).index
  }

  private func turns(of index: Int) -> [Int] {
    let cycle = cycles.cycle(index)
    let peak = cycle.start.addingSaturating(min(max(1, warmupLength), cycle.length - 1))
    return [cycle.start, cycle.start.addingSaturating(1), peak.addingSaturating(-1), peak, cycle.end - 1]
  }

  private func swing(of indices: ClosedRange<Int>) -> ClosedRange<Double> {
    var extremes = Extremes()
    extremes.include(minimum)
    for index in [indices.lowerBound, indices.upperBound] { extremes.include(highest(of: cycles.cycle(index))) }
    return extremes.range
  }

  package func phase(at iteration: Int) -> Phase {
    if let exhaustion, iteration >= exhaustion { return Phase("hold", from: exhaustion) }
    let cycle = cycles.cycle(at: within(iteration))
    return Phase("cycle \(cycle.index.addingSaturating(1))", from: cycle.start, to: cycle.end)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    var cycle = cycles.cycle(at: within(iteration))
    var last = max(0, iteration)
    for _ in 0..<JumpSearch.mostCycles {
      guard work > 0 else { return .unknown(after: last) }
      work.spend(cost.rate, times: 4)
      // Without a warmup the second iteration of a cycle is at the height that the first should have had.
      let second = cycle.start.addingSaturating(1)
      if warmupLength == 0, last < second, cycle.length > 1, self(cycle.start) != self(second) { return .at(second) }
      guard cycle.end < exhaustion ?? .max else { return .none }
      let onward = rate(in: cycle, at: cycle.length)
      if isJump(at: cycle.end, expecting: onward) { return .at(cycle.end) }
      last = cycle.end
      cycle = cycles.cycle(at: cycle.end)
    }
    return .unknown(after: last)
  }

  package var length: Int? { exhaustion }
  package var course: Course { Course(min(exhaustion ?? .max, cycles.cycle(2).end)) }

  /// How many numbers tell where the cycles are.
  var entryCount: Int { cycles.runs.count * EvaluationCost.numbersOfRun }
}
