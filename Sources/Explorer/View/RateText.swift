internal import Schedules

/// Rates as a narrow place shows them.
enum RateText {
  /// Returns a rate with four significant digits, or its shortest text where that has fewer.
  static func short(_ value: Double) -> String {
    numberText(value.rounded(toDigits: 4))
  }
}
