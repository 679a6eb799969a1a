extension Int {
  /// Returns the sum, or the nearest representable number where it would overflow: no run reaches it.
  @inlinable
  package func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  /// Returns the difference, or the nearest representable number where it would overflow.
  @inlinable
  package func subtractingSaturating(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }

  /// Returns the product, or the nearest representable number where it would overflow.
  @inlinable
  package func multipliedSaturating(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
  }

  /// Returns the quotient of a number from 0 and one from 1, rounded up.
  @inlinable
  package func dividedUp(by other: Int) -> Int { self / other + (self % other == 0 ? 0 : 1) }

  /// Creates the nearest whole number towards 0, for values of any size; what is not a number becomes 0.
  @inlinable
  package init(saturating value: Double) {
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
}
