/// What the horizontal axis counts.
package enum HorizontalUnit: Sendable, Hashable {
  /// Iterations.
  case iteration
  /// Epochs of so many iterations each, above 0.
  case epoch(iterations: Double)

  /// What the axis is called where nothing else was given.
  package var title: String {
    switch self {
    case .iteration: "Iteration"
    case .epoch: "Epoch"
    }
  }
}
