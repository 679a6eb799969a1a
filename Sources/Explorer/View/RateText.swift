internal import RealModule
internal import Schedules

/// Rates as a narrow place shows them.
enum RateText {
  /// Returns a rate with four significant digits, or its shortest text where that has fewer.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return numberText(value) }
    let power = 3 - Int(Double.log10(value.magnitude).rounded(.down))
    let factor = Double.exp10(Double(abs(power)))
    guard factor.isFinite else { return numberText(value) }
    let digits = power >= 0 ? (value * factor).rounded() : (value / factor).rounded()
    return numberText(power >= 0 ? digits / factor : digits * factor)
  }
}
