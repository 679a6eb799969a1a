/// What the horizontal axis counts.
package enum HorizontalUnit: Sendable, Hashable {
  /// Iterations.
  case iteration
  /// Epochs of so many iterations each, above 0.
  case epoch(iterations: Double)
  /// Values by equal factors: iteration 0 stands for a value above 0, and so many iterations further on for ten times of it.
  case logarithm(from: Double, perDecade: Double)

  /// What the axis is called where nothing else was given.
  package var title: String {
    switch self {
    case .iteration: "Iteration"
    case .epoch: "Epoch"
    case .logarithm: VerticalAxis.title
    }
  }
}
