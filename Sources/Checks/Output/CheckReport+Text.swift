import Documents

extension CheckReport {
  /// A line for each finding: `train.yaml:3:16: warning LR012 …`.
  package var concise: [String] {
    located.map { place in
      "\(place.path):\(place.line):\(place.column): \(place.finding.severity.rawValue) \(place.finding.code) \(place.finding.text)"
    }
  }

  /// Each finding with the line that it is about, a caret, and what to write instead.
  package var full: [String] {
    var lines: [String] = []
    for place in located {
      let finding = place.finding
      lines.append(
        "\(finding.severity.rawValue) \(finding.code) \(CheckRule.named(finding.code)?.name ?? "")".trimmedEnd)
      lines.append("  \(finding.text)")
      if let span = finding.span, span.source.name == place.path {
        let excerpt = span.excerpt
        let number = String(excerpt.line)
        let margin = String(repeating: " ", count: number.count)
        let before = (excerpt.isCutBefore ? "…" : "") + excerpt.before
        let width = max(1, min(span.text.prefix { !$0.isNewline }.count, excerpt.after.count))
        lines.append(" \(margin)--> \(place.path):\(excerpt.line):\(excerpt.column)")
        lines.append(" \(number) | \(before)\(excerpt.after)\(excerpt.isCutAfter ? "…" : "")")
        let blanks = String(before.map { $0 == "\t" ? "\t" : " " })
        lines.append(" \(margin) | \(blanks)\(String(repeating: "^", count: width))")
      } else {
        lines.append("  --> \(place.path)")
      }
      if !finding.instead.isEmpty { lines.append("  instead: \(finding.instead)") }
      lines.append("")
    }
    return lines
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
