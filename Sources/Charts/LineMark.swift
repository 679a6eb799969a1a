/// Draws a curve as a line.
enum LineMark {
  static func draw(_ trace: CurveTrace, style: CurveStyle, on canvas: inout some Canvas) {
    let stroke = style.stroke
    if !trace.lines.isEmpty { canvas.stroke(trace.lines.map(visible), style: stroke) }
    // A line that filled these columns would reach beyond its values by half its width.
    let bars = trace.bars.filter { isDash(at: $0.left, stroke) }.map {
      $0.cropped(top: -stroke.width / 2, bottom: -stroke.width / 2)
    }
    if !bars.isEmpty { canvas.fill(bars, color: stroke.color) }
  }

  /// Whether dashes laid along the horizontal axis would have one at a place: filled columns are dashed so.
  private static func isDash(at x: Double, _ stroke: StrokeStyle) -> Bool {
    let period = stroke.dash.reduce(0, +)
    guard period > 0 else { return true }
    var rest = (x + stroke.dashOffset).truncatingRemainder(dividingBy: period)
    for (index, length) in stroke.dash.enumerated() {
      if rest < length { return index % 2 == 0 }
      rest -= length
    }
    return true
  }

  /// A line of a single value is made wide enough to be seen.
  private static func visible(_ line: [Point]) -> [Point] {
    guard line.count == 1, let point = line.first else { return line }
    return [Point(x: point.x - 1, y: point.y), Point(x: point.x + 1, y: point.y)]
  }
}
