import ChartChoices
import Charts
import CommandLanguage
import Runs

extension HorizontalUnit {
  /// What the axis of a command line counts: iterations where it is not known how many one of the unit asked for is.
  init(of invocation: Invocation, _ run: Run) {
    func iterations(of unit: Quantity.Unit) -> Double? {
      do throws(MissingFact) {
        let amount = try run.accounting.quantity(of: 1, in: unit).amount
        return amount > 0 && amount.isFinite ? 1 / amount : nil
      } catch {
        return nil
      }
    }
    let unit: HorizontalUnit? =
      switch invocation.chart.xUnit {
      case .iteration: nil
      // By division: the reciprocal of a reciprocal need not be the number of iterations again.
      case .epoch: run.updatesPerEpoch.map { .epoch(iterations: Double($0.value)) }
      case .sample: iterations(of: .samples).map { .sample(iterations: $0) }
      case .token: iterations(of: .tokens).map { .token(iterations: $0) }
      case .percent: run.length.map { .percent(iterations: Double($0.value) / 100) }
      }
    self = unit ?? .iteration
  }
}

extension VerticalAxis {
  /// What the axis is called where no option says so: as the columns of logs that hold no rate, few that differ one after the
  /// other.
  static func title(of curves: [LabelledCurve]) -> String {
    var names: [String] = []
    for curve in curves {
      let name = curve.request.record.flatMap { $0.isRate ? nil : $0.column } ?? title
      if !names.contains(name) { names.append(name) }
    }
    if names.isEmpty { return title }
    return names.count <= 3 ? names.joined(separator: ", ") : "Value"
  }

  /// How the axis runs that options ask for.
  init(_ options: ChartOptions) {
    self.init(
      options.isLogarithmic ? .logarithmic : .linear, minimum: options.yMinimum, maximum: options.yMaximum)
  }
}
