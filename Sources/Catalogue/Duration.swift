import Schedules

/// A length of training as a person writes it: in iterations, in epochs, or as a share of the run.
public struct Duration: Hashable, Sendable {
  /// What the amount counts.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Updates of the weights.
    case iterations = ""
    /// Passes over the training data.
    case epochs = "ep"
    /// Hundredths of the run.
    case percent = "%"
    /// Iterations, as Composer writes them.
    case batches = "ba"
    /// The whole training, as Composer writes it: `0.5dur`.
    case training = "dur"
  }

  /// How many of the unit; a whole number where the unit is the iteration.
  public var amount: Double
  /// What the amount counts.
  public var unit: Unit

  /// Creates a duration.
  ///
  /// - Parameters:
  ///   - amount: How many of the unit.
  ///   - unit: What the amount counts.
  public init(_ amount: Double, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  /// Creates a duration of so many iterations.
  public static func iterations(_ count: Int) -> Duration { Duration(Double(count), .iterations) }
}

extension Duration: CustomStringConvertible {
  /// The duration as it is written on a command line.
  public var description: String {
    switch unit {
    case .iterations: amount.magnitude < 0x1p53 ? String(Int(saturating: amount)) : numberText(amount)
    default: numberText(amount) + unit.rawValue
    }
  }
}
