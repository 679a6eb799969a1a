extension Int {
  /// Returns the quotient of two counts: with the rest as one more, or without the rest.
  ///
  /// - Parameters:
  ///   - divisor: At least 1; what is less counts as 1.
  ///   - countsRest: Whether a rest counts.
  /// - Returns: The quotient.
  func divided(by divisor: Int, countingRest countsRest: Bool) -> Int {
    let (quotient, rest) = quotientAndRemainder(dividingBy: Swift.max(divisor, 1))
    return countsRest && rest > 0 ? quotient + 1 : quotient
  }
}
