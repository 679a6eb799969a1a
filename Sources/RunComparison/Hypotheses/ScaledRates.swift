import Catalogue
import Numbers
import Schedules

/// All rates are multiplied by one factor: c · p.
enum ScaledRates: Hypothesis {
  static let name = "value.scale"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let (rows, schedule) = (evidence.rows, evidence.plan.schedule)
    var interval = Interval.all
    for row in rows.glance {
      let planned = schedule(evidence.update(row))
      guard planned.magnitude > 1e-9 * rows.highest else { continue }
      interval.intersect((rows.rates[row] - rows.slack[row]) / planned, (rows.rates[row] + rows.slack[row]) / planned)
      if interval.isEmpty { return [] }
    }
    guard interval.lower.isFinite, interval.upper.isFinite, interval.upper > 0 else { return [] }
    let usual = interval.usualFactor
    let factor = usual ?? interval.shortest
    guard factor > 0, factor != 1 else { return [] }
    return [
      evidence.cause(
        name, [("c", .number(factor)), ("d", .integer(evidence.offset))],
        evidence.plan.modified(by: "scale", ["by": .number(factor)]), free: 1, isPlausible: usual != nil,
        "every rate is \(FigureText.short(factor)) times that of the plan")
    ].compactMap(\.self)
  }
}
