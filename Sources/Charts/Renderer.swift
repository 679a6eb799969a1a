internal import ChartChoices

/// Draws charts.
package struct Renderer: Sendable {
  /// Device pixels a pixel.
  package let resolution: Double

  /// Makes a renderer for a canvas.
  ///
  /// - Parameter resolution: Device pixels a pixel, above 0; a canvas without device pixels takes the number of samples
  ///   a pixel that its lines are to have.
  package init(resolution: Double) {
    self.resolution = resolution > 0 && resolution.isFinite ? resolution : 1
  }

  /// Draws a chart.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - canvas: What it is drawn on; nothing is drawn outside the size of the chart.
  /// - Returns: What could not be shown.
  package func draw(_ chart: Chart, on canvas: inout some Canvas) -> [ChartWarning] {
    let layout = Layout(of: chart, measure: canvas)
    let grid = PixelGrid(resolution: resolution)
    let frame = grid.fitted(layout.frame)
    let axes = AxisMarks(chart: chart, layout: layout, grid: grid, frame: frame)
    let styles = CurveStyle.styles(
      of: chart.series, places: Array(chart.series.indices), in: chart, metrics: layout.metrics, values: layout.values,
      height: frame.height)

    // The last device pixels may lie only partly inside the chart.
    let picture = Rectangle(
      left: 0, top: 0, width: (Double(chart.size.width) * resolution).rounded(.up) / resolution,
      height: (Double(chart.size.height) * resolution).rounded(.up) / resolution)
    canvas.fill([picture], color: chart.theme.background)
    var warnings = draw(
      chart.series, within: axes, values: layout.values, styles: styles, layout: layout, of: chart, on: &canvas)
    for (index, (panel, pane)) in zip(chart.panels, layout.panes).enumerated() {
      let frame = grid.fitted(pane.frame)
      let axes = AxisMarks(
        chart: chart, layout: layout, pane: pane, isLowest: index == layout.panes.count - 1, grid: grid, frame: frame)
      let styles = CurveStyle.styles(
        of: panel.series, places: panel.places, in: chart, metrics: layout.metrics, values: pane.values,
        height: frame.height)
      warnings += draw(
        panel.series, within: axes, values: pane.values, styles: styles, layout: layout, of: chart, on: &canvas)
    }
    if let legend = layout.legend {
      LegendMarks.draw(
        legend, chart: chart, styles: styles, metrics: layout.metrics, frame: frame, on: &canvas)
    }
    return warnings
  }

  /// Draws curves with their axes.
  private func draw(
    _ series: [Series], within axes: AxisMarks, values: Scale, styles: [CurveStyle], layout: Layout, of chart: Chart,
    on canvas: inout some Canvas
  ) -> [ChartWarning] {
    axes.drawGrid(on: &canvas)
    axes.drawRules(on: &canvas)
    // Lines along the edges of the frame keep their whole width.
    canvas.clip(to: axes.frame.cropped(left: -1, top: -1, right: -1, bottom: -1))
    let warnings = drawCurves(
      series, of: chart, layout: layout, values: values, styles: styles, frame: axes.frame, on: &canvas)
    canvas.clip(to: nil)
    axes.drawAxes(on: &canvas)
    axes.drawWords(on: &canvas)
    return warnings
  }

  private func drawCurves(
    _ series: [Series], of chart: Chart, layout: Layout, values: Scale, styles: [CurveStyle], frame: Rectangle,
    on canvas: inout some Canvas
  ) -> [ChartWarning] {
    let sampler = CurveSampler(
      iterations: layout.iterations, values: values, frame: frame,
      resolution: resolution / Double(chart.columnWidth), isCoarse: chart.columnWidth > 1)
    var notFinite: [String] = []
    var notAboveZero: [String] = []
    for (series, style) in zip(series, styles) {
      if let band = series.band {
        BandMark.draw(band, sampler: sampler, frame: frame, color: style.stroke.color, on: &canvas)
      }
    }
    let ways = SharedWays(
      of: series, in: chart, layout: layout, values: values, styles: styles, frame: frame)
    for (index, (series, style)) in zip(series, styles).enumerated() {
      let trace = sampler.trace(of: series.curve)
      if trace.hasValuesNotFinite { notFinite.append(series.label) }
      if trace.hasValuesNotAboveZero { notAboveZero.append(series.label) }
      if chart.mark != .points {
        for piece in ways.pieces(of: trace, index, style) {
          LineMark.draw(piece.trace, style: piece.style, on: &canvas)
        }
      }
      if let recorded = series.recorded {
        PointMark.draw(
          at: recorded, of: series.curve, sampler: sampler, style: style, radius: layout.metrics.discRadius,
          frame: frame, on: &canvas)
      } else if chart.mark != .line {
        PointMark.draw(
          series.curve, sampler: sampler, style: style, radius: layout.metrics.discRadius, frame: frame, on: &canvas)
      }
      if !series.marked.isEmpty {
        PointMark.draw(
          at: series.marked, of: series.curve, sampler: sampler, style: style, radius: layout.metrics.markRadius,
          frame: frame, on: &canvas)
      }
    }
    var warnings: [ChartWarning] = []
    if !notFinite.isEmpty { warnings.append(.valuesNotFinite(labels: notFinite)) }
    if !notAboveZero.isEmpty { warnings.append(.valuesNotAboveZero(labels: notAboveZero)) }
    return warnings
  }
}
