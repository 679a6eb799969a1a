import Numbers
import RealModule

/// Where cycles of whole lengths begin, when the lengths grow or shrink by a factor.
///
/// Neighbouring cycles whose lengths differ by the same step form a run, so that millions of nearly equal cycles are a few
/// entries, and a cycle is found by binary searches however far away it is. Real lengths are a ``CycleClock``'s.
struct CycleTable: Sendable {
  /// What makes the length of a cycle a whole number.
  enum Lengths: Hashable, Sendable {
    /// Each is the one before it times the growth, rounded: `⌈previous · growth⌉` in MXNet's CyclicalSchedule,
    /// `⌊previous · growth⌋` in Composer's CosineAnnealingWarmRestartsScheduler.
    case rounded(FloatingPointRoundingRule)
    /// Each comes from the first: `⌊first · growth^k⌋`, as in pytorch_scheduler's CosineAnnealingWarmupRestarts.
    case truncatedPowers
  }

  /// One cycle.
  struct Cycle: Equatable {
    /// Its number, from 0.
    var index: Int
    /// Its first iteration.
    var start: Int
    /// Its number of iterations.
    var length: Int

    /// The first iteration after it.
    var end: Int { start.addingSaturating(length) }
  }

  /// Cycles in a row whose lengths differ by the same step.
  struct Run: Sendable {
    /// The number of the first cycle.
    var firstIndex: Int
    /// The first iteration of the first cycle.
    var start: Int
    /// The length of the first cycle.
    var firstLength: Int
    /// What each next length is longer by.
    var step: Int
    /// The number of cycles.
    var count: Int

    /// The cycle of a number within the run, from 0.
    func cycle(_ number: Int) -> Cycle {
      Cycle(
        index: firstIndex.addingSaturating(number), start: Int(clamping: start(of: number)),
        length: Int(clamping: Int128(firstLength) + Int128(step) * Int128(number)))
    }

    /// Where the cycle of a number begins, even if it is too far to be counted.
    func start(of number: Int) -> Int128 {
      // Twice the width of an iteration holds every sum here, since step · count stays within one.
      let (number, step) = (Int128(number), Int128(step))
      let growth = step == 0 ? 0 : step * (number * (number - 1) / 2)
      return Int128(start) + number * Int128(firstLength) + growth
    }
  }

  /// The most runs that are laid out; the cycles beyond them, further away than any training, keep their length.
  private static let runsLaidOut = 1 << 17

  /// The runs, in order; together they reach the last countable iteration or the last cycle.
  let runs: [Run]
  /// The iteration after the last cycle; `nil` when the cycles never end.
  let end: Int?
  /// The iteration from which on a cycle would have no iterations, where that is why the cycles end.
  let exhaustion: Int?

  /// Lays out the cycles.
  ///
  /// - Parameters:
  ///   - firstLength: The number of iterations of the first cycle, at least 1.
  ///   - growth: What each length is multiplied by, above 0.
  ///   - lengths: What makes the lengths whole numbers.
  ///   - limit: The number of cycles; `nil` when they never end by themselves.
  init(firstLength: Int, growth: Double, lengths: Lengths = .rounded(.up), limit: Int? = nil) {
    let rule = Rule(firstLength: firstLength, growth: growth, lengths: lengths)
    let limit = limit ?? .max
    var runs: [Run] = []
    var cycle = Cycle(index: 0, start: 0, length: firstLength)
    while cycle.index < limit, cycle.start < .max, cycle.length > 0 {
      let isLast = runs.count == Self.runsLaidOut - 1
      let step = isLast ? 0 : rule.step(after: cycle)
      let count = isLast ? limit - cycle.index : rule.count(from: cycle, by: step, atMost: limit - cycle.index)
      let run = Run(firstIndex: cycle.index, start: cycle.start, firstLength: cycle.length, step: step, count: count)
      runs.append(run)
      if count == .max { break }
      let last = run.cycle(count - 1)
      cycle = Cycle(index: last.index + 1, start: last.end, length: rule.length(after: last))
    }
    self.runs = runs
    exhaustion = cycle.length == 0 && cycle.index < limit ? cycle.start : nil
    end = limit == .max ? exhaustion : cycle.start
  }

  /// Returns the cycle that an iteration belongs to; the last one for iterations after the end.
  func cycle(at iteration: Int) -> Cycle {
    let run = runs[runIndex(at: iteration)]
    if run.step == 0 {
      // Cycles of one length need no search; neither sum passes the iteration.
      let number = min((iteration - run.start) / run.firstLength, run.count - 1)
      return Cycle(
        index: run.firstIndex.addingSaturating(number), start: run.start + number * run.firstLength,
        length: run.firstLength)
    }
    return run.cycle((1..<run.count).partitioningIndex { run.start(of: $0) > iteration } - 1)
  }

  /// Returns the cycle of a number that is not beyond the last.
  func cycle(_ index: Int) -> Cycle {
    let run = runs[max(0, runs.partitioningIndex { $0.firstIndex > index } - 1)]
    return run.cycle(min(index - run.firstIndex, run.count - 1))
  }

  /// Returns the number of the run that an iteration belongs to.
  func runIndex(at iteration: Int) -> Int { max(0, runs.partitioningIndex { $0.start > iteration } - 1) }
}

/// How the length of a cycle follows from what is known of the one before it.
private struct Rule {
  let firstLength: Int
  let growth: Double
  let lengths: CycleTable.Lengths

  /// The length of the cycle after one; 0 when there is none.
  func length(after cycle: CycleTable.Cycle) -> Int {
    // Not by a product, which lengths from 2^53 on do not come out of as they were.
    if growth == 1 { return cycle.length }
    return switch lengths {
    case .rounded(let rule): Int(saturating: (Double(cycle.length) * growth).rounded(rule))
    case .truncatedPowers: Int(saturating: Double(firstLength) * .pow(growth, cycle.index.addingSaturating(1)))
    }
  }

  /// How much longer the cycle after one is; 0 for those lengths that a formula of their number gives, not the one before.
  func step(after cycle: CycleTable.Cycle) -> Int {
    lengths == .truncatedPowers ? 0 : length(after: cycle) - cycle.length
  }

  /// The number of cycles, from one on, whose lengths keep differing by the same step.
  func count(from first: CycleTable.Cycle, by step: Int, atMost limit: Int) -> Int {
    if growth == 1 { return limit }
    if step == 0, lengths != .truncatedPowers { return limit }
    // The lengths stay countable and at least 1; the search looks no further.
    let room = step > 0 ? (Int.max - first.length) / step : step < 0 ? (first.length - 1) / -step : 1 << 61
    let most = min(limit, room.addingSaturating(1))
    func isInRun(_ number: Int) -> Bool {
      let before = CycleTable.Cycle(
        index: first.index.addingSaturating(number - 1), start: 0, length: first.length + step * (number - 1))
      return length(after: before) == first.length + step * number
    }
    // Most runs are short or very long: doubling finds the order of magnitude, halving the end.
    var beyond = 1
    while beyond < most, isInRun(beyond) { beyond = beyond.multipliedSaturating(by: 2) }
    return (min(beyond / 2 + 1, most)..<min(beyond, most)).partitioningIndex { !isInRun($0) }
  }
}
