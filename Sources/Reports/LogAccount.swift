package import Documents
package import Logs
import Numbers
package import Runs
import TerminalText

/// What is known of a log that a curve was read from: text and JSON.
package struct LogAccount {
  private let log: RunLog
  private let accounting: StepAccounting

  /// Takes a log.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - accounting: What is known of the run.
  package init(_ log: RunLog, _ accounting: StepAccounting) {
    self.log = log
    self.accounting = accounting
  }

  /// The lines, each without its end: what was read and how, what is broken, what a careful reader says.
  package var lines: [String] {
    var rows = [["  read as", log.formatTitle]]
    if !log.writer.isEmpty { rows.append(["  written by", log.writer]) }
    rows.append(["  column", log.column])
    rows.append(["  steps", steps])
    rows.append([
      "  a value belongs to", log.attribution.rawValue + (log.holdsChangesOnly ? ", and holds until the next" : ""),
    ])
    rows.append(["  values are", log.rounding.words])
    if let total = log.totalUpdates { rows.append(["  updates of the run", String(total)]) }
    if let each = log.updatesPerEpoch { rows.append(["  updates of an epoch", String(each)]) }
    if log.groups.count > 1 { rows.append(["  columns of rates", listed(log.groups)]) }
    let others = log.columns.map(\.name).filter { !log.groups.contains($0) }
    if !others.isEmpty { rows.append(["  other columns", listed(others)]) }
    var lines = ["\(log.path): \(log.format)"] + Columns.aligned(rows).map(Self.trimmed)
    if !log.problems.isEmpty {
      lines += ["", "broken or resumed"]
      lines += log.problems.map { "  \($0.words)" }
    }
    var notes = log.notes
    if let missing = log.missingFact(for: accounting) {
      notes.append(
        "it counts \(log.clock.unit), and \(Self.lack(missing)): until that is told, its steps stand for updates below")
    } else if log.attribution == .windowMean {
      notes.append("below, a mean stands at the step that ends its window")
    }
    if !notes.isEmpty {
      lines += ["", "worth a look"]
      lines += notes.map { "  \($0)" }
    }
    return lines
  }

  /// The same as data.
  package var object: JSONText {
    return [
      "path": .string(log.path), "format": .string(log.format), "writer": .string(log.writer),
      "column": .string(log.column), "is_rate": .boolean(log.isRate),
      "step_column": log.stepColumn.map { .string($0) } ?? .null, "steps_count": .string(log.clock.unit),
      "belongs_to": .string(log.attribution.rawValue), "rounding": .string(log.rounding.words),
      "rows": .integer(log.valuedCount), "changes_only": .boolean(log.holdsChangesOnly),
      "updates": log.totalUpdates.map { .integer($0) } ?? .null,
      "updates_per_epoch": log.updatesPerEpoch.map { .integer($0) } ?? .null,
      "rate_columns": .array(log.groups.map { .string($0) }),
      "other_columns": .array(log.columns.map(\.name).filter { !log.groups.contains($0) }.map { .string($0) }),
      "problems": .array(log.problems.map { .string($0.words) }), "notes": .array(log.notes.map { .string($0) }),
    ]
  }

  private var steps: String {
    let rows = log.valuedCount
    let count = "\(rows) \(rows == 1 ? "row" : "rows")"
    guard let first = log.rates.firstIndex(where: \.isFinite), let last = log.rates.lastIndex(where: \.isFinite) else {
      return count
    }
    guard let low = log.step(at: first, by: accounting), let high = log.step(at: last, by: accounting) else {
      return count + (log.stepColumn == nil ? ", which no column counts" : "")
    }
    let name = log.stepColumn.map { ", by \($0)" } ?? ""
    return "\(count), \(numberText(low)) to \(numberText(high))\(name), which counts \(log.clock.unit)"
  }

  private func listed(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
  }

  private static func lack(_ missing: MissingFact) -> String {
    switch missing.wanted {
    case .length: "how long the run is is not known"
    case .updatesPerEpoch: "how many updates an epoch has is not known (--steps-per-epoch)"
    case .samplesPerUpdate: "how many samples an update takes is not known (--batch-size)"
    case .tokensPerUpdate: "how many tokens an update takes is not known (--batch-size and --seq-len)"
    }
  }

  private static func trimmed(_ line: String) -> String { String(line.reversed().drop { $0 == " " }.reversed()) }
}
