/// A size of the one typeface that a chart uses.
package struct Font: Sendable, Hashable {
  /// The size of an em, in pixels, above 0.
  package var size: Double

  /// Makes a font.
  ///
  /// - Parameter size: The size of an em, in pixels, above 0.
  package init(size: Double) {
    self.size = size
  }
}

/// Which part of a text stands at the point where it is drawn.
package enum TextAnchor: Sendable, Hashable {
  /// The text begins there.
  case start
  /// The middle of the text is there.
  case middle
  /// The text ends there.
  case end
}

/// The direction in which a text runs.
package enum TextDirection: Sendable, Hashable {
  /// From left to right.
  case rightwards
  /// From the bottom to the top, as the name of a vertical axis.
  case upwards
}

/// How a text is drawn.
package struct TextStyle: Sendable, Hashable {
  /// The size of the letters.
  package var font: Font
  /// The color of the letters.
  package var color: Color
  /// Which part of the text stands at the given point.
  package var anchor: TextAnchor
  /// The direction in which the text runs.
  package var direction: TextDirection

  /// Makes a style.
  ///
  /// - Parameters:
  ///   - font: The size of the letters.
  ///   - color: The color of the letters.
  ///   - anchor: Which part of the text stands at the given point.
  ///   - direction: The direction in which the text runs.
  package init(
    font: Font, color: Color, anchor: TextAnchor = .start, direction: TextDirection = .rightwards
  ) {
    self.font = font
    self.color = color
    self.anchor = anchor
    self.direction = direction
  }
}
