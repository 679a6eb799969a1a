import Numbers

/// The numbers that a parameter accepts.
package struct Bounds: Hashable, Sendable, CustomStringConvertible {
  /// The lowest number.
  package let lower: Double
  /// The highest number.
  package let upper: Double
  /// Whether the lowest number itself is excluded.
  package let isAboveLower: Bool
  /// Whether the highest number itself is excluded.
  package let isBelowUpper: Bool

  /// Creates bounds.
  ///
  /// - Parameters:
  ///   - lower: The lowest number accepted.
  ///   - upper: The highest number accepted.
  ///   - isAboveLower: Whether the lowest number itself is excluded.
  ///   - isBelowUpper: Whether the highest number itself is excluded.
  package init(_ lower: Double, _ upper: Double, isAboveLower: Bool = false, isBelowUpper: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isAboveLower = isAboveLower
    self.isBelowUpper = isBelowUpper
  }

  /// The largest magnitude of a rate: sums and differences of two such numbers are still numbers.
  package static let largestRate = 1e300

  /// Every number of at most ``largestRate``.
  package static let any = Bounds(-largestRate, largestRate)
  /// Every number from 0 on.
  package static let nonNegative = Bounds(0, largestRate)
  /// Every number above 0.
  package static let positive = Bounds(0, largestRate, isAboveLower: true)
  /// Every number from 0 to 1.
  package static let fraction = Bounds(0, 1)
  /// Every number above 0, up to 1.
  package static let positiveFraction = Bounds(0, 1, isAboveLower: true)
  /// Whole numbers from 1 on.
  package static let atLeastOne = Bounds(1, largestRate)

  /// Returns whether a number is accepted.
  package func contains(_ value: Double) -> Bool {
    value.isFinite && (isAboveLower ? value > lower : value >= lower)
      && (isBelowUpper ? value < upper : value <= upper)
  }

  /// The bounds in words for someone who gave a value: the limit of all rates is told only to who has gone beyond it.
  ///
  /// - Parameter value: The value as it was given.
  /// - Returns: The bounds.
  package func description(for value: String) -> String {
    guard let number = Double(value), number.magnitude > Self.largestRate else { return description }
    return
      "\(description == "a number" ? "" : "\(description) and ")at most \(numberText(Self.largestRate)) in magnitude"
  }

  /// The bounds in words, to follow "must be" or "accepted:".
  package var description: String {
    let hasLower = lower > -Self.largestRate
    let hasUpper = upper < Self.largestRate
    let low = isAboveLower ? "greater than \(numberText(lower))" : "at least \(numberText(lower))"
    let high = isBelowUpper ? "less than \(numberText(upper))" : "at most \(numberText(upper))"
    switch (hasLower, hasUpper) {
    case (true, true) where !isAboveLower && !isBelowUpper:
      return "from \(numberText(lower)) to \(numberText(upper))"
    case (true, true): return "\(low) and \(high)"
    case (true, false): return low
    case (false, true): return high
    case (false, false): return "a number"
    }
  }
}
