import RealModule

extension Double {
  /// Returns a power of a factor that is not negative: of every factor the power 0 is 1, of 0 too.
  ///
  /// RealModule leaves 0 to the power 0 undefined, but a rate to which a factor of 0 has not yet been applied is itself.
  static func power(_ factor: Double, _ exponent: Double) -> Double { exponent == 0 ? 1 : .pow(factor, exponent) }
}
