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
  /// How the axis runs that options ask for.
  init(_ options: ChartOptions) {
    self.init(
      options.isLogarithmic ? .logarithmic : .linear, minimum: options.yMinimum, maximum: options.yMaximum)
  }
}
