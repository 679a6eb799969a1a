import RealModule
import Schedules

/// Figures that are read by people and not computed with.
enum FigureText {
  /// Returns a number with six significant digits, or its shortest text where that has fewer.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return numberText(value) }
    let text = value.description
    guard text.utf8.count(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) > 6 else {
      return numberText(value)
    }
    // A power of ten of either sign is applied as one exact factor, so that the rounded digits do not grow a tail.
    let exponent = 5 - decimalExponent(of: value)
    let factor = Double.exp10(Double(exponent.magnitude))
    let digits = exponent >= 0 ? (value * factor).rounded() : (value / factor).rounded()
    let rounded = exponent >= 0 ? digits / factor : digits * factor
    // Beyond the powers of ten that are numbers there is nothing to round with.
    return numberText(rounded.isFinite ? rounded : value)
  }

  /// The exponent of the first digit.
  private static func decimalExponent(of value: Double) -> Int { Int(Double.log10(value.magnitude).rounded(.down)) }
}
