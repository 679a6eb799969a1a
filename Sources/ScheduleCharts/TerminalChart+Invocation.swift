package import Charts
package import CommandLanguage
import Numbers
package import TerminalCharts

extension TerminalChart {
  /// Makes the chart for a terminal that a command line asks for, without names.
  ///
  /// - Parameters:
  ///   - evaluation: The curves, and what is shown of their run.
  ///   - invocation: How they are to be shown.
  ///   - columns: How many letters the chart is wide.
  ///   - iterations: The iterations that are shown; `nil` for those of the evaluation.
  ///   - palette: The colors of the curves.
  ///   - glyphs: What everything is made of.
  ///   - isColored: Whether colors are shown.
  package init(
    of evaluation: Evaluation, _ invocation: Invocation, columns: Int, over iterations: ClosedRange<Int>? = nil,
    palette: Palette, glyphs: Glyphs, isColored: Bool
  ) {
    self.init(
      ChartWork(of: evaluation.curves, columns: columns.multipliedSaturating(by: 2), canWiden: false)
        .series(of: evaluation.curves),
      over: iterations ?? evaluation.shown, palette: palette, glyphs: glyphs, isColored: isColored)
    yAxis = VerticalAxis(invocation.chart)
    xUnit = HorizontalUnit(of: invocation, evaluation.run)
  }

  /// Gives the chart the names and the grid that options ask for.
  ///
  /// - Parameters:
  ///   - options: How the chart looks.
  ///   - curves: The curves, which may hold no rates.
  package mutating func addNames(_ options: ChartOptions, of curves: [LabelledCurve]) {
    legend = options.legend
    title = options.title
    xLabel = options.xLabel ?? xUnit.title
    yLabel = options.yLabel ?? VerticalAxis.title(of: curves)
    hasGrid = options.hasGrid
  }
}
