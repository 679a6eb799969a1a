internal import RealModule

/// An integer times a power of ten: what stands at a tick, exactly.
///
/// `DecimalNumber(digits: 3, exponent: -1).value == 0.3  // == true`
package struct DecimalNumber: Sendable, Hashable {
  /// The integer; it may end in zeros.
  package var digits: Int
  /// The power of ten that the integer is multiplied by.
  package var exponent: Int

  /// Makes the number `digits · 10^exponent`.
  ///
  /// - Parameters:
  ///   - digits: The integer.
  ///   - exponent: The power of ten.
  package init(digits: Int, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// The binary number next to this one; infinite when it is beyond all of them.
  package var value: Double {
    // Both operands are exact within these bounds, so the one operation rounds correctly.
    if digits.magnitude < 1 << 53, exponent.magnitude <= 22 {
      let power = Self.powers[Int(exponent.magnitude)]
      return exponent < 0 ? Double(digits) / power : Double(digits) * power
    }
    return Double("\(digits)e\(exponent)") ?? 0
  }

  /// The same number without zeros at the end of its digits; zero has the exponent 0.
  package var reduced: DecimalNumber {
    guard digits != 0 else { return DecimalNumber(digits: 0, exponent: 0) }
    var result = self
    while result.digits % 10 == 0 {
      result.digits /= 10
      result.exponent += 1
    }
    return result
  }

  /// The power of ten of the first digit; 0 for zero.
  package var magnitude: Int {
    digits == 0 ? 0 : exponent + String(digits.magnitude).utf8.count - 1
  }

  /// The highest exponent whose power of ten is not above a value.
  ///
  /// - Parameter value: A finite value above 0; of any other the answer is 0.
  static func exponent(below value: Double) -> Int {
    guard value > 0, value.isFinite else { return 0 }
    // The rounded logarithm is off by at most one, and just below 1 it is where truncation errs.
    var exponent = Int(Double.log10(value).rounded(.down))
    while DecimalNumber(digits: 1, exponent: exponent).value > value { exponent -= 1 }
    while DecimalNumber(digits: 1, exponent: exponent + 1).value <= value { exponent += 1 }
    return exponent
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
