import Numbers

/// What the horizontal axis counts.
package enum HorizontalUnit: Sendable, Hashable {
  /// Iterations.
  case iteration
  /// Epochs of so many iterations each, above 0.
  case epoch(iterations: Double)
  /// Training samples, each so many iterations, above 0.
  case sample(iterations: Double)
  /// Tokens of text, each so many iterations, above 0.
  case token(iterations: Double)
  /// Hundredths of the run of so many iterations each, above 0.
  case percent(iterations: Double)
  /// Values by equal factors: iteration 0 stands for a value above 0, and so many iterations further on for ten times of it.
  case logarithm(from: Double, perDecade: Double)

  /// What the axis is called where nothing else was given.
  package var title: String {
    switch self {
    case .iteration: "Iteration"
    case .epoch: "Epoch"
    case .sample: "Sample"
    case .token: "Token"
    case .percent: "Percent of the Run"
    case .logarithm: VerticalAxis.title
    }
  }

  /// The iterations of one of what is counted; `nil` where these are the iterations themselves.
  package var iterations: Double? {
    switch self {
    case .iteration, .logarithm: nil
    case .epoch(let iterations), .sample(let iterations), .token(let iterations), .percent(let iterations): iterations
    }
  }

  /// The lowest power of ten that a step between ticks has: there are no halves of samples.
  var smallestExponent: Int {
    switch self {
    case .iteration, .logarithm, .sample, .token: 0
    case .epoch, .percent: .min
    }
  }

  /// Returns the words at ticks: tokens are counted in billions, which `B` stands for.
  ///
  /// - Parameter ticks: The ticks, all multiples of one step.
  /// - Returns: One label a tick.
  func labels(_ ticks: [DecimalNumber]) -> [String] {
    switch self {
    case .iteration, .logarithm, .epoch, .sample: TickLabels.counts(ticks)
    case .token: TickLabels.counts(ticks, billions: "B")
    case .percent: TickLabels.counts(ticks).map { "\($0)%" }
    }
  }
}
