import Catalogue
import Schedules

/// The scheduler took a step at the end of an epoch instead of at every update: p(⌊k / e⌋).
enum EpochClock: Hypothesis {
  static let name = "clock.per_epoch"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let schedule = evidence.plan.schedule
    return evidence.epochs.filter { every in
      evidence.test.mayFit { schedule(evidence.update($0) / every) }
    }.compactMap { every in
      let isKnown = every == evidence.rows.updatesPerEpoch
      return evidence.cause(
        name,
        [
          ("a", .number(1 / Double(every))), ("every", .integer(every)), ("b", .integer(0)),
          ("d", .integer(evidence.offset)),
        ],
        evidence.plan.modified(by: "stepped", ["every": .duration(.updates(every))]), free: isKnown ? 0 : 1,
        "the scheduler took one step in \(every) updates\(isKnown ? ", which are an epoch" : "")")
    }
  }
}
