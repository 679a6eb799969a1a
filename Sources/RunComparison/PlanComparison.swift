import Catalogue
import Numbers
import Schedules

/// A log held against its plan: whether the run did what was planned, where it left, and what explains it.
package struct PlanComparison: Sendable {
  /// The plan.
  package let plan: PlannedRun
  /// The log.
  package let rows: LogRows
  /// Whether the log is on plan, but for which update a rate is logged with.
  package let agrees: Bool
  /// By how many updates the log's steps may be off for the log to be on plan; empty where it is not.
  package let offsets: [Int]
  /// How far the log is from the plan.
  package let deviation: Deviation
  /// What explains the log where it is off, the likeliest first.
  package let causes: [Cause]
  /// What the log does, where nothing explains it.
  package let pieces: [LogPiece]

  /// The most causes that are told.
  private static let most = 6
  /// By how many updates conventions of logging differ: the rate of the update that was made, of the next, of the one before.
  private static let conventions = [0, 1, -1]

  /// Compares.
  ///
  /// - Parameters:
  ///   - rows: The log.
  ///   - plan: The plan.
  package init(of rows: LogRows, with plan: PlannedRun) {
    self.plan = plan
    self.rows = rows
    var conventions = Self.conventions
    if rows.countsEpochs, let epoch = rows.updatesPerEpoch, epoch > 1 { conventions += [epoch, -epoch] }
    let deviations = conventions.map { Deviation(rows, from: plan.schedule, offset: $0) }
    let fitting = deviations.filter { $0.off == 0 }.map(\.offset)
    // What the log counts as skipped explains better than a convention that nobody has.
    let skips =
      rows.skipped.isEmpty || fitting.first == 0
      ? []
      : Self.causes(
        [LaggingClock.self], Evidence(plan, rows, offset: 0)
      ).filter { $0.freeNumbers == 0 }
    // A few rows are on plan by chance; another way of logging has to bring at least half of them there.
    let nearer = deviations.enumerated().min { ($0.element.off, $0.offset) < ($1.element.off, $1.offset) }?.element
    let best = nearer.flatMap { $0.off * 2 <= deviations[0].off ? $0 : nil }
    deviation = skips.isEmpty ? best ?? deviations[0] : deviations[0]
    agrees = !fitting.isEmpty && skips.isEmpty && rows.count > 0
    offsets = agrees ? fitting : []
    guard !agrees, rows.count > 0 else {
      (causes, pieces) = ([], [])
      return
    }
    var found: [Cause] = []
    let nearest = deviation.offset
    let order = [nearest] + conventions.filter { $0 != nearest }
    for offset in order where found.isEmpty {
      found = Self.causes(Hypotheses.all, Evidence(plan, rows, offset: offset))
    }
    for offset in order where found.isEmpty { found = Self.causesAtOtherScale(plan, rows, offset: offset) }
    for offset in order where found.isEmpty { found = Self.clocksAtOtherScale(plan, rows, offset: offset) }
    causes = Array(found.prefix(Self.most))
    pieces = found.isEmpty ? LogPiece.pieces(of: rows, offset: nearest) : []
  }

  /// What explains a log, the likeliest first; of each hypothesis one.
  private static func causes(_ hypotheses: [any Hypothesis.Type], _ evidence: Evidence) -> [Cause] {
    var causes: [Cause] = []
    for hypothesis in hypotheses {
      // What holds throughout is what a scheduler does that nobody steps; everything else could be made to fit it.
      if evidence.rows.isConstant, hypothesis != StoppedClock.self, !isConstant(evidence) { continue }
      var seen: Set<String> = []
      for var cause in hypothesis.causes(evidence) where !seen.contains(cause.hypothesis) {
        guard isTold(cause, evidence.rows),
          evidence.test.fits(
            cause.schedule, at: cause.clock, from: cause.firstRow,
            before: cause.firstRow > 0 ? evidence.plan.schedule : nil)
        else { continue }
        cause.residual = evidence.test.residual(cause.schedule, at: cause.clock)
        causes.append(cause)
        seen.insert(cause.hypothesis)
      }
    }
    return causes.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.freeNumbers, one.isPlausible ? 0 : 1, one.offset.magnitude, left.offset)
        < (other.freeNumbers, other.isPlausible ? 0 : 1, other.offset.magnitude, right.offset)
    }.map(\.element)
  }

  /// What explains a log together with a factor on all rates.
  private static func causesAtOtherScale(_ plan: PlannedRun, _ rows: LogRows, offset: Int) -> [Cause] {
    guard !rows.isConstant, rows.highest > 0 else { return [] }
    let reach = max(plan.course ?? 1, rows.updates.last ?? 1, 1)
    let highest = plan.schedule.extent(over: 0...reach)
    let peak = max(highest.lowerBound.magnitude, highest.upperBound.magnitude)
    guard peak > 0 else { return [] }
    let ratio = rows.highest / peak
    // The highest rate may lie between two rows of the log, and just below what people scale by.
    let near = Interval(lower: ratio * (1 - 1e-9), upper: ratio * 1.03)
    let factors = [ratio.rounded(toDigits: 12)] + Interval.usualFactors.filter { near.contains($0) }.prefix(4)
    for factor in factors where factor != 1 && factor > 0 {
      guard let words = plan.modified(by: "scale", ["by": .number(factor)]), let scaled = plan.replaced(by: words)
      else {
        continue
      }
      let causes = causes(Hypotheses.all.filter { $0 != ScaledRates.self }, Evidence(scaled, rows, offset: offset))
      if !causes.isEmpty { return causes.map { scaledCause($0, by: factor) } }
    }
    return []
  }

  /// What explains a log by another clock and a factor on all rates, where the log has not come to the highest of them.
  private static func clocksAtOtherScale(_ plan: PlannedRun, _ rows: LogRows, offset: Int) -> [Cause] {
    guard !rows.isConstant else { return [] }
    let evidence = Evidence(plan, rows, offset: offset)
    let slow = evidence.epochs + evidence.factors
    let clocks: [(Int) -> Int] =
      slow.map { every in { $0 / every } } + evidence.factors.map { times in { $0.multipliedSaturating(by: times) } }
      + evidence.epochs.map { every in { $0 / every * every } }
    for clock in clocks {
      guard let factor = ScaledRates.factor(evidence, { clock($0) }), factor != 1,
        let words = plan.modified(by: "scale", ["by": .number(factor)]), let scaled = plan.replaced(by: words)
      else { continue }
      let hypotheses: [any Hypothesis.Type] = [EpochClock.self, EpochwiseClock.self, FasterClock.self]
      let causes = causes(hypotheses, Evidence(scaled, rows, offset: offset))
      if !causes.isEmpty { return causes.map { scaledCause($0, by: factor) } }
    }
    return []
  }

  private static func scaledCause(_ cause: Cause, by factor: Double) -> Cause {
    var cause = cause
    cause.hypothesis = "value.scale + \(cause.hypothesis)"
    cause.parameters.append((name: "c", value: .number(factor)))
    cause.freeNumbers += 1
    cause.words = "every rate is \(FigureText.short(factor)) times that of the plan, and \(cause.words)"
    return cause
  }

  private static func isConstant(_ evidence: Evidence) -> Bool {
    let schedule = evidence.plan.schedule
    guard evidence.rows.count > 0 else { return true }
    let bounds = schedule.bounds(
      over: evidence.update(0)...max(evidence.update(0), evidence.update(evidence.rows.count - 1)))
    return bounds.range.lowerBound == bounds.range.upperBound
  }

  /// Whether the rows tell more than the numbers that were free to be anything.
  private static func isTold(_ cause: Cause, _ rows: LogRows) -> Bool {
    if cause.hypothesis == StoppedClock.name || rows.isConstant { return true }
    var rates: Set<Double> = []
    for row in cause.firstRow..<rows.count {
      rates.insert(rows.rates[row])
      if rates.count > cause.freeNumbers { return true }
    }
    return false
  }
}
