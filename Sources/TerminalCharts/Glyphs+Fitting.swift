internal import Charts
package import TerminalText

extension TextWidth {
  /// The longest text made of both ends of a text with an ellipsis between that is no wider than a bound.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The bound, in cells.
  ///   - glyphs: The letters to make the ellipsis of.
  /// - Returns: The longest text.
  package static func shortened(_ text: String, to width: Int, glyphs: Glyphs) -> String {
    shortened(text, to: width, ellipsis: glyphs.ellipsis)
  }

  /// The beginning of a text with an ellipsis behind it, no wider than a bound; the text itself if it fits.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The bound, in cells.
  ///   - glyphs: The letters to make the ellipsis of.
  /// - Returns: The beginning.
  package static func cut(_ text: String, to width: Int, glyphs: Glyphs) -> String {
    cut(text, to: width, ellipsis: glyphs.ellipsis)
  }

  /// Labels shortened so that those which differ can still be told apart.
  ///
  /// - Parameters:
  ///   - labels: The labels.
  ///   - width: The bound of each, in cells.
  ///   - glyphs: The letters to make the ellipsis of.
  /// - Returns: A text for each label.
  static func distinct(_ labels: [String], to width: Int, glyphs: Glyphs) -> [String] {
    DistinctLabels.shortened(labels, ellipsis: String(glyphs.ellipsis)) {
      shortened($0, to: width, glyphs: glyphs)
    } fits: {
      cells(of: $0) <= width
    }
  }
}
