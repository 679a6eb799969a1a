import Catalogue
package import CommandLanguage
package import Documents
package import Logs
import Numbers
package import RunComparison
import TerminalText

/// What `diff` tells: whether a log is on plan, where it left, what explains that and how to mend it; text and JSON.
package struct PlanComparisonReport {
  private let comparison: PlanComparison
  private let log: RunLog
  private let plan: String
  private let dialect: String?

  /// Takes a comparison.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - log: The log.
  ///   - plan: The plan as it was asked for.
  package init(_ comparison: PlanComparison, of log: RunLog, with plan: CurveRequest) {
    self.comparison = comparison
    self.log = log
    self.plan = "\(plan.config)"
    dialect = comparison.plan.config.first.definition.dialect
  }

  // MARK: Text

  /// The lines, each without its end.
  package var lines: [String] {
    if comparison.rows.count == 0 { return ["\(log.path) has no row whose update is known"] }
    if comparison.agrees { return agreement }
    return deviation + explanations
  }

  private var agreement: [String] {
    let rows = comparison.rows.count
    var lines = [
      "\(log.path) is on plan: \(rows) \(rows == 1 ? "row" : "rows") within their rounding (\(log.rounding.words))"
    ]
    if let offset = comparison.offsets.first, offset != 0 { lines.append("  \(Self.convention(offset, log))") }
    if comparison.offsets.count > 1 {
      lines.append(
        "  whether a rate is that of the update before or behind cannot be told: \(comparison.offsets.count) ways of logging fit"
      )
    }
    return lines
  }

  private var deviation: [String] {
    let deviation = comparison.deviation
    var rows: [[String]] = []
    if let first = deviation.first { rows.append(["  first off", Self.told(first)]) }
    if let largest = deviation.largest {
      let share = FigureText.short(100 * deviation.largestShare, digits: 3)
      rows.append(["  farthest off", Self.told(largest) + ", \(share) % apart"])
    }
    let parts = deviation.parts.map { "\($0.name) \($0.off) of \($0.count)" }.joined(separator: ", ")
    rows.append([
      "  rows off",
      "\(deviation.off) of \(deviation.count), \(FigureText.short(100 * deviation.share, digits: 3)) %"
        + (deviation.parts.count > 1 ? ": \(parts)" : ""),
    ])
    if deviation.offset != 0 { rows.append(["  counted so that", Self.convention(deviation.offset, log)]) }
    return ["\(log.path) is off the plan \(plan)"] + Columns.aligned(rows)
  }

  private var explanations: [String] {
    guard !comparison.causes.isEmpty else {
      return ["", "nothing explains it: no change of the plan has the rates of all rows. The log itself:"]
        + Columns.aligned(comparison.pieces.map(Self.told))
    }
    var lines = [
      "", comparison.causes.count == 1 ? "what explains it, at every row" : "what explains it, each at every row",
    ]
    for cause in comparison.causes {
      lines.append("  \(cause.hypothesis): \(cause.words)")
      if cause.offset != 0 { lines.append("    \(Self.convention(cause.offset, log))") }
      lines.append(
        "    " + (cause.firstRow > 0 ? "from update \(comparison.rows.updates[cause.firstRow]) on: " : "")
          + "\(cause.config)")
      if let remedy = Remedy.line(for: cause, in: log, plan: dialect) { lines.append("    to mend it: \(remedy)") }
    }
    return lines
  }

  private static func told(_ row: Deviation.Row) -> String {
    let step =
      row.step.isFinite && row.step != Double(row.update) ? " (step \(FigureText.short(row.step, digits: 12)))" : ""
    return "update \(row.update)\(step): \(numberText(row.logged)) logged, \(FigureText.short(row.planned)) planned"
  }

  private static func told(_ piece: LogPiece) -> [String] {
    let rates =
      piece.motion == .holds ? numberText(piece.from) : "\(numberText(piece.from)) to \(numberText(piece.to))"
    let factor = piece.factor.map { ", \(FigureText.short($0)) times the one before" } ?? ""
    return ["  \(piece.start)-\(piece.end)", piece.motion.rawValue, rates + factor]
  }

  /// What an offset says of the way in which a log is written.
  private static func convention(_ offset: Int, _ log: RunLog) -> String {
    switch offset {
    case 1 where log.format == "hf-trainer-state" || log.format == "hf-output":
      "it shows the rate of the next update, as transformers before 4.51 logs it"
    case 1:
      "it shows the rate of one update later than its steps say: logged behind scheduler.step(), for the next update"
    case -1:
      "it shows the rate of one update earlier than its steps say: they count from 1, or the rate is that of the update just made"
    case 0: "it shows the rate of the update that its steps say"
    default: "its steps are \(offset.magnitude) updates \(offset > 0 ? "behind" : "ahead"), which are an epoch"
    }
  }

  // MARK: A finding

  /// What is off, in a sentence without its full stop, and what to do instead; `nil` for a log on plan, or without a row whose
  /// update is known.
  package var finding: (text: String, instead: String)? {
    guard comparison.rows.count > 0, !comparison.agrees else { return nil }
    let deviation = comparison.deviation
    var text = "\(deviation.off) of \(deviation.count) rows are off the plan"
    if let first = deviation.first { text += ", first at \(Self.told(first))" }
    guard let cause = comparison.causes.first else { return (text + "; nothing explains it", "") }
    text += "; what explains it: \(cause.hypothesis), \(cause.words)"
    return (text, Remedy.line(for: cause, in: log, plan: dialect) ?? "the plan \(cause.config), if the log is right")
  }

  // MARK: JSON

  /// The object.
  package var object: JSONText {
    let deviation = comparison.deviation
    return [
      "plan": .string(plan), "log": .string(log.path), "agrees": .boolean(comparison.agrees),
      "rows": .integer(comparison.rows.count), "rounding": .string(log.rounding.words),
      "offsets": .array(comparison.offsets.map { .integer($0) }), "offset": .integer(deviation.offset),
      "convention": .string(Self.convention(comparison.offsets.first ?? deviation.offset, log)),
      "rows_off": .integer(deviation.off), "share_off": .number(deviation.share),
      "first_off": deviation.first.map(Self.object) ?? .null,
      "farthest_off": deviation.largest.map(Self.object) ?? .null,
      "largest_difference": .number(deviation.largestShare),
      "phases": .array(
        deviation.parts.map { ["name": .string($0.name), "rows": .integer($0.count), "off": .integer($0.off)] }),
      "explanations": .array(comparison.causes.map(object)),
      "pieces": .array(comparison.pieces.map(Self.object)),
    ]
  }

  private func object(_ cause: Cause) -> JSONText {
    let from: JSONText = cause.firstRow > 0 ? .integer(comparison.rows.updates[cause.firstRow]) : .null
    return [
      "hypothesis": .string(cause.hypothesis),
      "parameters": .object(cause.parameters.map { JSONText.Member($0.name, Self.value($0.value)) }),
      "curve": .string("\(cause.config)"), "from_update": from, "offset": .integer(cause.offset),
      "free_numbers": .integer(cause.freeNumbers), "is_plausible": .boolean(cause.isPlausible),
      "residual": .number(cause.residual), "text": .string(cause.words),
      "remedy": Remedy.line(for: cause, in: log, plan: dialect).map { .string($0) } ?? .null,
    ]
  }

  private static func value(_ value: Cause.Value) -> JSONText {
    switch value {
    case .number(let number): .number(number)
    case .integer(let number): .integer(number)
    case .text(let text): .string(text)
    case .flag(let isOn): .boolean(isOn)
    }
  }

  private static func object(_ row: Deviation.Row) -> JSONText {
    [
      "update": .integer(row.update), "step": row.step.isFinite ? .number(row.step) : .null,
      "logged": .number(row.logged), "planned": .number(row.planned),
    ]
  }

  private static func object(_ piece: LogPiece) -> JSONText {
    [
      "motion": .string(piece.motion.rawValue), "first": .integer(piece.start), "last": .integer(piece.end),
      "from": .number(piece.from), "to": .number(piece.to), "factor": piece.factor.map { .number($0) } ?? .null,
    ]
  }
}
