/// How the end of a line looks.
package enum LineCap: Sendable, Hashable {
  /// The line stops at its last point.
  case butt
  /// Half a disc is added around the last point.
  case round
}

/// How a line is drawn: color, width, dashes and ends; corners are sharp.
package struct StrokeStyle: Sendable, Hashable {
  /// The color of the line.
  package var color: Color
  /// The width, in pixels, above 0.
  package var width: Double
  /// The lengths of dashes and gaps in turn, in pixels; empty for a solid line.
  package var dash: [Double]
  /// How far into the dashes the line begins, in pixels.
  package var dashOffset: Double
  /// The look of the ends, of each dash too.
  package var cap: LineCap
  /// Whether edges need not be smooth, for a fifth of the work: among thousands of lines nobody sees it.
  package var isCoarse = false

  /// Makes a style.
  ///
  /// - Parameters:
  ///   - color: The color of the line.
  ///   - width: The width, in pixels, above 0.
  ///   - dash: The lengths of dashes and gaps in turn, in pixels, all above 0; empty for a solid line.
  ///   - dashOffset: How far into the dashes the line begins, in pixels.
  ///   - cap: The look of the ends.
  package init(color: Color, width: Double, dash: [Double] = [], dashOffset: Double = 0, cap: LineCap = .butt) {
    self.color = color
    self.width = width
    self.dash = dash
    self.dashOffset = dashOffset
    self.cap = cap
  }
}
