import Catalogue
import Numbers
import Schedules

/// The scheduler was never stepped, or no more from an update on: p(min(k, K)).
enum StoppedClock: Hypothesis {
  static let name = "clock.stopped"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let rows = evidence.rows
    guard let last = rows.rates.last, let row = rows.rates.indices.last else { return [] }
    var start = row
    while start > 0, rows.rates[start - 1] == last { start -= 1 }
    // A last row alone holds nothing.
    guard start < row || start == 0 else { return [] }
    let from = start == 0 ? 0 : evidence.update(start - 1).addingSaturating(1)
    let places = evidence.plan.schedule.updates(
      at: last, within: rows.slack[row], in: min(from, evidence.update(start))...evidence.update(start), atMost: 1)
    return places.compactMap { update in
      let rate = evidence.plan.schedule(update)
      let words =
        update == 0
        ? "the scheduler was never stepped: the rate is the first one of the plan throughout"
        : "the scheduler was not stepped any more from update \(update) on"
      return evidence.cause(
        name, [("at", .integer(update))], config(evidence.plan.config, heldFrom: update, rate),
        free: update == 0 ? 0 : 1,
        words)
    }
  }

  private static func config(_ config: ScheduleConfig, heldFrom update: Int, _ rate: Double) -> ScheduleConfig? {
    guard let constant = Catalogue.definition(named: "constant"), let scale = Catalogue.definition(named: "scale")
    else {
      return nil
    }
    let held = Stage(constant, ["lr": .number(rate)])
    if update == 0 { return ScheduleConfig(held) }
    var config = config
    // A cut counts from the part that came last; a modifier makes one part of all.
    let hasParts = config.operations.contains { operation in
      switch operation {
      case .then, .resume, .cut: true
      case .modify, .times: false
      }
    }
    if hasParts { config.operations.append(.modify(Stage(scale, ["by": .number(1)]))) }
    config.operations += [.cut(.updates(update.addingSaturating(1))), .then(held)]
    return config
  }
}
