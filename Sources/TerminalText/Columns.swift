/// Texts in columns.
package enum Columns {
  /// Returns a line for each row, every column but the last padded to the width of its widest text.
  ///
  /// - Parameter rows: The texts of each row; they hold no control characters.
  /// - Returns: The line.
  package static func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.count > column ? TextWidth.cells(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      return row.prefix(last + 1).enumerated().map { column, text in
        column == last ? text : TextWidth.padded(text, to: widths[column])
      }.joined(separator: "  ")
    }
  }
}
