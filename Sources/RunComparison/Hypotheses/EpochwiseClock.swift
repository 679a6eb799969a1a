import Catalogue
import Schedules

/// The rate was set at the beginning of each epoch and held: p(⌊k / e⌋ · e).
enum EpochwiseClock: Hypothesis {
  static let name = "clock.epochwise"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let schedule = evidence.plan.schedule
    return evidence.epochs.filter { every in
      evidence.test.mayFit { schedule(evidence.update($0) / every * every) }
    }.compactMap { every in
      let isKnown = every == evidence.rows.updatesPerEpoch
      return evidence.cause(
        name, [("every", .integer(every)), ("d", .integer(evidence.offset))],
        evidence.plan.modified(by: "epochwise", ["every": .duration(.updates(every))]), free: isKnown ? 0 : 1,
        "the rate was set once in \(every) updates\(isKnown ? ", at the beginning of each epoch," : "") and held between"
      )
    }
  }
}
