internal import ChartChoices

/// Draws the names of the curves.
enum LegendMarks {
  static func draw(
    _ legend: LegendLayout, chart: Chart, styles: [CurveStyle], metrics: ChartMetrics, frame: Rectangle,
    on canvas: inout some Canvas
  ) {
    // Inside the frame the grid would run through the names.
    if let box = legend.box, frame.overlaps(box) { canvas.fill([box], color: chart.theme.background) }
    let isDirect = legend.box == nil
    for entry in legend.entries {
      var stroke = styles[entry.series].stroke
      // What tells lines apart is seen here, however many they are.
      stroke.isCoarse = false
      if isDirect { stroke.width = min(stroke.width, metrics.unit) }
      if chart.mark != .points || isDirect { canvas.stroke([entry.swatch], style: stroke) }
      if chart.mark != .line, !isDirect, let first = entry.swatch.first, let last = entry.swatch.last {
        let middle = Point(x: (first.x + last.x) / 2, y: first.y)
        canvas.fillDiscs(at: [middle], radius: metrics.discRadius, color: stroke.color)
      }
    }
    let style = TextStyle(font: legend.font, color: chart.theme.text)
    for entry in legend.entries where !entry.text.isEmpty { canvas.draw(entry.text, at: entry.origin, style: style) }
    if let remainder = legend.remainder { canvas.draw(remainder.text, at: remainder.origin, style: style) }
  }
}
