/// Draws a curve as a line.
enum LineMark {
  static func draw(_ trace: CurveTrace, style: CurveStyle, on canvas: inout some Canvas) {
    let stroke = style.stroke
    let lines = trace.lines.filter { $0.count > 1 }
    if !lines.isEmpty { canvas.stroke(lines, style: stroke) }
    // A value with no neighbours has no line.
    let lone = trace.lines.compactMap { $0.count == 1 ? $0.first : nil }
    if !lone.isEmpty { canvas.fillDiscs(at: lone, radius: stroke.width * 1.25, color: stroke.color) }
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
}
