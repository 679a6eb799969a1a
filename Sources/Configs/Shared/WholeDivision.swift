/// Which way a division of whole numbers is rounded.
enum WholeRounding: Sendable {
  /// Down: what is left over is dropped.
  case down
  /// Up: what is left over counts as one more.
  case up
}

extension Int {
  /// Returns the quotient, rounded to a whole number; divisors below 1 count as 1.
  ///
  /// - Parameters:
  ///   - divisor: What it is divided by.
  ///   - rounding: Which way it is rounded.
  /// - Returns: The quotient.
  func divided(by divisor: Int, _ rounding: WholeRounding) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: Swift.max(1, divisor))
    switch rounding {
    case .up: return remainder > 0 ? quotient + 1 : quotient
    case .down: return remainder < 0 ? quotient - 1 : quotient
    }
  }
}
