import RealModule

extension Double {
  /// Returns the nearest number of so many significant digits, which is what its shortest text then has.
  ///
  ///     0.123456.rounded(toDigits: 3)  // == 0.123
  ///
  /// - Parameter digits: The number of digits, from 1 to 17.
  /// - Returns: The rounded number.
  package func rounded(toDigits digits: Int) -> Double { rounded(toDigits: digits, .toNearestOrAwayFromZero) }

  /// Returns the number that the shortest text rounded to so many significant digits reads back to.
  ///
  /// As many digits as tell every number from its neighbours, 17, leave it as it is.
  ///
  ///     (0.1 + 0.2).shortened(toDigits: 16)  // == 0.3
  ///
  /// - Parameter digits: The number of digits, from 1 to 17.
  /// - Returns: The number.
  package func shortened(toDigits digits: Int) -> Double {
    // Up to 15 digits, ten to the power of them is a whole number that counts every other one.
    guard digits > 15, isFinite else { return rounded(toDigits: digits) }
    var (mantissa, count, isLeading) = (0, 0, true)
    for byte in magnitude.description.utf8 {
      if byte == UInt8(ascii: "e") { break }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { continue }
      isLeading = isLeading && byte == UInt8(ascii: "0")
      // A double has 17 digits at most; zeros behind them change nothing.
      if isLeading || count == 17 { continue }
      mantissa = 10 * mantissa + Int(byte - UInt8(ascii: "0"))
      count += 1
    }
    var exponent = decimalExponent - count + 1
    while mantissa != 0, mantissa.isMultiple(of: 10) {
      (mantissa, exponent, count) = (mantissa / 10, exponent + 1, count - 1)
    }
    guard count > digits else { return self }
    let rounded = DecimalNumber(digits: (mantissa + 5) / 10, exponent: exponent + 1).value
    return self < 0 ? -rounded : rounded
  }

  /// Returns the next number of so many significant digits that is no nearer to 0.
  ///
  /// - Parameter digits: The number of digits, from 1 to 17.
  /// - Returns: The next number.
  package func roundedUp(toDigits digits: Int) -> Double { rounded(toDigits: digits, .awayFromZero) }

  /// The exponent of the first digit: the highest whose power of ten is not above the magnitude; 0 for what has no first
  /// digit.
  package var decimalExponent: Int {
    guard magnitude > 0, isFinite else { return 0 }
    // The rounded logarithm is off by at most one, and just below 1 it is where truncation errs.
    var exponent = Int(Double.log10(magnitude).rounded(.down))
    while DecimalNumber(digits: 1, exponent: exponent).value > magnitude { exponent -= 1 }
    while DecimalNumber(digits: 1, exponent: exponent + 1).value <= magnitude { exponent += 1 }
    return exponent
  }

  private func rounded(toDigits digits: Int, _ rule: FloatingPointRoundingRule) -> Double {
    guard isFinite, self != 0 else { return self }
    // A power of ten of either sign is applied as one exact factor, so that the rounded digits do not grow a tail.
    let power = digits - 1 - decimalExponent
    let factor = Double.exp10(Double(power.magnitude))
    let whole = power >= 0 ? (self * factor).rounded(rule) : (self / factor).rounded(rule)
    // Powers of ten beyond the 22nd are no exact factors: what they would leave behind the digits, reading them does not.
    guard power.magnitude <= 22 || !whole.isFinite else {
      let rounded = DecimalNumber(digits: Int(whole.magnitude), exponent: -power).value
      return self < 0 ? -rounded : rounded
    }
    let rounded = power >= 0 ? whole / factor : whole * factor
    // Beyond the powers of ten that are numbers there is nothing to round with.
    return rounded.isFinite ? rounded : self
  }
}
