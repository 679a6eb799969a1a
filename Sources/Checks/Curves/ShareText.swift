import Numbers

/// How much of a run something is true of, as sentences tell it.
enum ShareText {
  /// Returns a share in hundredths with two digits; what is not all of it is never told as all of it.
  ///
  /// - Parameter share: The share, from 0 to 1.
  /// - Returns: The share in words.
  static func percent(_ share: Double) -> String {
    let percent = (100 * share).rounded(toDigits: 2)
    return percent >= 100 && share < 1 ? "over 99 %" : "\(numberText(percent)) %"
  }
}
