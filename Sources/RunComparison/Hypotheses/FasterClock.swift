import Catalogue
import Numbers
import Schedules

/// The scheduler took several of its steps at an update, or one in several updates: p(⌊a · k⌋).
enum FasterClock: Hypothesis {
  static let name = "clock.speed"

  static func causes(_ evidence: Evidence) -> [Cause] { faster(evidence) + slower(evidence) }

  private static func faster(_ evidence: Evidence) -> [Cause] {
    let schedule = evidence.plan.schedule
    return (evidence.factors + inverted(evidence).map { Int(saturating: $0.rounded()) }).filter { factor in
      factor > 1
        && evidence.test.mayFit { schedule(evidence.update($0).multipliedSaturating(by: factor)) }
    }.compactMap { factor in
      let isKnown = Self.isKnown(factor, evidence)
      return evidence.cause(
        name, [("a", .integer(factor)), ("b", .integer(0))],
        evidence.plan.modified(by: "stepped", ["times": .number(Double(factor))]), free: isKnown ? 0 : 1,
        isPlausible: factor <= 64, "the scheduler took \(factor) steps at every update")
    }
  }

  private static func slower(_ evidence: Evidence) -> [Cause] {
    let schedule = evidence.plan.schedule
    let solved = inverted(evidence).filter { $0 < 1 && $0 > 0 }.flatMap { speed -> [Int] in
      let count = Int(saturating: 1 / speed)
      return [count, count.addingSaturating(1)]
    }
    return (evidence.factors + solved).filter { count in
      count > 1 && evidence.test.mayFit { schedule(evidence.update($0) / count) }
    }.compactMap { count in
      evidence.cause(
        name, [("a", .number(1 / Double(count))), ("b", .integer(0)), ("every", .integer(count))],
        evidence.plan.modified(by: "stepped", ["every": .duration(.updates(count))]),
        free: isKnown(count, evidence) ? 0 : 1, isPlausible: count <= 64,
        "the scheduler took one step in \(count) updates")
    }
  }

  private static func isKnown(_ factor: Int, _ evidence: Evidence) -> Bool {
    let facts = evidence.plan.context.run.facts
    return facts.worldSize.value == factor || facts.accumulation.value == factor
      || facts.worldSize.value.multipliedSaturating(by: facts.accumulation.value) == factor
  }

  /// How fast the clock would have to run for the rates of some rows.
  private static func inverted(_ evidence: Evidence) -> [Double] {
    let rows = evidence.movingRows(atMost: 12).filter { evidence.update($0) > 0 && $0 >= evidence.firstOff }
    return rows.prefix(4).flatMap { row -> [Double] in
      let update = evidence.update(row)
      let reach = max(update, evidence.plan.course ?? update).multipliedSaturating(by: 2)
      let places = evidence.plan.schedule.updates(
        at: evidence.rows.rates[row], within: evidence.rows.slack[row], in: 0...reach, atMost: 8)
      return places.map { Double($0) / Double(update) }
    }
  }
}
