import Charts
import CommandLanguage
import ScheduleCharts
import Schedules

extension Chart {
  /// Makes the chart that a command line asks for.
  ///
  /// - Parameters:
  ///   - curves: The curves, built.
  ///   - invocation: How they are to be shown.
  /// - Throws: `ChartError` for what the options each allow but not together.
  init(of curves: [BuiltCurve], _ invocation: Invocation) throws(ChartError) {
    let options = invocation.chart
    let work = ChartWork(of: curves.map(\.schedule), columns: Int((Double(options.width) * options.scale).rounded(.up)))
    try self.init(
      series: work.series(of: curves), iterations: invocation.run.range, title: options.title, xLabel: options.xLabel,
      yLabel: options.yTitle,
      xUnit: HorizontalUnit(options.xUnit, iterationsPerEpoch: invocation.iterationsPerEpoch),
      yAxis: VerticalAxis(
        options.isLogarithmic ? .logarithmic : .linear, minimum: options.yMinimum, maximum: options.yMaximum),
      mark: Mark(options.mark), theme: Theme(options.theme),
      palette: Palette(options.palette, isDark: options.theme == .dark),
      legend: LegendPosition(options.legend), hasGrid: options.hasGrid,
      size: ChartSize(width: options.width, height: options.height, scale: options.scale),
      rules: curves.flatMap { Self.cuts(of: $0.schedule, in: invocation.run.range) }, columnWidth: work.columnWidth)
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

extension ChartWork {
  /// Makes the series of the curves.
  func series(of curves: [BuiltCurve]) -> [Series] {
    curves.map { Series(label: $0.label, curve: plotted($0.schedule)) }
  }
}

extension HorizontalUnit {
  init(_ unit: ChartOptions.XUnit, iterationsPerEpoch: Int?) {
    self =
      switch unit {
      case .iteration: .iteration
      case .epoch: .epoch(iterations: Double(iterationsPerEpoch ?? 1))
      }
  }
}

extension Mark {
  init(_ mark: ChartOptions.Mark) {
    self =
      switch mark {
      case .line: .line
      case .points: .points
      case .both: .both
      }
  }
}

extension Theme {
  init(_ theme: ChartOptions.Theme) {
    self =
      switch theme {
      case .light: .light
      case .dark: .dark
      }
  }
}

extension Palette {
  /// The palette of a name, in the colors that are seen on a background; `nil` for that of the theme.
  init?(_ palette: ChartOptions.Palette, isDark: Bool) {
    switch palette {
    case .auto: return nil
    case .petroff10: self = .petroff10
    case .okabeIto: self = isDark ? .okabeItoOnDark : .okabeIto
    }
  }
}

extension LegendPosition {
  init(_ legend: ChartOptions.Legend) {
    self =
      switch legend {
      case .auto: .automatic
      case .direct: .direct
      case .right: .right
      case .top: .top
      case .none: .none
      }
  }
}
