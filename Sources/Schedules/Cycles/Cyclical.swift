package import Numbers
import RealModule

/// A schedule repeated cycle after cycle, each of another length and magnitude.
///
/// The cycle k has the length `⌈length of k - 1 · lengthDecay⌉` and the rates of its schedule times `magnitudeDecay^k`
/// (MXNet tutorial, CyclicalSchedule). Any iteration is found without walking through the cycles before it.
package struct Cyclical: Schedule {
  /// The number of cycles of different lengths whose bounds are looked up one by one, and of runs of cycles at each end of a
  /// range with more of them.
  ///
  /// Such a range takes at least a hundred thousand iterations; there the bounds are those of the first and last cycles of
  /// these runs, which differ from the exact ones only by how the shape is sampled. Within a search, which asks for
  /// bounds again and again, fewer are looked up, over at least two thousand iterations.
  fileprivate struct Looks {
    let cycles: Int
    let runs: Int

    static let most = Looks(cycles: 512, runs: 64)
    static let inSearch = Looks(cycles: 64, runs: 16)
  }

  /// How many cycles are looked up within a search at most.
  static let looksInSearch = Looks.inSearch.cycles
  /// With less effort, the fewer cycles are looked up.
  private static let effortOfMost = 512

  /// The schedule of one cycle.
  package let inner: any CycleSchedule
  /// What the length of each next cycle is multiplied by.
  package let lengthDecay: Double
  /// What the rates of each next cycle are multiplied by.
  package let magnitudeDecay: Double
  /// The number of cycles, or `nil` when they never end.
  package let cycles: Int?
  /// Whether lengths that are no whole numbers are rounded up.
  let roundsUp: Bool
  let table: CycleTable

  /// Repeats a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule of the first cycle.
  ///   - lengthDecay: What the length of each next cycle is multiplied by, above 0.
  ///   - magnitudeDecay: What the rates of each next cycle are multiplied by, from 0.
  ///   - cycles: The number of cycles, at least 1, after which the last rate holds; `nil` for no end.
  ///   - rounding: Which way the length of a cycle is rounded; the cycles end where one would have no iterations.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    _ inner: any CycleSchedule, lengthDecay: Double = 1, magnitudeDecay: Double = 1, cycles: Int? = nil,
    rounding: FloatingPointRoundingRule = .up
  ) throws(ScheduleError) {
    try Check.bounds(.lengthGrowth, lengthDecay, .positive)
    try Check.bounds(.magnitudeDecay, magnitudeDecay, .nonNegative)
    if let cycles { try Check.bounds(.count, cycles, .atLeastOne) }
    self.inner = inner
    self.lengthDecay = lengthDecay
    self.magnitudeDecay = magnitudeDecay
    self.cycles = cycles
    roundsUp = rounding == .up
    table = CycleTable(firstLength: inner.cycleLength, growth: lengthDecay, lengths: .rounded(rounding), limit: cycles)
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let iteration = max(0, iteration)
    let cycle = table.cycle(at: iteration)
    return rate(in: cycle, at: min(iteration - cycle.start, cycle.length))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds { bounds(over: iterations, .inSearch) }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let looks = tolerance.effort < Self.effortOfMost ? Looks.inSearch : .most
    let outer = bounds(over: iterations, looks)
    // Those of a cycle that is a product have to be searched for.
    if outer.areExact { return outer.range }
    return ExtremumSearch(bounds: { bounds(over: $0, .inSearch) }, value: callAsFunction)
      .extent(over: iterations, between: outer, within: tolerance)
  }

  private func bounds(over iterations: ClosedRange<Int>, _ looks: Looks) -> RateBounds {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    let (first, last) = (table.cycle(at: lower), table.cycle(at: upper))
    if first.index == last.index {
      return bounds(of: first, from: lower - first.start, to: upper - first.start)
    }
    let ends = bounds(of: first, from: lower - first.start, to: first.length - 1)
      .union(bounds(of: last, from: 0, to: upper - last.start))
    guard last.index - first.index > 1 else { return ends }
    return wholeCycles(first.index + 1...last.index - 1, from: first.end, to: last.start - 1, with: ends, looks)
  }

  package func phase(at iteration: Int) -> Phase {
    if let end = table.end, iteration >= end { return Phase("hold", from: end) }
    let cycle = table.cycle(at: max(0, iteration))
    return Phase("cycle \(cycle.index.addingSaturating(1))", from: cycle.start, to: cycle.end)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: max(0, iteration), work: &work, among: nextPlace(after:work:))
  }

  /// The first place after an iteration where a cycle jumps, or the next one does not begin where it has led to.
  private func nextPlace(after iteration: Int, work: inout Int) -> NextJump {
    let price = inner.cost.rate
    var cycle = table.cycle(at: iteration)
    var own = iteration - cycle.start
    for look in 0..<JumpSearch.mostCycles {
      guard work > 0 else { return .unknown(after: max(iteration, cycle.start)) }
      // The cycle is found, and a few rates at its end are asked for.
      work.spend(8 + price, times: 8)
      let isLast = cycle.end == table.end
      // The last cycle still comes to its end, whose rate holds.
      let jump = shape(of: cycle).nextJump(after: own, work: &work).upTo(isLast ? cycle.length : cycle.length - 1)
      if jump != .none { return jump.shifted(by: cycle.start) }
      guard !isLast, cycle.end < .max else { return .none }
      if isRestartJump(after: cycle, work: &work) { return .at(cycle.end) }
      let run = table.runs[table.runIndex(at: cycle.start)]
      cycle = table.cycle(at: cycle.end)
      // Of cycles that are alike, the second stands for all that follow: only the last is left.
      if look > 0, magnitudeDecay == 1, run.step == 0, cycle.index - run.firstIndex < run.count {
        if run.count == .max { return .none }
        cycle = run.cycle(run.count - 1)
      }
      own = 0
    }
    return .unknown(after: cycle.start)
  }

  /// Whether a restart leaves the way of the cycle before it.
  ///
  /// A triangle that is cut one iteration before its lowest rate only takes a longer step to the next cycle's start.
  private func isRestartJump(after cycle: CycleTable.Cycle, work: inout Int) -> Bool {
    if shape(of: cycle).nextJump(after: cycle.length - 1, work: &work) == .at(cycle.length) {
      return self(cycle.end - 1) != self(cycle.end)
    }
    return isJump(at: cycle.end, expecting: rate(in: cycle, at: cycle.length))
  }

  package var length: Int? { table.end }
  /// That of all cycles where so many are asked for, else that of three.
  package var course: Course {
    if let exhaustion { return Course(min(exhaustion, table.cycle(2).end)) }
    return table.end.map { Course($0) } ?? Course(table.cycle(2).end, ending: .repetition)
  }

  /// The iteration from which on a cycle would have no iterations; `nil` when there always is another one.
  package var exhaustion: Int? { table.exhaustion }

  package var refusal: Refusal? {
    inner.refusal.flatMap { $0.iteration < inner.cycleLength ? $0 : nil }
  }

  private func shape(of cycle: CycleTable.Cycle) -> any CycleSchedule {
    cycle.length == inner.cycleLength ? inner : inner.withCycleLength(cycle.length)
  }

  /// The rate at an iteration of a cycle, counted from its start.
  private func rate(in cycle: CycleTable.Cycle, at iteration: Int) -> Double {
    let shape = shape(of: cycle)
    return shape(iteration).product(with: magnitude(of: cycle.index))
  }

  private func magnitude(of index: Int) -> Double {
    magnitudeDecay == 1 ? 1 : .power(magnitudeDecay, Double(index))
  }

  private func bounds(of cycle: CycleTable.Cycle, from lower: Int, to upper: Int) -> RateBounds {
    // After the last cycle its end rate holds.
    let upper = min(upper, cycle.length)
    return shape(of: cycle).bounds(over: min(lower, upper)...upper).scaled(by: magnitude(of: cycle.index))
  }

  /// The bounds of cycles that lie wholly inside a range, together with others.
  private func wholeCycles(
    _ indices: ClosedRange<Int>, from start: Int, to end: Int, with ends: RateBounds, _ looks: Looks
  ) -> RateBounds {
    let runs = table.runs[table.runIndex(at: start)...table.runIndex(at: end)]
    let areFew = indices.upperBound - indices.lowerBound < looks.cycles
    var bounds = ends
    func include(_ runs: ArraySlice<CycleTable.Run>) {
      for run in runs {
        let first = max(indices.lowerBound, run.firstIndex) - run.firstIndex
        let last = min(indices.upperBound - run.firstIndex, run.count - 1)
        guard first <= last else { continue }
        bounds = bounds.union(whole(run.cycle(first)))
        if areFew && run.step != 0 {
          for number in first + 1..<last + 1 { bounds = bounds.union(whole(run.cycle(number))) }
        } else if last > first && (run.step != 0 || magnitudeDecay != 1) {
          // Cycles of one length are copies whose magnitudes go one way, so the first and the last bound the others. Of
          // other lengths, some are even and some odd.
          bounds = bounds.union(whole(run.cycle(last)))
          if run.step != 0 {
            bounds = bounds.union(whole(run.cycle(first + 1))).union(whole(run.cycle(last - 1)))
          }
        }
      }
    }
    if areFew || runs.count <= 2 * looks.runs {
      include(runs)
    } else {
      include(runs.prefix(looks.runs))
      include(runs.suffix(looks.runs))
    }
    return bounds
  }

  private func whole(_ cycle: CycleTable.Cycle) -> RateBounds { bounds(of: cycle, from: 0, to: cycle.length - 1) }
}
