package import Configs
package import Documents
import Numbers
import TerminalText

/// What is known of the run that a config describes, each fact with where it comes from: text and JSON.
package struct RunAccount {
  private let plan: RunPlan

  /// Takes a run.
  ///
  /// - Parameter plan: The run.
  package init(_ plan: RunPlan) { self.plan = plan }

  /// The lines, each without its end: the file and its format, the facts in their order, the length, the curve in words, what
  /// a careful reader says.
  package var lines: [String] {
    var rows = plan.ledger.entries.map { entry in
      ["  " + Self.cut(entry.name, 48), Self.cut(entry.value, 48), source(entry.source)]
    }
    let isCounted = plan.ledger.entries.contains { $0.name == "updates" && $0.value == String(plan.updates) }
    if !isCounted { rows.append(["  updates", String(plan.updates), ""]) }
    if plan.firstUpdate > 0 { rows.append(["  goes on at update", String(plan.firstUpdate), ""]) }
    var lines = ["\(plan.path): \(plan.format), as in \(plan.release)"] + Columns.aligned(rows).map(Self.trimmed)
    if plan.groups.count > 1 {
      lines.append("  groups: \(plan.groups.joined(separator: ", ")); this is \(plan.group ?? plan.groups[0])")
    }
    lines += ["", "in lrsched's words", "  \(plan.curve)"]
    if let refusal = plan.refusal { lines += ["", "would not start: \(refusal)"] }
    if !plan.notes.isEmpty {
      lines += ["", "worth a look"]
      lines += plan.notes.map { "  \($0.text)\($0.span.map { " (\(Self.place($0)))" } ?? "")" }
    }
    return lines
  }

  /// The same as data.
  package var object: JSONText {
    let facts = plan.ledger.entries.map { entry -> JSONText in
      var members = [
        JSONText.Member("name", .string(entry.name)), JSONText.Member("value", .string(entry.value)),
      ]
      switch entry.source {
      case .place(let span):
        let excerpt = span.excerpt
        members.append(JSONText.Member("source", "file"))
        members.append(JSONText.Member("path", .string(excerpt.path)))
        members.append(JSONText.Member("line", .integer(excerpt.line)))
        members.append(JSONText.Member("column", .integer(excerpt.column)))
      case .option(let name):
        members.append(JSONText.Member("source", "option"))
        members.append(JSONText.Member("option", .string("--\(name)")))
      case .setting(let name):
        members.append(JSONText.Member("source", "option"))
        members.append(JSONText.Member("option", .string("--set \(name)")))
      case .standard(let release):
        members.append(JSONText.Member("source", "default"))
        members.append(JSONText.Member("release", .string(release)))
      case .derived(let rule):
        members.append(JSONText.Member("source", "derived"))
        members.append(JSONText.Member("rule", .string(rule)))
      }
      return .object(members)
    }
    return [
      "format": .string(plan.format), "path": .string(plan.path), "updates": .integer(plan.updates),
      "first_update": .integer(plan.firstUpdate), "curve": .string(plan.curve.description),
      "group": plan.group.map { .string($0) } ?? .null, "groups": .array(plan.groups.map { .string($0) }),
      "facts": .array(facts), "refusal": plan.refusal.map { .string($0) } ?? .null,
      "notes": .array(plan.notes.map { .string($0.text) }),
    ]
  }

  private func source(_ source: RunLedger.Source) -> String {
    switch source {
    case .place(let span): Self.place(span)
    case .option(let name): "--\(name)"
    case .setting(let name): "--set \(name)"
    case .standard: "default"
    case .derived(let rule): "= \(rule)"
    }
  }

  private static func place(_ span: Span) -> String {
    let excerpt = span.excerpt
    // The whole path stands at the head.
    return "\(excerpt.path.split(separator: "/").last ?? ""):\(excerpt.line)"
  }

  private static func cut(_ text: String, _ length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
