import Documents
import Numbers
import TerminalText

extension RateTable {
  /// The most rates that are laid out together; beyond, rows are written as they come, and memory does not grow with them.
  static let mostTogether = 1 << 14

  /// Writes the table as text or as JSON, line by line.
  ///
  /// - Parameters:
  ///   - isJSON: Whether it is to be JSON.
  ///   - write: Writes some lines with their ends, and returns whether more is wanted.
  package func write(asJSON isJSON: Bool, _ write: (String) -> Bool) {
    if count.multipliedSaturating(by: max(1, curves.count)) > Self.mostTogether {
      if isJSON { streamJSON(write) } else { streamRows(write) }
    } else if isJSON {
      _ = write("\(json)\n")
    } else {
      for line in lines { guard write("\(line)\n") else { return } }
    }
  }

  /// Rows in columns that are wide enough for any rate.
  func streamRows(_ write: (String) -> Bool) {
    let last = positions.map(\.last).max() ?? 0
    let labels = heading.first ?? []
    func width(_ column: Int, _ least: Int) -> Int {
      max(least, column < labels.count ? TextWidth.cells(of: labels[column]) : 0)
    }
    let widths = [width(0, "\(last)".utf8.count)] + curves.indices.map { width($0 + 1, Self.widestRate) }
    func line(_ texts: [String]) -> String {
      texts.enumerated().map { column, text in
        column == texts.count - 1 ? text : TextWidth.padded(text, to: widths[column])
      }.joined(separator: "  ") + "\n"
    }
    for labels in heading { guard write(line(labels)) else { return } }
    forEachUpdate { write(line(row($0))) }
  }

  /// The letters of the longest text of a number.
  private static let widestRate = 24

  /// The text of ``json``, without holding it.
  func streamJSON(_ write: (String) -> Bool) {
    var isWanted = write("{\n  \"iterations\": [")
    func elements(_ indent: String, _ text: (Int) -> String) {
      var isFirst = true
      forEachUpdate { update in
        isWanted = isWanted && write("\(isFirst ? "\n" : ",\n")\(indent)\(text(update))")
        isFirst = false
        return isWanted
      }
    }
    elements("    ") { "\($0)" }
    let said = notes.enumerated().map { "\($0.offset == 0 ? "\n" : ",\n")    \(JSONText.quoted($0.element))" }
    let list = said.isEmpty ? "[]" : "[\(said.joined())\n  ]"
    isWanted = isWanted && write("\n  ],\n  \"notes\": \(list),\n  \"curves\": [")
    for (index, curve) in curves.enumerated() {
      let words = JSONText.quoted(curve.request.config.description)
      isWanted =
        isWanted
        && write(
          """
          \(index == 0 ? "" : ",")
              {
                "label": \(JSONText.quoted(curve.label)),
                "curve": \(words),
                "learning_rates": [
          """)
      elements("        ") { "\(JSONText.number(curve.schedule($0)))" }
      isWanted = isWanted && write("\n      ]\n    }")
    }
    _ = isWanted && write("\n  ]\n}\n")
  }
}
