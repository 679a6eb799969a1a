import Catalogue
import Numbers
import Schedules

/// All rates are multiplied by one factor: c · p.
enum ScaledRates: Hypothesis {
  static let name = "value.scale"

  static func causes(_ evidence: Evidence) -> [Cause] {
    guard let factor = factor(evidence, { $0 }), factor != 1 else { return [] }
    return [
      evidence.cause(
        name, [("c", .number(factor)), ("d", .integer(evidence.offset))],
        evidence.plan.modified(by: "scale", ["by": .number(factor)]), free: 1,
        isPlausible: Interval.usualFactors.contains(factor),
        "every rate is \(FigureText.short(factor)) times that of the plan")
    ].compactMap(\.self)
  }

  /// Returns the one factor between the rates of a log and those of its plan.
  ///
  /// - Parameters:
  ///   - evidence: The plan and the log.
  ///   - clock: Where on the plan an update is.
  /// - Returns: The factor as people scale, else with the fewest digits; `nil` where there is none.
  static func factor(_ evidence: Evidence, _ clock: (Int) -> Int) -> Double? {
    let (rows, schedule) = (evidence.rows, evidence.plan.schedule)
    var interval = Interval.all
    for row in rows.glance {
      let planned = schedule(clock(evidence.update(row)))
      guard planned.magnitude > 1e-9 * rows.highest else { continue }
      interval.intersect((rows.rates[row] - rows.slack[row]) / planned, (rows.rates[row] + rows.slack[row]) / planned)
      if interval.isEmpty { return nil }
    }
    guard interval.lower.isFinite, interval.upper.isFinite, interval.upper > 0 else { return nil }
    let factor = interval.usualFactor ?? interval.shortest
    return factor > 0 ? factor : nil
  }
}
