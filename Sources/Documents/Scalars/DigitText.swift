/// Whole numbers of any length in decimal digits.
enum DigitText {
  /// The most digits of a base other than ten: their number of steps grows with the square.
  static let mostDigits = 512

  /// Returns a number in decimal digits, without needless zeros and without a minus sign before zero.
  ///
  /// - Parameters:
  ///   - digits: The digits; those of a base beyond ten as in hexadecimal numbers.
  ///   - base: The base, from 2 to 16.
  ///   - isNegative: Whether a minus sign stands before it.
  /// - Returns: `nil` where there is no digit, and for more digits of a base other than ten than are read.
  static func decimal(_ digits: some StringProtocol, base: Int = 10, isNegative: Bool = false) -> String? {
    let trimmed = digits.drop { $0 == "0" }
    guard !digits.isEmpty else { return nil }
    guard !trimmed.isEmpty else { return "0" }
    let sign = isNegative ? "-" : ""
    if base == 10 { return sign + trimmed }
    guard trimmed.utf8.count <= mostDigits else { return nil }
    // Nine decimal digits each, the lowest first.
    var limbs: [UInt64] = [0]
    for byte in trimmed.utf8 {
      guard let digit = byte.hexadecimalDigit, digit < base else { return nil }
      var carry = UInt64(digit)
      for index in limbs.indices {
        carry += limbs[index] * UInt64(base)
        limbs[index] = carry % 1_000_000_000
        carry /= 1_000_000_000
      }
      if carry > 0 { limbs.append(carry) }
    }
    let rest = limbs.dropLast().reversed().map { limb in
      let text = String(limb)
      return String(repeating: "0", count: 9 - text.utf8.count) + text
    }
    return sign + String(limbs[limbs.count - 1]) + rest.joined()
  }
}
