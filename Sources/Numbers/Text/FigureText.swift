import RealModule

/// Figures that are read by people and not computed with.
package enum FigureText {
  /// How many digits tell enough, where there is room for them.
  package static let digits = 6

  /// Returns a number with a few significant digits, or its shortest text where that has fewer.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - digits: How many digits, from 1 to 17.
  /// - Returns: The number.
  package static func short(_ value: Double, digits: Int = digits) -> String {
    let text = value.description
    let count = text.utf8.count { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return numberText(count > digits ? value.shortened(toDigits: digits) : value)
  }

  /// Returns the digits of a number that are sure, behind "about"; where not even the first is, what it lies between.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - error: How far it may be off, at least 0; with 0 it is told as it is.
  ///   - digits: How many digits are told at most, from 1 to 17.
  /// - Returns: The digits.
  package static func estimate(_ value: Double, error: Double, digits: Int = digits) -> String {
    // Infinite numbers of both signs have neither a sum nor a mean, nor have those of which one is none.
    if value.isNaN { return "none" }
    guard error != 0, value.isFinite else { return short(value, digits: digits) }
    guard error.isFinite else { return "about \(numberText(value.rounded(toDigits: 1))), of unknown error" }
    // The error is at most half a unit of the last digit.
    let sure = value == 0 ? 0 : value.decimalExponent - Int(Double.log10(2 * error).rounded(.up)) + 1
    guard sure >= 1 else {
      let (low, high) = (value - error, value + error)
      return "between \(numberText(outward(low, isUp: false))) and \(numberText(outward(high, isUp: true)))"
    }
    return "about \(numberText(value.rounded(toDigits: min(sure, digits))))"
  }

  /// Returns a number of bytes as people read it: `1234 bytes`, `56 kB`, `7 MB`.
  ///
  /// - Parameter count: The number of bytes, at least 0.
  /// - Returns: The number.
  package static func bytes(_ count: Int) -> String {
    count < 10_000
      ? "\(count) bytes"
      : count < 10_000_000
        ? "\(count.addingSaturating(500) / 1000) kB" : "\(count.addingSaturating(500_000) / 1_000_000) MB"
  }

  /// Two digits of a bound, rounded so that it stays one.
  private static func outward(_ bound: Double, isUp: Bool) -> Double {
    if (bound > 0) == isUp { return bound.roundedUp(toDigits: 2) }
    let rounded = bound.rounded(toDigits: 2)
    // Towards 0 the next number of two digits is the nearest one or its neighbour.
    guard isUp ? rounded < bound : rounded > bound else { return rounded }
    let unit = Double.exp10(Double(bound.magnitude.decimalExponent - 1))
    let next = (isUp ? rounded + unit : rounded - unit).rounded(toDigits: 2)
    return (isUp ? next >= bound : next <= bound) ? next : isUp ? bound.nextUp : bound.nextDown
  }
}
