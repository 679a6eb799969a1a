/// Reads decimal numbers straight from bytes, for tables of many millions of them.
///
/// A number is `2`, `-0.5`, `.5`, `1.`, `+1e-3`: no blanks, no separators of thousands, no names. The result is the nearest
/// `Double`, to the last bit.
///
///     let reader = DecimalReader()
///     Array("0.1".utf8).withUnsafeBufferPointer { reader.number(in: $0) }  // 0.1
///
/// - Complexity: O(n), as a rule without any allocation.
package struct DecimalReader: Sendable {
  private nonisolated(unsafe) let powers: UnsafePointer<PowersOfTen.Significand>

  /// Makes a reader; the first one of the process works out a table of powers of ten.
  package init() { powers = PowersOfTen.significands }

  /// Returns the number that a text is.
  ///
  /// - Parameters:
  ///   - text: The whole text of the number.
  ///   - point: The sign between whole and fraction, a full stop or a comma.
  /// - Returns: `nil` for anything else than a number, and for one beyond all that are finite.
  package func number(in text: UnsafeBufferPointer<UInt8>, point: UInt8 = UInt8(ascii: ".")) -> Double? {
    guard let start = text.baseAddress else { return nil }
    let end = start + text.count
    var place = start
    guard place < end else { return nil }
    let isNegative = place.pointee == UInt8(ascii: "-")
    if isNegative || place.pointee == UInt8(ascii: "+") { place += 1 }

    var digits: UInt64 = 0
    let whole = place
    Self.readDigits(&digits, from: &place, to: end)
    var count = place - whole
    var exponent = 0
    if place < end, place.pointee == point {
      place += 1
      let fraction = place
      Self.readDigits(&digits, from: &place, to: end)
      exponent = fraction - place
      count += place - fraction
    }
    guard count > 0 else { return nil }
    if count > 19 { count -= Self.leadingZeros(from: whole, to: place, point: point) }
    if place < end {
      guard let power = Self.exponent(from: place, to: end) else { return nil }
      exponent += power
    }
    // Nineteen digits always fit into a word.
    guard count <= 19, let magnitude = magnitude(digits, exponent) else {
      return Self.other(text, point: point)
    }
    return isNegative ? -magnitude : magnitude
  }

  /// Takes digits into a number, which wraps around beyond the largest word.
  @inline(__always)
  private static func readDigits(
    _ digits: inout UInt64, from place: inout UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) {
    while end - place >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
      guard let eight = eightDigits(word) else { break }
      digits = digits &* 100_000_000 &+ eight
      place += 8
    }
    while place < end {
      let digit = place.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      digits = digits &* 10 &+ UInt64(digit)
      place += 1
    }
  }

  /// The zeros before the first digit that counts.
  private static func leadingZeros(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, point: UInt8
  ) -> Int {
    var (place, count) = (start, 0)
    while place < end, place.pointee == UInt8(ascii: "0") || place.pointee == point {
      if place.pointee != point { count += 1 }
      place += 1
    }
    return count
  }

  /// The number that eight digits are, the first in the lowest byte; `nil` when one of the bytes is none.
  @inline(__always)
  private static func eightDigits(_ word: UInt64) -> UInt64? {
    let values = word &- 0x3030_3030_3030_3030
    // Beyond 9, adding 0x76 sets the highest bit; below 0, the subtraction has set it, here or in a byte below.
    guard ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080 == 0 else { return nil }
    // Neighbours are put together: digits to pairs, pairs to fours, fours to the whole.
    let pairs = (values &* 10 &+ values &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF
  }

  /// The power of ten behind an `e`; `nil` when something else stands there.
  private static func exponent(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> Int? {
    var place = start
    guard place.pointee | 0x20 == UInt8(ascii: "e") else { return nil }
    place += 1
    guard place < end else { return nil }
    let isNegative = place.pointee == UInt8(ascii: "-")
    if isNegative || place.pointee == UInt8(ascii: "+") { place += 1 }
    guard place < end else { return nil }
    var power = 0
    while place < end {
      let digit = place.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      // No larger power makes a difference that the slow way does not find out.
      power = min(power * 10 + Int(digit), 99_999)
      place += 1
    }
    return isNegative ? -power : power
  }

  /// The double nearest to `digits · 10^exponent`; `nil` where this way cannot tell.
  @inline(__always)
  private func magnitude(_ digits: UInt64, _ exponent: Int) -> Double? {
    if digits == 0 { return 0 }
    // Both are doubles without an error, so that one operation has only its own rounding.
    if digits <= 1 &<< 53, exponent >= -22, exponent <= 22 {
      let value = Double(digits)
      return exponent < 0 ? value / PowersOfTen.exact[-exponent] : value * PowersOfTen.exact[exponent]
    }
    return scaled(digits, exponent)
  }

  /// The product with the 128 leading bits of the power, rounded; `nil` when the bits cut off could turn the rounding.
  private func scaled(_ digits: UInt64, _ exponent: Int) -> Double? {
    guard exponent >= PowersOfTen.lowestExponent, exponent <= 308 else { return nil }
    let power = powers[exponent - PowersOfTen.lowestExponent]
    let shift = digits.leadingZeroBitCount
    let significand = digits &<< UInt64(shift)
    // The upper 128 of 192 bits. The power is rounded up by less than 1, so that the true product lies strictly between one
    // less and one more than this.
    let product =
      UInt128(truncatingIfNeeded: power.high) &* UInt128(truncatingIfNeeded: significand)
      &+ UInt128(truncatingIfNeeded: power.low.multipliedFullWidth(by: significand).high)
    let zeros = product.leadingZeroBitCount
    guard zeros <= 1 else { return nil }
    let cut = UInt128(75 - zeros)
    let half: UInt128 = 1 &<< (cut - 1)
    let rest = product & (half &<< 1 &- 1)
    // Only one half itself is unclear: it may be the least bit more or less.
    guard rest != half else { return nil }
    let rounded = UInt64(truncatingIfNeeded: product &>> cut) &+ (rest > half ? 1 : 0)
    // The value is rounded · 2^scale, and rounded has 53 bits, or is 2^53.
    let scale = 64 + ((exponent * 217_706) >> 16) - 127 - shift + Int(cut)
    let biased = scale + 1075
    guard biased >= 1, biased <= 2045 else { return nil }
    // The highest bit of the 53 counts the exponent up by one, and a 54th by another one.
    return Double(bitPattern: UInt64(biased - 1) &<< 52 &+ rounded)
  }

  /// Reads what is too long, too large, too small or too near to the middle of two numbers for the quick ways.
  @inline(never)
  private static func other(_ text: UnsafeBufferPointer<UInt8>, point: UInt8) -> Double? {
    let bytes = text.map { $0 == point ? UInt8(ascii: ".") : $0 }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }
}
