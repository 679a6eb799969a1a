import RealModule

/// Rounds to decimal places as Python's `round(x, n)` does: what counts is the exact value of the number, and of two
/// neighbours that are equally near the even one is taken.
enum DecimalRounding {
  /// The decimal places up to which powers of ten are exact.
  private static let most = 22.0

  /// Returns a number rounded to decimal places.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - digits: The places behind the point; below 0, before it.
  /// - Returns: The number rounded.
  static func rounded(_ value: Double, digits: Double) -> Double {
    guard value.isFinite, digits.isFinite else { return value }
    if digits >= 0 {
      guard digits <= most else { return value }
      let scale = Double.pow(10, digits)
      let product = value * scale
      // So large a number has no further places.
      guard product.magnitude < 0x1p52 else { return value }
      // What the product has lost by rounding, exactly.
      let lost = (-product).addingProduct(value, scale)
      return nearest(to: product, lost) / scale
    }
    guard digits >= -most else { return 0 }
    let scale = Double.pow(10, -digits)
    let quotient = (value / scale).rounded(.down)
    guard quotient.magnitude < 0x1p52 else { return value }
    let rest = value.addingProduct(-quotient, scale)
    let isUp = rest * 2 > scale || (rest * 2 == scale && quotient.truncatingRemainder(dividingBy: 2) != 0)
    return (quotient + (isUp ? 1 : 0)) * scale
  }

  /// The whole number nearest to a number and a bit of less than half its last place.
  private static func nearest(to number: Double, _ bit: Double) -> Double {
    let below = number.rounded(.down)
    // The difference is exact, so that only the bit can decide where it is a half.
    let fraction = number - below
    if fraction == 0.5 {
      if bit != 0 { return bit > 0 ? below + 1 : below }
      return below.truncatingRemainder(dividingBy: 2) == 0 ? below : below + 1
    }
    return fraction < 0.5 ? below : below + 1
  }
}
