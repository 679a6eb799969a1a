extension Int {
  /// Creates the nearest whole number towards 0, for values of any size; what is not a number becomes 0.
  init(saturating value: Double) {
    if value.isNaN {
      self = 0
    } else if value >= 0x1p63 {
      self = .max
    } else if value <= -0x1p63 {
      self = .min
    } else {
      self = Int(value)
    }
  }

  /// Returns the product, or the largest number where it would overflow. Both factors must not be negative.
  func multipliedSaturating(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }

  /// Returns the quotient of two counts: with the rest as one more, or without the rest.
  ///
  /// - Parameters:
  ///   - divisor: At least 1; what is less counts as 1.
  ///   - rounding: Whether a rest counts.
  func divided(by divisor: Int, _ rounding: Rounding) -> Int {
    let (quotient, rest) = quotientAndRemainder(dividingBy: Swift.max(divisor, 1))
    return rounding == .up && rest > 0 ? quotient + 1 : quotient
  }
}

/// Returns the shortest text that reads back to the same number, without a fraction where there is none.
func shortestText(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
