public import Charts

/// The color of letters or of what lies under them.
public enum CellColor: Sendable, Hashable {
  /// The terminal's own, which suits its background.
  case standard
  /// A color of its own, as near as the terminal can show it.
  case rgb(Color)
}

/// How the letter of a cell looks.
public struct CellStyle: Sendable, Hashable {
  /// The color of the letter.
  public var foreground: CellColor
  /// The color under the letter.
  public var background: CellColor
  /// Whether the letter is heavy.
  public var isBold: Bool
  /// Whether the letter is faint.
  public var isDim: Bool
  /// Whether the letter has a line under it.
  public var isUnderlined: Bool
  /// Whether both colors are exchanged.
  public var isReversed: Bool

  /// Makes a style.
  ///
  /// - Parameters:
  ///   - foreground: The color of the letter.
  ///   - background: The color under the letter.
  ///   - isBold: Whether the letter is heavy.
  ///   - isDim: Whether the letter is faint.
  ///   - isUnderlined: Whether the letter has a line under it.
  ///   - isReversed: Whether both colors are exchanged.
  public init(
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
  public static let plain = CellStyle()
  /// For what stands behind the rest.
  public static let dim = CellStyle(isDim: true)
  /// For headings.
  public static let bold = CellStyle(isBold: true)
  /// For what is selected.
  public static let selected = CellStyle(isReversed: true)
}

/// One cell of a terminal: a letter and how it looks.
public struct Cell: Sendable, Hashable {
  /// The letter; ``continuation`` in the right half of a wide one.
  public var scalar: Unicode.Scalar
  /// How the letter looks.
  public var style: CellStyle

  /// Makes a cell.
  ///
  /// - Parameters:
  ///   - scalar: The letter, one cell or two wide.
  ///   - style: How it looks.
  public init(_ scalar: Unicode.Scalar, _ style: CellStyle = .plain) {
    self.scalar = scalar
    self.style = style
  }

  /// An empty cell.
  public static let blank = Cell(" ")
  /// What stands in the right half of a wide letter.
  public static let continuation: Unicode.Scalar = "\0"
}
