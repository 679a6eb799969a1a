import ChartChoices
import Charts
import CommandLanguage
import TerminalCharts

extension TerminalChart {
  /// Makes the chart for a terminal that a command line asks for.
  ///
  /// - Parameters:
  ///   - built: The curves, built.
  ///   - invocation: How they are to be shown.
  ///   - isDark: Whether the background is dark.
  ///   - glyphs: What everything is made of.
  ///   - isColored: Whether colors are shown.
  init(of built: BuiltCurves, _ invocation: Invocation, isDark: Bool, glyphs: Glyphs, isColored: Bool) {
    let options = invocation.chart
    self.init(
      ChartWork(of: built.curves, columns: Self.usualColumns).series(of: built.curves),
      over: built.shown, palette: Theme(isDark ? .dark : .light, palette: options.palette).palette,
      glyphs: glyphs, isColored: isColored)
    yAxis = VerticalAxis(
      options.isLogarithmic ? .logarithmic : .linear, minimum: options.yMinimum, maximum: options.yMaximum)
    xUnit = HorizontalUnit(options.xUnit, iterationsPerEpoch: invocation.iterationsPerEpoch)
    legend = options.legend
    title = options.title
    xLabel = options.xLabel ?? xUnit.title
    yLabel = options.yLabel ?? VerticalAxis.title
    hasGrid = options.hasGrid
  }

  /// How many columns of dots a wide terminal has, by which the work of curves is divided.
  private static let usualColumns = 512
}
