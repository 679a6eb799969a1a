package import Charts
package import CommandLanguage
import Schedules

extension Chart {
  /// Makes the chart that a command line asks for.
  ///
  /// - Parameters:
  ///   - evaluation: The curves, and what is shown of their run.
  ///   - invocation: How they are to be shown.
  /// - Throws: `ChartError` for what the options each allow but not together.
  package init(of evaluation: Evaluation, _ invocation: Invocation) throws(ChartError) {
    let (curves, shown) = (evaluation.curves, evaluation.shown)
    let options = invocation.chart
    let work = ChartWork(of: curves, columns: Int((Double(options.size.width) * options.size.scale).rounded(.up)))
    try self.init(
      series: work.series(of: curves), iterations: shown, title: options.title, xLabel: options.xLabel,
      yLabel: options.yLabel ?? VerticalAxis.title(of: curves), xUnit: HorizontalUnit(of: invocation, evaluation.run),
      yAxis: VerticalAxis(options),
      mark: options.mark,
      theme: Theme(options.theme, palette: options.palette), legend: options.legend, hasGrid: options.hasGrid,
      size: options.size, rules: curves.flatMap { Self.cuts(of: $0.schedule, in: shown) },
      columnWidth: work.columnWidth)
  }

  /// The most cuts that are marked: more lines would hide the curve.
  private static let mostCuts = 40

  /// A line where a schedule that sees a metric decides to change the rate.
  private static func cuts(of schedule: any Schedule, in run: ClosedRange<Int>) -> [VerticalRule] {
    var rules: [VerticalRule] = []
    for (index, phase) in Phases(of: schedule, from: run.lowerBound).enumerated() {
      guard index < mostCuts, phase.start <= run.upperBound else { break }
      if phase.cause != nil, phase.start > run.lowerBound { rules.append(VerticalRule(iteration: phase.start)) }
    }
    return rules
  }
}
