import TerminalText

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
  /// - Returns: The text.
  func paragraph(_ text: String, indent: Int = 0) -> String {
    lines(of: text, width: width - indent).map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
  }

  /// Returns terms and what they mean in two columns; a term that is too long has its meaning on the next line.
  ///
  /// - Parameters:
  ///   - rows: Each term and its meaning.
  ///   - longest: The width of the left column at most.
  /// - Returns: The terms and what they mean.
  func table(_ rows: [(term: String, meaning: String)], longest: Int = 26) -> String {
    let column = min(longest, Self.widest(rows), width / 3)
    let indent = column + 4
    return rows.map { row in
      let meaning = lines(of: row.meaning, width: width - indent)
      let isLong = TextWidth.cells(of: row.term) > column
      let first = isLong ? row.term : TextWidth.padded(row.term, to: column) + "  " + (meaning.first ?? "")
      let rest = meaning.dropFirst(isLong ? 0 : 1).map { String(repeating: " ", count: indent) + $0 }
      return (["  " + first] + rest).map(Self.trimmed).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Returns terms and what they mean, one line each, cut where the line would be too long.
  func list(_ rows: [(term: String, meaning: String)]) -> String {
    let column = Self.widest(rows)
    return rows.map { row in
      Self.trimmed(TextWidth.cut("  \(TextWidth.padded(row.term, to: column))  \(row.meaning)", to: width))
    }.joined(separator: "\n")
  }

  private func lines(of text: String, width: Int) -> [String] {
    TextWidth.wrapped(text, to: width, breaksWords: false)
  }

  private static func widest(_ rows: [(term: String, meaning: String)]) -> Int {
    rows.map { TextWidth.cells(of: $0.term) }.max() ?? 0
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
