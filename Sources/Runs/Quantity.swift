import Numbers

/// A length of training as a person writes it: an amount and what it counts, such as `2k`, `3ep`, `300Btok` or `10%`.
///
/// A quantity alone says nothing about updates; ``StepAccounting`` converts it by the facts of a run.
package struct Quantity: Hashable, Sendable {
  /// What an amount counts. The raw value is how the unit is written behind the number.
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Updates of the weights, which are the iterations of a schedule.
    case updates = ""
    /// Batches of which several may make an update, where gradients accumulate.
    case microSteps = "micro"
    /// Training samples.
    case samples = "samp"
    /// Tokens of text.
    case tokens = "tok"
    /// Passes over the training data.
    case epochs = "ep"
    /// Hundredths of the run.
    case percent = "%"
    /// Iterations of Composer's Trainer, none of which ends unless it is told how long one is: its clock stands still.
    case trainerIterations = "iter"

    /// Whether only whole amounts make sense.
    package var isWhole: Bool {
      switch self {
      case .updates, .microSteps, .samples, .tokens, .trainerIterations: true
      case .epochs, .percent: false
      }
    }
  }

  /// How many of the unit; a whole number where the unit counts whole things.
  package var amount: Double
  /// What the amount counts.
  package var unit: Unit

  /// Creates a quantity.
  ///
  /// - Parameters:
  ///   - amount: How many of the unit.
  ///   - unit: What the amount counts.
  package init(_ amount: Double, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  /// Creates a quantity of so many updates.
  package static func updates(_ count: Int) -> Quantity { Quantity(Double(count), .updates) }
}

extension Quantity: CustomStringConvertible {
  /// The quantity as it is written on a command line.
  package var description: String {
    switch unit {
    case .updates: amount == amount.rounded() ? String(Int(saturating: amount)) : numberText(amount)
    case .microSteps, .samples, .tokens, .trainerIterations:
      Self.thousands(Int(saturating: amount)) + unit.rawValue
    case .epochs, .percent: numberText(amount) + unit.rawValue
    }
  }

  /// A count with a letter for the thousands that it is a multiple of: samples and tokens come in billions.
  private static func thousands(_ count: Int) -> String {
    let letters = [("T", 1_000_000_000_000), ("B", 1_000_000_000), ("M", 1_000_000), ("k", 1000)]
    guard count != 0, let (letter, power) = letters.first(where: { count.isMultiple(of: $0.1) }) else {
      return String(count)
    }
    return "\(count / power)\(letter)"
  }
}
