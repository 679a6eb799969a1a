package import Charts

/// The color of letters or of what lies under them.
package enum CellColor: Sendable, Hashable {
  /// The terminal's own, which suits its background.
  case standard
  /// A color of its own, as near as the terminal can show it.
  case rgb(Color)
}

/// How the letter of a cell looks.
package struct CellStyle: Sendable, Hashable {
  /// The color of the letter.
  package var foreground: CellColor
  /// The color under the letter.
  package var background: CellColor
  /// Whether the letter is heavy.
  package var isBold: Bool
  /// Whether the letter is faint.
  package var isDim: Bool
  /// Whether the letter has a line under it.
  package var isUnderlined: Bool
  /// Whether both colors are exchanged.
  package var isReversed: Bool

  /// Makes a style.
  ///
  /// - Parameters:
  ///   - foreground: The color of the letter.
  ///   - background: The color under the letter.
  ///   - isBold: Whether the letter is heavy.
  ///   - isDim: Whether the letter is faint.
  ///   - isUnderlined: Whether the letter has a line under it.
  ///   - isReversed: Whether both colors are exchanged.
  package init(
    _ foreground: CellColor = .standard, on background: CellColor = .standard, isBold: Bool = false,
    isDim: Bool = false,
    isUnderlined: Bool = false, isReversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }

  /// The terminal's own colors.
  package static let plain = CellStyle()
  /// For what stands behind the rest.
  package static let dim = CellStyle(isDim: true)
  /// For headings.
  package static let bold = CellStyle(isBold: true)
  /// For what is selected.
  package static let selected = CellStyle(isReversed: true)
}

/// One cell of a terminal: a letter and how it looks.
package struct Cell: Sendable, Hashable {
  /// The letter; ``continuation`` in the right half of a wide one.
  package var scalar: Unicode.Scalar
  /// How the letter looks.
  package var style: CellStyle

  /// Makes a cell.
  ///
  /// - Parameters:
  ///   - scalar: The letter, one cell or two wide.
  ///   - style: How it looks.
  package init(_ scalar: Unicode.Scalar, _ style: CellStyle = .plain) {
    self.scalar = scalar
    self.style = style
  }

  /// An empty cell.
  package static let blank = Cell(" ")
  /// What stands in the right half of a wide letter.
  package static let continuation: Unicode.Scalar = "\0"
}
