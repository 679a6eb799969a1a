import RealModule

extension Double {
  /// Returns the product, where nothing times even infinity is nothing: a rate of 0 stays 0 under any factor.
  package func product(with factor: Double) -> Double {
    self == 0 || factor == 0 ? 0 : self * factor
  }

  /// Returns a power of a factor that is not negative: of every factor the power 0 is 1, of 0 too.
  ///
  /// RealModule leaves 0 to the power 0 undefined, but a rate to which a factor of 0 has not yet been applied is itself.
  package static func power(_ factor: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 1 : .pow(factor, exponent)
  }

  /// Returns a rate after so many factors, from 0; however often a factor above 1 acts, none leaves the range of rates on either
  /// side.
  package func decayed(by factor: Double, times count: Double) -> Double {
    if factor == 1 { return self }
    return Swift.max(-Bounds.largestRate, Swift.min(product(with: .power(factor, count)), Bounds.largestRate))
  }
}
