import Numbers

/// What counts as an improvement of a metric.
package struct PlateauRule: Sendable {
  /// How the threshold is applied to the best value so far.
  package enum Threshold: Sendable {
    /// `best · (1 ∓ threshold)`, as PyTorch computes it: of a negative best, slightly worse values count as better.
    case factor
    /// `best ∓ best · threshold`, as Paddle computes it.
    case share
    /// `best ∓ threshold`.
    case absolute
    /// The same, computed as `value ± threshold` against the best, as Keras does.
    case ahead
  }

  /// Whether lower values are better.
  package var isMinimum: Bool
  /// How the threshold is applied.
  package var kind: Threshold
  /// By how much a value must be better to count.
  package var threshold: Double

  /// Creates a rule.
  package init(isMinimum: Bool, kind: Threshold, threshold: Double) {
    self.isMinimum = isMinimum
    self.kind = kind
    self.threshold = threshold
  }

  /// The value that a metric must be beyond to be better than the best so far.
  func bar(_ best: Double) -> Double {
    switch kind {
    case .factor: best * (isMinimum ? 1 - threshold : threshold + 1)
    case .share: isMinimum ? best - best * threshold : best + best * threshold
    case .absolute, .ahead: isMinimum ? best - threshold : best + threshold
    }
  }

  /// Whether a value is better than the best so far. What is not a number never is.
  func isBetter(_ value: Double, than best: Double) -> Bool {
    if kind == .ahead { return isMinimum ? value + threshold < best : value - threshold > best }
    return isMinimum ? value < bar(best) : value > bar(best)
  }
}

/// The best value of a metric so far, and the epoch that had it.
struct BestMetric: Sendable {
  /// The value.
  var value: Double
  /// The epoch, from 1; `nil` while no epoch has been better than what the framework begins with.
  var epoch: Int?

  /// The best value and the bar that the next must pass, in words.
  func explained(by rule: PlateauRule) -> String {
    guard let epoch else { return "no metric was ever better than \(numberText(value))" }
    let relation = rule.isMinimum ? "below" : "above"
    return "best \(numberText(value)) at epoch \(epoch), better is \(relation) \(numberText(rule.bar(value)))"
  }
}
