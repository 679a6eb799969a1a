import ChartChoices
import CommandLanguage
import Runs

/// A column that counts iterations in another unit.
struct UnitColumn {
  /// What it counts.
  let unit: AxisUnit
  private let multiplier: Double
  private let divisor: Double

  /// Prepares the column.
  ///
  /// - Parameters:
  ///   - unit: What it counts.
  ///   - run: The run, whose facts tell how much of it an iteration is.
  /// - Throws: What is not known of the run.
  init(_ unit: AxisUnit, of run: Run) throws(MissingFact) {
    self.unit = unit
    switch unit {
    // By division, so that every epoch and percent is the nearest number to what it is.
    case .epoch:
      _ = try run.accounting.quantity(of: 1, in: .epochs)
      (multiplier, divisor) = (1, Double(max(1, run.updatesPerEpoch?.value ?? 1)))
    case .percent: (multiplier, divisor) = (100, Double(max(1, run.length?.value ?? 1)))
    case .iteration, .sample, .token:
      (multiplier, divisor) = (try run.accounting.quantity(of: 1, in: unit.quantity).amount, 1)
    }
  }

  /// The name of the column in a table.
  var name: String { unit.rawValue }
  /// The name of its values in JSON.
  var pluralName: String { unit == .percent ? unit.rawValue : "\(unit.rawValue)s" }

  /// The iteration in the unit.
  func callAsFunction(_ iteration: Int) -> Double { Double(iteration) * multiplier / divisor }
}
