/// What a layout asks of a typeface; sizes do not depend on the resolution of the picture.
package protocol TextMeasure {
  /// The width that a text takes on one line, in pixels.
  ///
  /// - Parameters:
  ///   - text: The text; it holds no control characters.
  ///   - font: The size of the letters.
  /// - Returns: The width.
  func width(of text: String, in font: Font) -> Double

  /// The heights of a font's letters.
  ///
  /// - Parameter font: The size of the letters.
  /// - Returns: The heights.
  func metrics(of font: Font) -> FontMetrics
}

/// The heights of a font's letters, in pixels.
package struct FontMetrics: Sendable, Hashable {
  /// How far the highest letters reach above the baseline.
  package var ascent: Double
  /// How far the lowest letters reach below the baseline.
  package var descent: Double
  /// How far digits and capitals reach above the baseline.
  package var capHeight: Double

  /// Makes metrics.
  ///
  /// - Parameters:
  ///   - ascent: How far the highest letters reach above the baseline, in pixels.
  ///   - descent: How far the lowest letters reach below the baseline, in pixels.
  ///   - capHeight: How far digits and capitals reach above the baseline, in pixels.
  package init(ascent: Double, descent: Double, capHeight: Double) {
    self.ascent = ascent
    self.descent = descent
    self.capHeight = capHeight
  }

  /// The distance from the top of the highest to the bottom of the lowest letters.
  package var lineHeight: Double { ascent + descent }
}

/// The few operations that a chart is drawn with.
///
/// Coordinates are in pixels of the chart's size, whatever the resolution of the picture; all are finite.
package protocol Canvas: TextMeasure {
  /// Fills rectangles with one color.
  ///
  /// - Parameters:
  ///   - rectangles: The rectangles.
  ///   - color: The color inside.
  mutating func fill(_ rectangles: [Rectangle], color: Color)

  /// Draws lines through points, all in one style; where they cross, they do not add up.
  ///
  /// - Parameters:
  ///   - lines: The points of each line; a line of one point is a dot if its style has round caps.
  ///   - style: Color, width, dashes and caps.
  mutating func stroke(_ lines: [[Point]], style: StrokeStyle)

  /// Fills discs of one size and color.
  ///
  /// - Parameters:
  ///   - centers: The middle of each disc.
  ///   - radius: Half the width of a disc, in pixels.
  ///   - color: The color inside.
  mutating func fillDiscs(at centers: [Point], radius: Double, color: Color)

  /// Fills areas with one color that lets through some of what lies behind.
  ///
  /// - Parameters:
  ///   - outlines: The corners of each area; the last is joined to the first.
  ///   - color: The color inside.
  ///   - opacity: How much of what lies behind is hidden, 0…1.
  mutating func fillAreas(_ outlines: [[Point]], color: Color, opacity: Double)

  /// Draws a line of text.
  ///
  /// - Parameters:
  ///   - text: The text; it holds no control characters.
  ///   - point: Where the anchor of the text stands, on its baseline.
  ///   - style: Font, color, anchor and direction.
  mutating func draw(_ text: String, at point: Point, style: TextStyle)

  /// Restricts what is drawn from now on to a rectangle.
  ///
  /// - Parameter rectangle: The rectangle; `nil` lifts the restriction.
  mutating func clip(to rectangle: Rectangle?)
}
