import Catalogue
import CommandLanguage
import Schedules

/// Everything that can be said of one curve over a run, as figures.
struct Explanation {
  /// A part of the way through the run and the rate there.
  struct Point {
    let percent: Int
    let iteration: Int
    let rate: Double
  }

  /// A phase and the rates at its two ends within the run.
  struct PhaseSpan {
    let phase: Phase
    let firstRate: Double
    let lastRate: Double
  }

  /// The most phases and jumps that are told one by one.
  static let mostListed = 20

  let config: ScheduleConfig
  let iterations: ClosedRange<Int>
  let points: [Point]
  /// The rate of the first update of training, which need not be the first of the run.
  let firstUpdate: Double
  let summary: ScheduleSummary
  let phases: [PhaseSpan]
  let hasMorePhases: Bool
  let jumps: [Jump]
  let hasMoreJumps: Bool
  /// The last iteration up to which there are no other jumps than those listed.
  let jumpsKnownUpTo: Int
  /// The number of iterations until the schedule has run its course.
  let length: Int?
  /// The curves of other dialects that are the same.
  let equivalents: Equivalents

  /// Works everything out.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - evaluation: The run, and which part of it is shown.
  init(of curve: LabelledCurve, _ evaluation: Evaluation) {
    let (schedule, iterations) = (curve.schedule, evaluation.shown)
    config = curve.request.config
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
    let phases = Phases(of: schedule, from: iterations.lowerBound).lazy
      .prefix { $0.start <= iterations.upperBound }.prefix(Self.mostListed + 1)
    self.phases = phases.prefix(Self.mostListed).map { phase in
      let lastIteration = min(phase.end.map { $0 - 1 } ?? .max, iterations.upperBound)
      return PhaseSpan(
        phase: phase, firstRate: schedule(max(phase.start, iterations.lowerBound)), lastRate: schedule(lastIteration))
    }
    hasMorePhases = Array(phases).count > Self.mostListed
    let jumps = schedule.jumps(in: iterations, atMost: Self.mostListed + 1)
    self.jumps = Array(jumps.found.prefix(Self.mostListed))
    hasMoreJumps = jumps.found.count > Self.mostListed
    jumpsKnownUpTo = hasMoreJumps ? jumps.found[Self.mostListed].iteration - 1 : jumps.knownUpTo
    length = schedule.length
    equivalents = Equivalents(of: config, schedule, in: evaluation.context, over: evaluation.whole)
  }
}
