package import Charts
package import CommandLanguage
import Schedules

extension Chart {
  /// Makes the chart that a command line asks for.
  ///
  /// - Parameters:
  ///   - evaluation: The curves, and what is shown of their run.
  ///   - invocation: How they are to be shown.
  /// - Throws: `ChartError` for what the options each allow but not together, and `UsageError` for a column that no curve has and
  ///   updates to be marked that are none.
  package init(of evaluation: Evaluation, _ invocation: Invocation) throws {
    let (curves, shown) = (evaluation.curves, evaluation.shown)
    let options = invocation.chart
    let work = ChartWork(of: curves, columns: Int((Double(options.size.width) * options.size.scale).rounded(.up)))
    let marks = try invocation.marks(in: evaluation)
    var series = work.series(of: curves)
    for (index, recorded) in invocation.bands(in: evaluation).enumerated() {
      series[index].marked = marks[index]
      guard let recorded else { continue }
      series[index].band = work.series(of: recorded, label: "").band
    }
    let panels = try invocation.panels(in: evaluation).map {
      try Panel($0, of: curves, marks: marks, over: shown, work: work)
    }
    try self.init(
      series: series, iterations: shown, title: options.title, xLabel: options.xLabel,
      yLabel: options.yLabel ?? VerticalAxis.title(of: curves), xUnit: HorizontalUnit(of: invocation, evaluation.run),
      yAxis: VerticalAxis(options),
      mark: options.mark,
      theme: Theme(options.theme, palette: options.palette), legend: options.legend, hasGrid: options.hasGrid,
      size: options.size,
      rules: curves.flatMap { Self.cuts(of: $0.schedule, in: shown) } + Self.rules(at: Set(marks.joined()), in: shown),
      panels: panels, columnWidth: work.columnWidth)
  }

  /// A line at each update that is marked, where they are few.
  private static func rules(at updates: Set<Int>, in run: ClosedRange<Int>) -> [VerticalRule] {
    let shown = updates.filter(run.contains).sorted()
    return shown.count > mostCuts ? [] : shown.map { VerticalRule(iteration: $0) }
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

extension Panel {
  /// Makes a panel of other values of the curves.
  fileprivate init(
    _ panel: PanelCurves, of curves: [LabelledCurve], marks: [[Int]], over iterations: ClosedRange<Int>, work: ChartWork
  ) throws(ChartError) {
    let series = panel.curves.map { curve in
      var series = work.series(of: curve.values, label: curves[curve.place].label)
      series.marked = marks[curve.place]
      return series
    }
    try self.init(series: series, places: panel.curves.map(\.place), over: iterations, yLabel: panel.name)
  }
}
