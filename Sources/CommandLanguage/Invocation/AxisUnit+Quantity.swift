package import ChartChoices
package import Runs

extension AxisUnit {
  /// The unit of quantities that it counts.
  package var quantity: Quantity.Unit {
    switch self {
    case .iteration: .updates
    case .epoch: .epochs
    case .sample: .samples
    case .token: .tokens
    case .percent: .percent
    }
  }
  /// What has to be told before updates can be counted in this unit.
  ///
  /// - Parameter facts: What is known of the run.
  /// - Returns: The fact that is missing; `nil` where they can be counted.
  package func missingFact(in facts: RunFacts) -> MissingFact? {
    // How long the run is, it tells itself.
    guard self != .percent else { return nil }
    do throws(MissingFact) {
      _ = try StepAccounting(facts).quantity(of: 0, in: quantity)
      return nil
    } catch {
      return error
    }
  }
}
