package import Schedules

/// The curves in other words that are the same as one curve, or nearly.
package struct Equivalents: Sendable {
  /// One of them.
  package struct Equivalent: Sendable {
    /// The curve.
    package let config: ScheduleConfig
    /// How it was compared, and how far it lies from the curve.
    package let comparison: CurveComparison
    /// What the curve and this one do where they part; `nil` where they do not.
    package let parting: Parting?

    /// Creates an equivalent.
    ///
    /// - Parameters:
    ///   - config: The curve.
    ///   - comparison: How it was compared, and how far it lies from the curve.
    ///   - parting: What the curve and this one do where they part.
    package init(_ config: ScheduleConfig, _ comparison: CurveComparison, parting: Parting? = nil) {
      self.config = config
      self.comparison = comparison
      self.parting = parting
    }

    /// The number of its stages and values.
    package var wordCount: Int { config.stages.reduce(0) { $0 + 1 + $1.values.count } }
  }

  /// The iterations that were compared.
  package let iterations: ClosedRange<Int>
  /// The curves that are made of the same parts, or are the same at every one of the iterations, our own dialect first.
  package let same: [Equivalent]
  /// Those that are the same at all iterations of a sample, our own dialect first.
  package let alike: [Equivalent]
  /// The nearly same ones, the nearest first.
  package let near: [Equivalent]
  /// Whether other words were looked for: curves of very many parts are not what one schedule writes.
  package let isLookedFor: Bool

  /// What comparing the curve with all others may cost, in evaluations of a cosine.
  private static let work = 1 << 24
  /// The most that a rate of a curve may cost for other words to be looked for.
  private static let dearestRate = 512
  /// How many of the nearly same ones are told.
  private static let mostNear = 5

  /// Creates what has been found.
  ///
  /// - Parameters:
  ///   - iterations: The iterations that were compared.
  ///   - isLookedFor: Whether other words were looked for.
  ///   - same: The curves that are the same.
  ///   - alike: Those that are the same at all iterations of a sample.
  ///   - near: The nearly same ones, the nearest first.
  package init(
    over iterations: ClosedRange<Int>, isLookedFor: Bool = true, same: [Equivalent] = [], alike: [Equivalent] = [],
    near: [Equivalent] = []
  ) {
    (self.iterations, self.isLookedFor) = (iterations, isLookedFor)
    (self.same, self.alike, self.near) = (same, alike, near)
  }

  /// Looks for equivalents.
  ///
  /// - Parameters:
  ///   - config: The curve as it was asked for; it is no equivalent of itself.
  ///   - schedule: The schedule built from it.
  ///   - context: The run, for which others are built.
  ///   - run: The iterations of the run.
  ///   - dialect: The dialect that is asked; `nil` for all. Of one, all that are nearly the same are told.
  package init(
    of config: ScheduleConfig, _ schedule: any Schedule, in context: RunContext, over run: ClosedRange<Int>,
    among dialect: String? = nil
  ) {
    let horizon = Self.horizon(of: schedule, atLeast: run)
    isLookedFor = schedule.cost.rate <= Self.dearestRate
    guard isLookedFor else {
      iterations = horizon
      (same, alike, near) = ([], [], [])
      return
    }
    let reference = ReferenceCurve(schedule, over: horizon, orAtLeast: run, work: Self.work / 4)
    var comparison = EquivalentComparison(of: config, reference, in: context, over: run, work: Self.work)
    comparison.compareAll(with: EquivalentCandidates(of: schedule), among: dialect)
    iterations = comparison.reference.iterations
    (same, alike) = (comparison.same, comparison.alike)
    near = Array(comparison.nearest.prefix(dialect == nil ? Self.mostNear : .max))
  }

  /// From the first update to twice as far as the run, the schedule's length and its first phases reach, so that a curve
  /// that only looks the same for a while is told apart; and no further than its framework goes on.
  private static func horizon(of schedule: any Schedule, atLeast run: ClosedRange<Int>) -> ClosedRange<Int> {
    let starts = Phases(of: schedule).prefix(4).map(\.start)
    let reach = max(run.upperBound, schedule.length ?? 0, starts.last ?? 0)
    let end = reach > Int.max / 2 ? .max : 2 * reach
    return 0...max(1, min(end, (schedule.refusal?.iteration ?? .max) - 1))
  }
}

extension ReferenceCurve {
  /// Prepares a curve for comparisons over a whole horizon, or over the run alone where only that can be compared at every
  /// iteration.
  fileprivate init(
    _ schedule: any Schedule, over horizon: ClosedRange<Int>, orAtLeast run: ClosedRange<Int>, work: Int
  ) {
    self.init(schedule, over: horizon, work: work)
    guard !hasAll, run.upperBound >= 1, run.upperBound < horizon.upperBound else { return }
    let short = ReferenceCurve(schedule, over: 0...run.upperBound, work: work)
    if short.hasAll { self = short }
  }
}
