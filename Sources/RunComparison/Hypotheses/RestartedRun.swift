import Catalogue
import Numbers
import Schedules

/// From an update on the scheduler goes on from another of its steps, as where a run is resumed without its state:
/// p(k - R + R₀).
enum RestartedRun: Hypothesis {
  static let name = "resume.restart"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let (rows, schedule, first) = (evidence.rows, evidence.plan.schedule, evidence.firstOff)
    guard first > 0, first < rows.count else { return [] }
    let update = evidence.update(first)
    let reach = max(update, evidence.plan.course ?? update)
    // A row that holds with others tells little; the one that is met most rarely decides.
    let places = schedule.updates(
      at: rows.rates[first], within: rows.slack[first], in: 0...reach, atMost: 4096)
    let lost = places.map { update - $0 }.filter { lost in
      lost != 0 && evidence.test.mayFit(from: first) { schedule(max(0, evidence.update($0) - lost)) }
    }
    // Resuming goes back, and the least that explains the rows is the likeliest.
    let ordered = lost.sorted {
      (isRestart($0, evidence) ? 0 : 1, $0 < 0 ? 1 : 0, $0.magnitude) < (
        isRestart($1, evidence) ? 0 : 1, $1 < 0 ? 1 : 0, $1.magnitude
      )
    }
    return ordered.prefix(8).compactMap { cause(evidence, lost: $0) }
  }

  /// The updates between the last row that is on the plan and the first that is not.
  private static func gap(_ evidence: Evidence) -> ClosedRange<Int> {
    let update = evidence.update(evidence.firstOff)
    return min(update, evidence.update(evidence.firstOff - 1).addingSaturating(1))...update
  }

  private static func isRestart(_ lost: Int, _ evidence: Evidence) -> Bool { gap(evidence).contains(lost) }

  private static func cause(_ evidence: Evidence, lost: Int) -> Cause? {
    let first = evidence.firstOff
    let gap = gap(evidence)
    // Begun anew, it stands at 0; else at a round update or at an epoch.
    let at =
      gap.contains(lost)
      ? lost
      : gap.max { left, right in
        (isEpoch(left, evidence) ? 1 : 0, Evidence.roundness(left), left)
          < (isEpoch(right, evidence) ? 1 : 0, Evidence.roundness(right), right)
      } ?? gap.upperBound
    let from = at - lost
    let shift = evidence.plan.modified(by: "shift", ["by": .duration(.updates(lost))])
    let words =
      from == 0
      ? "at update \(at) the scheduler began anew, as where a run is resumed without its scheduler's state"
      : "at update \(at) the scheduler went on from its step \(from), as where a run is resumed from another checkpoint"
    var cause = evidence.cause(
      name,
      [
        ("at", .integer(at)), ("from", .integer(from)), ("first_row", .integer(evidence.update(first))),
        ("minus", .integer(lost)),
      ], shift, free: from == 0 ? 1 : 2, isPlausible: from >= 0, words)
    cause?.firstRow = first
    // A plan of one stage that begins anew can be said in one curve.
    if from == 0, let stage = evidence.plan.onlyStage {
      let config = ScheduleConfig(stage, [.cut(.updates(at)), .then(stage)])
      if let schedule = evidence.plan.schedule(of: config), evidence.test.fits(schedule, at: evidence.clock) {
        cause?.config = config
        cause?.schedule = schedule
        cause?.firstRow = 0
      }
    }
    return cause
  }

  private static func isEpoch(_ update: Int, _ evidence: Evidence) -> Bool {
    evidence.rows.updatesPerEpoch.map { $0 > 1 && update.isMultiple(of: $0) } ?? false
  }
}
