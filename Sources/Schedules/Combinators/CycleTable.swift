/// Where the cycles of a repeated schedule begin, when each is the previous length times a factor, rounded.
///
/// The lengths are `⌈previous · growth⌉`, each from the rounded previous one, as in MXNet's CyclicalSchedule, or rounded down,
/// as in Composer's CosineAnnealingWarmRestartsScheduler, and at least 1. Neighbouring
/// cycles whose lengths differ by the same step form a run, so that millions of nearly equal cycles are a few entries, and
/// a cycle is found by two binary searches however far away it is.
struct CycleTable: Sendable {
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
      // Twice the width of an iteration holds every sum here, since step · count stays within one.
      let (number, firstLength, step) = (Int128(number), Int128(firstLength), Int128(step))
      let growth = step == 0 ? 0 : step * (number * (number - 1) / 2)
      return Cycle(
        index: Int(clamping: Int128(firstIndex) + number),
        start: Int(clamping: Int128(start) + number * firstLength + growth),
        length: Int(clamping: firstLength + step * number))
    }
  }

  /// The runs, in order; together they reach the last countable iteration or the last cycle.
  let runs: [Run]
  /// The iteration after the last cycle; `nil` when the cycles never end.
  let end: Int?

  /// Lays out the cycles.
  ///
  /// - Parameters:
  ///   - firstLength: The number of iterations of the first cycle, at least 1.
  ///   - growth: What each length is multiplied by, above 0.
  ///   - limit: The number of cycles; `nil` when they never end.
  ///   - rounding: Which way a length is rounded.
  init(firstLength: Int, growth: Double, limit: Int? = nil, rounding: FloatingPointRoundingRule = .up) {
    var runs: [Run] = []
    var cycle = Cycle(index: 0, start: 0, length: firstLength)
    let limit = limit ?? .max
    while cycle.index < limit, cycle.start < .max {
      let step = Self.step(after: cycle.length, growth: growth, rounding)
      let count = Self.cycles(from: cycle, by: step, growth: growth, rounding, atMost: limit - cycle.index)
      let run = Run(firstIndex: cycle.index, start: cycle.start, firstLength: cycle.length, step: step, count: count)
      runs.append(run)
      if count == .max { break }
      let last = run.cycle(count - 1)
      let length = last.length.addingSaturating(Self.step(after: last.length, growth: growth, rounding))
      cycle = Cycle(index: last.index + 1, start: last.end, length: length)
    }
    self.runs = runs
    end = limit == .max ? nil : cycle.start
  }

  /// Returns the cycle that an iteration belongs to; the last one for iterations after the end.
  func cycle(at iteration: Int) -> Cycle {
    let run = runs[runIndex(at: iteration)]
    if run.step == 0 {
      let number = min((iteration - run.start) / run.firstLength, run.count - 1)
      // Neither sum passes the iteration, but for one before the first or after the last cycle.
      return Cycle(
        index: run.firstIndex + number, start: run.start + number * run.firstLength, length: run.firstLength)
    }
    let number = Self.last(in: 0...run.count - 1) { run.cycle($0).start <= iteration }
    return run.cycle(number)
  }

  /// Returns the number of the run that an iteration belongs to.
  func runIndex(at iteration: Int) -> Int {
    Self.last(in: 0...runs.count - 1) { runs[$0].start <= iteration }
  }

  /// How much longer the cycle is that follows one of a length.
  private static func step(after length: Int, growth: Double, _ rounding: FloatingPointRoundingRule) -> Int {
    let next = max(1, Int(saturating: (Double(length) * growth).rounded(rounding)))
    return next - length
  }

  /// The number of cycles, from one on, whose lengths keep differing by the same step.
  private static func cycles(
    from first: Cycle, by step: Int, growth: Double, _ rounding: FloatingPointRoundingRule, atMost limit: Int
  ) -> Int {
    if step == 0 { return limit }
    // The lengths stay countable and at least 1; the binary search looks no further.
    let room = step > 0 ? (Int.max - first.length) / step : (first.length - 1) / -step
    let longest = min(limit - 1, room)
    return 1
      + last(in: 0...longest) { number in
        number == 0 || Self.step(after: first.length + step * (number - 1), growth: growth, rounding) == step
      }
  }

  /// The last number of a range for which a condition holds that holds for the first and, once false, stays so.
  private static func last(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let middle = lower + (upper - lower) / 2 + (upper - lower) % 2
      if holds(middle) { lower = middle } else { upper = middle - 1 }
    }
    return lower
  }
}
