import ChartChoices
import Charts
import CommandLanguage

extension HorizontalUnit {
  /// What the axis of a command line counts: epochs where they are asked for and it is known how long one is.
  init(of invocation: Invocation) {
    guard invocation.chart.xUnit == .epoch, let length = invocation.iterationsPerEpoch else {
      self = .iteration
      return
    }
    self = .epoch(iterations: Double(length))
  }
}

extension VerticalAxis {
  /// What the axis is called where no option says so: as the column of a log that holds no rate.
  static func title(of curves: [LabelledCurve]) -> String? {
    let columns = curves.map { $0.request.record.flatMap { $0.isRate ? nil : $0.column } }
    guard let first = columns.first, let name = first, columns.allSatisfy({ $0 == name }) else { return nil }
    return name
  }

  /// How the axis runs that options ask for.
  init(_ options: ChartOptions) {
    self.init(
      options.isLogarithmic ? .logarithmic : .linear, minimum: options.yMinimum, maximum: options.yMaximum)
  }
}
