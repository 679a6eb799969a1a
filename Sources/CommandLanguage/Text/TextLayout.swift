/// Breaks text into lines of a width, for terminals.
struct TextLayout: Sendable {
  /// The number of columns that a line may have; a longer word still stands whole.
  let width: Int

  /// Creates a layout; below 40 columns nothing could be read.
  init(width: Int) { self.width = max(40, width) }

  /// Returns text in lines, each after an indent.
  ///
  /// - Parameters:
  ///   - text: One paragraph.
  ///   - indent: The number of blanks before each line.
  func paragraph(_ text: String, indent: Int = 0) -> String {
    lines(of: text, width: width - indent).map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
  }

  /// Returns terms and what they mean in two columns; a term that is too long has its meaning on the next line.
  ///
  /// - Parameters:
  ///   - rows: Each term and its meaning.
  ///   - longest: The width of the left column at most.
  func table(_ rows: [(term: String, meaning: String)], longest: Int = 26) -> String {
    let column = min(longest, rows.map(\.term.count).max() ?? 0)
    let indent = column + 4
    return rows.map { row in
      let meaning = lines(of: row.meaning, width: width - indent)
      let isLong = row.term.count > column
      let first = isLong ? "" : String(repeating: " ", count: column - row.term.count) + "  " + (meaning.first ?? "")
      let rest = meaning.dropFirst(isLong ? 0 : 1).map { String(repeating: " ", count: indent) + $0 }
      return (["  " + row.term + first] + rest).map(Self.trimmed).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Returns terms and what they mean, one line each, cut where the line would be too long.
  func list(_ rows: [(term: String, meaning: String)]) -> String {
    let column = rows.map(\.term.count).max() ?? 0
    return rows.map { row in
      let line = "  " + row.term + String(repeating: " ", count: column - row.term.count) + "  " + row.meaning
      return Self.trimmed(line.count > width ? String(line.prefix(width - 1)) + "…" : line)
    }.joined(separator: "\n")
  }

  private func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
