/// The powers of ten from 10^-292 to 10^324, each as the 128 leading bits of its binary digits.
///
/// A power is `significand · 2^(⌊log2 10^n⌋ - 127)`, its significand rounded up to the next whole number unless it is
/// exact. They are worked out when the first number is written, which takes some tens of microseconds.
enum PowersOfTen {
  /// A significand of 128 bits, of which the highest is set.
  struct Significand: Sendable {
    var high: UInt64
    var low: UInt64
  }

  /// The exponent of the first power; Double needs no lower one.
  static var lowestExponent: Int { -292 }
  /// The exponent of the last power.
  static var highestExponent: Int { 324 }

  /// The significands, from the lowest power on; they stay for as long as the process lives.
  nonisolated(unsafe) static let significands: UnsafePointer<Significand> = {
    let all = UnsafeMutablePointer<Significand>.allocate(capacity: highestExponent - lowestExponent + 1)
    // 10^n has the significand of 5^n: a factor of two only moves the point.
    var power = WideNumber(words: [1])
    for exponent in 0...highestExponent {
      (all + (exponent - lowestExponent)).initialize(to: power.leadingBits(isExact: true))
      power.multiply(by: 5)
    }
    // 2^1023 / 5^n keeps far more than 128 digits down to n = 292, and what each division cuts off adds up to nothing.
    var inverse = WideNumber(words: [UInt64](repeating: 0, count: 15) + [1 << 63])
    for exponent in 1...(-lowestExponent) {
      inverse.divide(by: 5)
      (all + (-exponent - lowestExponent)).initialize(to: inverse.leadingBits(isExact: false))
    }
    return UnsafePointer(all)
  }()

  /// The powers that are doubles without an error, 10^0 to 10^22.
  static let exact: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The powers that fit into a word, 10^0 to 10^19, as they are.
  nonisolated(unsafe) static let words: UnsafePointer<UInt64> = {
    let all = UnsafeMutablePointer<UInt64>.allocate(capacity: 20)
    var power: UInt64 = 1
    for exponent in 0..<20 {
      (all + exponent).initialize(to: power)
      power = power &* 10
    }
    return UnsafePointer(all)
  }()
}

/// A whole number of any size.
private struct WideNumber {
  /// The digits to the base 2^64, the lowest first; the last is not 0.
  var words: [UInt64]

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in words.indices {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      words[index] = sum
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
  }

  /// Divides and forgets the remainder.
  mutating func divide(by divisor: UInt64) {
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    while words.count > 1, words.last == 0 { words.removeLast() }
  }

  /// The 128 leading bits, rounded up if bits that are not zero follow or if the number itself was cut off.
  func leadingBits(isExact: Bool) -> PowersOfTen.Significand {
    let count = words.count
    let top = words[count - 1]
    let shift = top.leadingZeroBitCount
    let (second, third) = (count > 1 ? words[count - 2] : 0, count > 2 ? words[count - 3] : 0)
    // Shifting by 64 gives 0, as it should.
    let high = top << shift | second >> (64 - shift)
    let low = second << shift | third >> (64 - shift)
    let isWhole = isExact && third << shift == 0 && words.dropLast(3).allSatisfy { $0 == 0 }
    let (rounded, overflow) = low.addingReportingOverflow(isWhole ? 0 : 1)
    return PowersOfTen.Significand(high: overflow ? high + 1 : high, low: rounded)
  }
}
