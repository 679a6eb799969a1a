package import ChartChoices
package import Charts

/// A chart for a terminal, as a value: which curves, over which iterations, how they look.
///
/// It is drawn from the same scales, ticks and samples a column as a picture, so it costs columns and not iterations.
package struct TerminalChart: Sendable {
  /// The curves, at least one; their order gives them their colors and marks.
  package var series: [Series]
  /// The iterations that are shown, from 0.
  package var iterations: ClosedRange<Int>
  /// How the vertical axis runs.
  package var yAxis = VerticalAxis()
  /// What the horizontal axis counts.
  package var xUnit = HorizontalUnit.iteration
  /// The colors of the curves.
  package var palette: Palette
  /// What everything is made of.
  package var glyphs: Glyphs
  /// Whether colors are shown; else curves are told apart by marks along them.
  package var isColored: Bool
  /// Where the names of the curves stand: above, beside their ends (`right` and `direct`), or nowhere.
  package var legend = LegendPosition.automatic
  /// What stands above the chart.
  package var title: String?
  /// The name of the horizontal axis; `nil` for none.
  package var xLabel: String?
  /// The name of the vertical axis; `nil` for none.
  package var yLabel: String?
  /// Whether dots run from the ticks across the chart.
  package var hasGrid = false
  /// The iteration at which a line runs down the chart.
  package var cursor: Int?

  /// Makes a chart with the axes of the curves' own values and no names.
  ///
  /// - Parameters:
  ///   - series: The curves, at least one.
  ///   - iterations: The iterations that are shown, from 0.
  ///   - palette: The colors of the curves.
  ///   - glyphs: What everything is made of.
  ///   - isColored: Whether colors are shown.
  package init(
    _ series: [Series], over iterations: ClosedRange<Int>, palette: Palette, glyphs: Glyphs, isColored: Bool
  ) {
    self.series = series
    self.iterations = max(iterations.lowerBound, 0)...max(iterations.upperBound, 0)
    self.palette = palette
    self.glyphs = glyphs
    self.isColored = isColored
  }

  /// Draws the chart into a rectangle of cells.
  ///
  /// - Parameters:
  ///   - grid: What it is drawn into.
  ///   - columns: The columns of the rectangle.
  ///   - rows: The rows of the rectangle.
  /// - Returns: What could not be shown.
  /// - Throws: A `ChartError` if there is no curve, or none with a value that has a place on the axis.
  @discardableResult
  package func draw(
    into grid: inout CellGrid, columns: Range<Int>, rows: Range<Int>
  ) throws(ChartError) -> [ChartWarning] {
    guard !series.isEmpty else { throw .noSeries }
    let layout = try TerminalChartLayout(of: self, columns: columns, rows: rows)
    let marks = TerminalChartMarks(chart: self, layout: layout)
    marks.drawAxes(into: &grid)
    let warnings = marks.drawCurves(into: &grid)
    marks.drawNames(into: &grid)
    return warnings
  }

  /// How the line of a curve looks, and what stands for it in a legend.
  ///
  /// - Parameter index: The place of the curve among the others, from 0.
  /// - Returns: The look of the line.
  package func style(of index: Int) -> CellStyle {
    guard isColored else { return .plain }
    let colors = palette.colors
    let own = series.indices.contains(index) ? series[index].color : nil
    return CellStyle(.rgb(own ?? colors[index % colors.count]))
  }

  /// The letter that stands for a curve where there are no colors: 1 … 9, then a … z.
  ///
  /// - Parameter index: The place of the curve among the others, from 0.
  /// - Returns: The letter.
  package static func mark(of index: Int) -> Unicode.Scalar {
    let marks = Array("123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    return marks[index % marks.count]
  }

  /// The dashes of the further rounds through the palette, in dots.
  func dash(of index: Int) -> [Int] {
    guard isColored else { return [] }
    let dashes = [[], [6, 3], [2, 3], [9, 3, 2, 3]]
    return dashes[index / palette.colors.count % dashes.count]
  }
}
