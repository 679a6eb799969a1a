import Numbers

/// How one curve differs from another over a range, and what that is known from.
package struct CurveComparison: Equatable, Sendable {
  /// What a comparison rests on.
  package enum Evidence: Equatable, Sendable {
    /// The curves are made of the same parts, which tells of every iteration without comparing any.
    case form
    /// The rates of every iteration were compared, one by one or by bounds that leave no room for a difference.
    case everyIteration
    /// Only the rates of so many iterations were: what is said is said of those.
    case sample(Int)
  }

  /// How two curves differ.
  package struct Difference: Equatable, Sendable {
    /// The largest distance of two rates that were compared.
    package let largest: Double
    /// The first of the compared iterations that has it.
    package let iteration: Int
    /// The share of the iterations that differ.
    package let share: Double
    /// The first of the compared iterations that differs.
    package let first: Int
  }

  /// The iterations that the comparison is about.
  package let iterations: ClosedRange<Int>
  /// What it rests on.
  package let evidence: Evidence
  /// How the curves differ; `nil` where they are the same but for rounding, as far as the evidence goes.
  package let difference: Difference?

  /// The number of iterations that what is said rests on.
  package var comparedCount: Int {
    switch evidence {
    case .form, .everyIteration: (iterations.upperBound - iterations.lowerBound).addingSaturating(1)
    case .sample(let count): count
    }
  }

  /// Whether the curves are known to be the same but for rounding, and do not only look it.
  package var isProvenSame: Bool {
    if case .sample = evidence { return false }
    return difference == nil
  }
}

extension CurveComparison {
  /// Creates the comparison of two curves that are made of the same parts.
  ///
  /// - Parameter iterations: The iterations that the comparison is about.
  package init(sameFormOver iterations: ClosedRange<Int>) {
    self.init(iterations: iterations, evidence: .form, difference: nil)
  }
}

/// What a comparison has met so far.
struct DifferenceTally {
  /// Rates no further apart are the same but for rounding.
  let allowance: Double
  /// The largest distance.
  private(set) var largest = 0.0
  /// The first iteration that has it.
  private(set) var iteration = 0
  /// The first iteration that differs.
  private(set) var first: Int?

  init(allowing allowance: Double) { self.allowance = allowance }

  /// Compares two rates of an iteration.
  ///
  /// - Returns: Whether they differ. What is no number in both does not.
  @discardableResult
  mutating func compare(_ rate: Double, _ other: Double, at iteration: Int) -> Bool {
    if rate == other || rate.isNaN && other.isNaN { return false }
    // The distance of what is not a number on one side only, or infinite, is as large as can be.
    let difference = (rate - other).magnitude
    let distance = difference.isNaN ? .infinity : difference
    if distance > largest || distance == largest && iteration < self.iteration {
      (largest, self.iteration) = (distance, iteration)
    }
    guard distance > allowance else { return false }
    first = min(first ?? iteration, iteration)
    return true
  }
}
