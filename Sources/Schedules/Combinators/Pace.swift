import Numbers

/// How fast a scheduler's own clock runs: so many of its steps in so many updates, exactly.
///
/// `Pace(4)` is four steps an update, `Pace(0.25)` one step in four updates, and `Pace(2.5)` two and three by turns.
package struct Pace: Hashable, Sendable {
  /// The steps of the scheduler, at least 1.
  package let steps: Int
  /// The updates in which it takes them, at least 1.
  package let updates: Int

  /// The factors that are a pace.
  package static let factors = Bounds(1e-9, 1e9)
  /// The most digits behind the point that count.
  private static let mostDecimals = 18

  /// Creates a pace of one step in so many updates.
  ///
  /// - Parameter updates: The updates of a step; fewer than 1 count as 1.
  package init(every updates: Int) { (steps, self.updates) = (1, max(1, updates)) }

  /// Creates the pace that a decimal number is, so that no step is early or late for the rounding of a binary one.
  ///
  /// - Parameter factor: The steps of an update, of which 18 digits behind the point count; `nil` for what is not within
  ///   ``factors``.
  package init?(_ factor: Double) {
    guard Self.factors.contains(factor) else { return nil }
    let parts = numberText(factor).split(separator: "e")
    let sides = (parts.first ?? "").split(separator: ".")
    let fraction = sides.count > 1 ? sides[1].count : 0
    var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction
    guard var digits = Int(sides.joined()) else { return nil }
    while exponent < -Self.mostDecimals { (digits, exponent) = (digits / 10, exponent + 1) }
    var scale = 1
    for _ in 0..<exponent.magnitude { scale = scale.multipliedSaturating(by: 10) }
    let (steps, updates) = exponent < 0 ? (digits, scale) : (digits.multipliedSaturating(by: scale), 1)
    guard steps >= 1 else { return nil }
    let divisor = steps.greatestCommonDivisor(with: updates)
    (self.steps, self.updates) = (steps / divisor, updates / divisor)
  }

  /// Whether the scheduler takes no step at some updates.
  package var isSlow: Bool { steps < updates }

  /// Returns the steps that the scheduler has taken before an update.
  ///
  /// - Parameter update: The number of updates already made; fewer than 0 count as 0.
  /// - Returns: The steps.
  package func steps(before update: Int) -> Int {
    let (high, low) = UInt(max(0, update)).multipliedFullWidth(by: UInt(steps))
    let divisor = UInt(updates)
    guard high < divisor else { return .max }
    return Int(clamping: divisor.dividingFullWidth((high, low)).quotient)
  }

  /// Returns the first update before which the scheduler has taken so many steps.
  ///
  /// - Parameter count: The steps; fewer than 0 count as 0.
  /// - Returns: The update.
  package func firstUpdate(after count: Int) -> Int {
    let (high, low) = UInt(max(0, count)).multipliedFullWidth(by: UInt(updates))
    let divisor = UInt(steps)
    guard high < divisor else { return .max }
    let (quotient, remainder) = divisor.dividingFullWidth((high, low))
    return Int(clamping: quotient).addingSaturating(remainder > 0 ? 1 : 0)
  }
}
