package import Charts

/// One operation on a canvas, as a value.
package enum DrawCall: Sendable, Hashable {
  /// Rectangles were filled.
  case fill(rectangles: [Rectangle], color: Color)
  /// Lines were drawn.
  case stroke(lines: [[Point]], style: StrokeStyle)
  /// Discs were filled.
  case discs(centers: [Point], radius: Double, color: Color)
  /// Areas were filled.
  case areas(outlines: [[Point]], color: Color, opacity: Double)
  /// A text was drawn, which takes the given rectangle.
  case text(String, at: Point, style: TextStyle, bounds: Rectangle)
  /// Drawing was restricted, or no longer is.
  case clip(Rectangle?)
}

/// A canvas that keeps what was drawn, so that charts can be tested without pixels.
///
/// Its letters are all 0.6 em wide, so that every measure is known beforehand.
package struct RecordingCanvas: Canvas, Sendable {
  /// What was drawn, in order.
  package private(set) var calls: [DrawCall] = []

  /// Makes a canvas on which nothing is drawn yet.
  package init() {}

  /// The width of a text: 0.6 em a character.
  package func width(of text: String, in font: Font) -> Double { 0.6 * font.size * Double(text.count) }

  /// The heights of letters, in fixed parts of an em.
  package func metrics(of font: Font) -> FontMetrics {
    FontMetrics(ascent: 0.9 * font.size, descent: 0.2 * font.size, capHeight: 0.7 * font.size)
  }

  /// Records filled rectangles.
  package mutating func fill(_ rectangles: [Rectangle], color: Color) {
    calls.append(.fill(rectangles: rectangles, color: color))
  }

  /// Records lines.
  package mutating func stroke(_ lines: [[Point]], style: StrokeStyle) {
    calls.append(.stroke(lines: lines, style: style))
  }

  /// Records discs.
  package mutating func fillDiscs(at centers: [Point], radius: Double, color: Color) {
    calls.append(.discs(centers: centers, radius: radius, color: color))
  }

  /// Records filled areas.
  package mutating func fillAreas(_ outlines: [[Point]], color: Color, opacity: Double) {
    calls.append(.areas(outlines: outlines, color: color, opacity: opacity))
  }

  /// Records a text with the rectangle that it takes.
  package mutating func draw(_ text: String, at point: Point, style: TextStyle) {
    calls.append(.text(text, at: point, style: style, bounds: bounds(of: text, at: point, style: style)))
  }

  /// Records a restriction of what is drawn.
  package mutating func clip(to rectangle: Rectangle?) {
    calls.append(.clip(rectangle))
  }

  private func bounds(of text: String, at point: Point, style: TextStyle) -> Rectangle {
    let width = width(of: text, in: style.font)
    let metrics = metrics(of: style.font)
    let before: Double
    switch style.anchor {
    case .start: before = 0
    case .middle: before = width / 2
    case .end: before = width
    }
    switch style.direction {
    case .rightwards:
      return Rectangle(
        left: point.x - before, top: point.y - metrics.ascent, width: width, height: metrics.lineHeight)
    case .upwards:
      return Rectangle(
        left: point.x - metrics.ascent, top: point.y - (width - before), width: metrics.lineHeight, height: width)
    }
  }
}
