/// An integer times a power of ten, such as what stands at a tick, exactly.
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
      let power = PowersOfTen.exact[Int(exponent.magnitude)]
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
}
