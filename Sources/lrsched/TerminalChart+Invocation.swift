import Charts
import CommandLanguage
import ScheduleCharts
import Schedules
import TerminalCharts

extension TerminalChart {
  /// Makes the chart for a terminal that a command line asks for.
  ///
  /// - Parameters:
  ///   - curves: The curves, built.
  ///   - invocation: How they are to be shown.
  ///   - columns: How many letters the chart is wide.
  ///   - isDark: Whether the background is dark.
  ///   - glyphs: What everything is made of.
  ///   - isColored: Whether colors are shown.
  init(
    of curves: [BuiltCurve], _ invocation: Invocation, columns: Int, isDark: Bool, glyphs: Glyphs, isColored: Bool
  ) {
    let options = invocation.chart
    let theme = isDark ? Theme.dark : .light
    self.init(
      ChartWork(of: curves.map(\.schedule), columns: columns.multipliedSaturating(by: 2), canWiden: false)
        .series(of: curves),
      over: invocation.run.range, palette: Palette(options.palette, isDark: isDark) ?? theme.palette, glyphs: glyphs,
      isColored: isColored)
    yAxis = VerticalAxis(
      options.isLogarithmic ? .logarithmic : .linear, minimum: options.yMinimum, maximum: options.yMaximum)
    xUnit = HorizontalUnit(options.xUnit, iterationsPerEpoch: invocation.iterationsPerEpoch)
    legend = LegendPosition(options.legend)
    title = options.title
    xLabel = options.xTitle
    yLabel = options.yTitle
    hasGrid = options.hasGrid
  }
}
