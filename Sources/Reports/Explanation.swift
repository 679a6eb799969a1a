package import Catalogue
package import Checks
package import CodeGeneration
package import CommandLanguage
package import Schedules

/// Everything that can be said of one curve over a run, as figures.
package struct Explanation: Sendable {
  /// A part of the way through the run and the rate there.
  package struct Point: Sendable {
    /// How far through the run, in hundredths.
    package let percent: Int
    /// The iteration there.
    package let iteration: Int
    /// The rate there.
    package let rate: Double
  }

  /// A phase and the rates at its two ends within what is explained.
  package struct PhaseSpan: Sendable {
    /// The phase.
    package let phase: Phase
    /// Its iterations that are explained.
    package let iterations: ClosedRange<Int>
    /// The rate at the first of them.
    package let firstRate: Double
    /// The rate at the last of them.
    package let lastRate: Double
    /// The highest rate among them where it is above both ends, and bounds tell exactly.
    package let peak: Double?

    /// What the phase is called: a way that rises is no decay.
    package var name: String { phase.name == "decay" && lastRate > firstRate ? "rise" : phase.name }
  }

  /// The updates that are lower than a part of the peak.
  package struct LowShare: Sendable {
    /// The part of the peak, in hundredths.
    package let percent: Int
    /// How many updates are lower.
    package let share: RateShare
  }

  /// The most phases and jumps that are told one by one.
  package static let mostListed = 20

  /// What looking for jumps may cost, in evaluations of a cosine.
  private static let workOfJumps = 1 << 23

  /// The most cycles that are looked at.
  static let mostCycles = 4096

  /// What looking for the ends of cycles may cost, in evaluations of a cosine.
  private static let workOfCycles = 1 << 20

  /// What counting low updates may cost, in evaluations of a cosine.
  private static let workOfShares = 1 << 21

  /// The curve as it was asked for.
  package let config: ScheduleConfig
  /// The formula of the curve with its numbers; `nil` where it has no closed form, or one of more parts than a person would read.
  package let formula: FormulaText?
  /// The iterations that are explained.
  package let iterations: ClosedRange<Int>
  /// All iterations of the run.
  package let run: ClosedRange<Int>
  /// Where one curve takes over from another with the clock running on.
  package let seams: [Seam]
  /// What a person may not have meant.
  package let findings: [ToldFinding]
  /// How many updates are lower than a tenth and a hundredth of the peak; none where there is no peak above 0.
  package let lowShares: [LowShare]
  /// The rates at both ends of them and at the quarters between.
  package let points: [Point]
  /// The rate of the first update of training, which need not be the first of the run.
  package let firstUpdate: Double
  /// The figures.
  package let summary: ScheduleSummary
  /// The first phases.
  package let phases: [PhaseSpan]
  /// Whether further phases follow.
  package let hasMorePhases: Bool
  /// The first jumps.
  package let jumps: [Jump]
  /// Whether further jumps follow.
  package let hasMoreJumps: Bool
  /// The last iteration up to which there are no other jumps than those listed.
  package let jumpsKnownUpTo: Int
  /// The last updates of cycles, at which snapshots are saved, the first of them; none where there are too many to look at.
  package let cycleEnds: [Int]
  /// Whether further cycles end.
  package let hasMoreCycleEnds: Bool
  /// The number of iterations until the schedule has run its course.
  package let length: Int?
  /// The curves of other dialects that are the same, or nearly.
  package let equivalents: Equivalents

  /// Works everything out.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - iterations: The iterations that are explained.
  ///   - run: All iterations of the run; `nil` where they are those that are explained.
  ///   - findings: What a person may not have meant.
  ///   - seams: Where one curve takes over from another with the clock running on.
  ///   - equivalents: Other words for the curve.
  package init(
    of curve: LabelledCurve, over iterations: ClosedRange<Int>, of run: ClosedRange<Int>? = nil,
    findings: [ToldFinding] = [], seams: [Seam] = [], equivalents: Equivalents
  ) {
    self.seams = seams
    self.run = run ?? iterations
    self.findings = findings
    let schedule = curve.schedule
    config = curve.request.config
    formula = schedule.form.flatMap { FormulaText(of: $0) }
    self.iterations = iterations
    let last = iterations.upperBound - iterations.lowerBound
    points = [0, 25, 50, 75, 100].map { percent in
      // Quarters of the distance, without its fourfold.
      let offset = last / 4 * (percent / 25) + last % 4 * (percent / 25) / 4
      let iteration = iterations.lowerBound + offset
      return Point(percent: percent, iteration: iteration, rate: schedule(iteration))
    }
    firstUpdate = schedule(0)
    summary = ScheduleSummary(of: schedule, over: iterations)
    let peak = summary.highest
    lowShares = (peak > 0 && peak.isFinite ? [10, 1] : []).map { percent in
      LowShare(
        percent: percent,
        share: RateShare(
          of: schedule, upTo: peak * (Double(percent) / 100), isIncluded: false, over: iterations,
          work: Self.workOfShares))
    }
    let phases = Phases(of: schedule, from: iterations.lowerBound).lazy
      .prefix { $0.start <= iterations.upperBound }.prefix(Self.mostListed + 1)
    self.phases = phases.prefix(Self.mostListed).map { phase in
      let first = max(phase.start, iterations.lowerBound)
      let last = max(first, min(phase.end.map { $0 - 1 } ?? .max, iterations.upperBound))
      let (firstRate, lastRate) = (schedule(first), schedule(last))
      let bounds = schedule.bounds(over: first...last)
      // What rounding leaves above an end is no peak.
      let end = max(firstRate, lastRate)
      let isPeak = bounds.areExact && bounds.range.upperBound - end > 1e-9 * end.magnitude
      return PhaseSpan(
        phase: phase, iterations: first...last, firstRate: firstRate, lastRate: lastRate,
        peak: isPeak ? bounds.range.upperBound : nil)
    }
    hasMorePhases = Array(phases).count > Self.mostListed
    let jumps = schedule.jumps(in: iterations, atMost: Self.mostListed + 1, work: Self.workOfJumps)
    self.jumps = Array(jumps.found.prefix(Self.mostListed))
    hasMoreJumps = jumps.found.count > Self.mostListed
    jumpsKnownUpTo = hasMoreJumps ? jumps.found[Self.mostListed].iteration - 1 : jumps.knownUpTo
    let ends =
      ((try? schedule.cycleEnds(in: self.run, atMost: Self.mostCycles, work: Self.workOfCycles)) ?? [])
      .filter(iterations.contains)
    cycleEnds = Array(ends.prefix(Self.mostListed))
    hasMoreCycleEnds = ends.count > Self.mostListed
    length = schedule.length
    self.equivalents = equivalents
  }
}

extension Explanation {
  /// Works out everything that is told of a curve, and looks for other words for it.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - evaluation: The run, and which part of it is shown.
  package init(of curve: LabelledCurve, _ evaluation: Evaluation) {
    let equivalents = Equivalents(
      of: curve.request.config, curve.schedule, in: evaluation.context, over: evaluation.whole)
    let findings = CurveInRun(
      curve.request.config, curve.schedule, in: evaluation.context, length: evaluation.length
    ).told(plan: curve.request.config.operations.isEmpty ? curve.request.plans.first : nil)
    self.init(
      of: curve, over: evaluation.shown, of: evaluation.whole, findings: findings,
      seams: Seam.seams(of: curve.request.config, curve.schedule, in: evaluation.context), equivalents: equivalents)
  }
}
