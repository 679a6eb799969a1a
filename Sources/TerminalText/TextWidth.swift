/// How many cells of a terminal letters take.
package enum TextWidth {
  /// The cells of a letter: 0 for marks that combine with the letter before, 2 for wide letters, else 1.
  ///
  /// - Parameter scalar: The letter.
  /// - Returns: The cells.
  package static func cells(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    // Most of what is written: Latin letters, the lines of axes, dots of curves.
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if 0x2800...0x28FF ~= value || 0x2500...0x25FC ~= value { return 1 }
    if holds(CellWidths.none, value) { return 0 }
    return holds(CellWidths.wide, value) ? 2 : 1
  }

  /// The cells of a text on one line.
  ///
  /// - Parameter text: The text.
  /// - Returns: The cells.
  package static func cells(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cells(of: $1) }
  }

  /// Whether a terminal would do something with a character instead of showing it: control characters and line ends.
  ///
  /// - Parameter scalar: The character.
  /// - Returns: Whether it would.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
  }

  /// Whether a value lies in one of the runs of a table, each given by its first and last value, in ascending order.
  private static func holds(_ table: [UInt32], _ value: UInt32) -> Bool {
    var (low, high) = (0, table.count / 2)
    while low < high {
      let middle = (low + high) / 2
      if table[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    return 2 * low < table.count && table[2 * low] <= value
  }
}
