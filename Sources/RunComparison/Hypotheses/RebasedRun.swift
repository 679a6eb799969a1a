import Catalogue
import Numbers
import Schedules

/// From an update on a new scheduler took the rate of the loaded optimizer for its base: p(k - R) · p(R) / p(0).
enum RebasedRun: Hypothesis {
  static let name = "resume.rebase"

  /// The most updates that are tried between two rows.
  private static let most = 1 << 16

  static func causes(_ evidence: Evidence) -> [Cause] {
    let (rows, schedule, first) = (evidence.rows, evidence.plan.schedule, evidence.firstOff)
    guard first > 0, first < rows.count, schedule(0) != 0 else { return [] }
    let upper = evidence.update(first)
    let lower = max(min(upper, evidence.update(first - 1)), upper - most)
    let base = schedule(0)
    var causes: [Cause] = []
    for start in lower...upper where start > 0 {
      let factor = schedule(start) / base
      let fits = evidence.test.mayFit(from: first) { schedule(max(0, evidence.update($0) - start)) * factor }
      guard fits, factor != 1 else { continue }
      if let cause = cause(evidence, at: start, factor) { causes.append(cause) }
      if causes.count == 4 { break }
    }
    return causes.isEmpty ? withOtherPeak(evidence, lower...upper) : causes
  }

  private static func cause(_ evidence: Evidence, at start: Int, _ factor: Double) -> Cause? {
    let plan = evidence.plan
    guard let shifted = plan.modified(by: "shift", ["by": .duration(.updates(start))]),
      let scaled = plan.replaced(by: shifted)?.modified(by: "scale", ["by": .number(factor)])
    else { return nil }
    var cause = evidence.cause(name, parameters(start, factor), scaled, free: 1, words(start, factor))
    cause?.firstRow = evidence.firstOff
    return cause
  }

  /// The base alone is another: the lowest rate stays.
  private static func withOtherPeak(_ evidence: Evidence, _ range: ClosedRange<Int>) -> [Cause] {
    let plan = evidence.plan
    guard let stage = plan.onlyStage, range.count <= 512,
      let peak = plan.parameters.first(where: { $0.meaning == .peak })
    else { return [] }
    for start in range where start > 0 {
      let base = plan.schedule(start)
      var other = stage
      other.values[peak.name] = .number(base)
      let config = ScheduleConfig(stage, [.cut(.updates(start)), .then(other)])
      guard let schedule = plan.schedule(of: config), evidence.mayFit(schedule) else { continue }
      let factor = base / plan.schedule(0)
      return [evidence.cause(name, parameters(start, factor), config, free: 1, words(start, factor))].compactMap(\.self)
    }
    return []
  }

  private static func parameters(_ start: Int, _ factor: Double) -> [(String, Cause.Value)] {
    [("at", .integer(start)), ("c", .number(factor))]
  }

  private static func words(_ start: Int, _ factor: Double) -> String {
    "at update \(start) a new scheduler took the rate of that update, \(FigureText.short(factor)) of the first, for its base rate"
  }
}
