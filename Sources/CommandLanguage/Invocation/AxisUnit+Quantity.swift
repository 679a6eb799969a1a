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
}
