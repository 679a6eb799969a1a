/// Writes numbers as text straight into memory, for tables of many millions of them.
///
/// The text is the shortest that reads back to the same number: `2`, `0.001`, `1e-07`, and digits as `Double.description`
/// has them, but a whole number without a point.
///
///     let writer = DecimalWriter()
///     var bytes = [UInt8](repeating: 0, count: DecimalWriter.capacity)
///     let count = bytes.withUnsafeMutableBytes { writer.write(0.1, to: $0.baseAddress!) }  // "0.1", 3
///
/// - Complexity: O(1) each, without any allocation.
package struct DecimalWriter: Sendable {
  /// How many bytes must be free where a number is written: the longest text, and what is written past its end.
  package static let capacity = 48

  private nonisolated(unsafe) let powers: UnsafePointer<PowersOfTen.Significand>
  /// The powers of ten that fit into a word.
  private nonisolated(unsafe) let tens: UnsafePointer<UInt64>

  /// Makes a writer; the first one of the process works out a table of powers of ten.
  package init() {
    powers = PowersOfTen.significands
    tens = PowersOfTen.words
  }

  /// Writes a whole number.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - place: Where its text begins; ``capacity`` bytes must be free there.
  /// - Returns: The number of bytes of the text.
  @inlinable
  package func write(_ value: Int, to place: UnsafeMutableRawPointer) -> Int {
    guard value < 0 else { return write(magnitude: UInt64(value), to: place) }
    place.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
    return 1 &+ write(magnitude: UInt64(value.magnitude), to: place + 1)
  }

  /// Writes a number.
  ///
  /// - Parameters:
  ///   - value: The number; what is none is written as `nan`, `inf` or `-inf`.
  ///   - place: Where its text begins; ``capacity`` bytes must be free there.
  /// - Returns: The number of bytes of the text.
  package func write(_ value: Double, to place: UnsafeMutableRawPointer) -> Int {
    let biased = Int(truncatingIfNeeded: value.bitPattern &>> 52)
    guard biased > 0, biased < 0x7FF else { return writeOther(value, to: place) }
    // The value is significand · 2^scale.
    let fraction = value.bitPattern & 0xF_FFFF_FFFF_FFFF
    let significand = fraction | 1 &<< 52
    let scale = biased &- 1075
    if scale <= 0, scale >= -52 {
      let whole = significand &>> UInt64(truncatingIfNeeded: -scale)
      if whole &<< UInt64(truncatingIfNeeded: -scale) == significand { return write(magnitude: whole, to: place) }
    }
    let decimal = ShortestDecimal(
      significand, scale: scale, isLowerCloser: fraction == 0 && biased > 1, powers: powers)
    return write(decimal, isLarge: value > 0x1p53, to: place)
  }

  /// Writes what is negative, 0, below the normal numbers or no number.
  @inline(never)
  private func writeOther(_ value: Double, to place: UnsafeMutableRawPointer) -> Int {
    if !value.isFinite { return writeNonFinite(value, to: place) }
    if value.sign == .minus {
      place.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
      return 1 &+ write(value.magnitude, to: place + 1)
    }
    if value == 0 { return write(magnitude: 0, to: place) }
    let decimal = ShortestDecimal(value.bitPattern, scale: -1074, isLowerCloser: false, powers: powers)
    return write(decimal, isLarge: false, to: place)
  }

  @usableFromInline
  func write(magnitude value: UInt64, to place: UnsafeMutableRawPointer) -> Int {
    if value < 100_000_000 {
      let digits = EightDigits(value)
      let zeros = min(digits.leadingZeros, 7)
      (digits.text &>> UInt64(truncatingIfNeeded: 8 &* zeros)).store(at: place)
      return 8 &- zeros
    }
    let count = write(magnitude: value / 100_000_000, to: place)
    EightDigits(value % 100_000_000).text.store(at: place + count)
    return count &+ 8
  }

  /// Writes a positive number that is not whole, or too large to be written with all its digits.
  @inline(__always)
  private func write(_ decimal: ShortestDecimal, isLarge: Bool, to place: UnsafeMutableRawPointer) -> Int {
    // Seventeen digits with zeros at the end, of which the first is not 0.
    let isLong = decimal.digits >= 1_000_000_000_000_000
    let missing =
      isLong ? decimal.digits < 10_000_000_000_000_000 ? 1 : 0 : 17 &- digitCount(decimal.digits)
    let digits = decimal.digits &* tens[missing]
    let first = digits / 10_000_000_000_000_000
    let rest = digits &- first &* 10_000_000_000_000_000
    let upper = rest / 100_000_000
    let (left, right) = (EightDigits(upper), EightDigits(rest &- upper &* 100_000_000))
    let trailing = right.isZero ? 8 &+ left.trailingZeros : right.trailingZeros
    let count = 17 &- trailing
    // The place of the point, counted from before the first digit.
    let point = 17 &- missing &+ decimal.exponent

    let digit = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: first)
    if point == 1 || point < -3 || isLarge {
      place.storeBytes(of: digit, as: UInt8.self)
      place.storeBytes(of: UInt8(ascii: "."), toByteOffset: 1, as: UInt8.self)
      left.text.store(at: place + 2)
      right.text.store(at: place + 10)
      let length = count == 1 ? 1 : count &+ 1
      return point == 1 ? length : length &+ writeExponent(point &- 1, to: place + length)
    }
    if point <= 0 {
      UInt64(0x3030_3030_3030_2E30).store(at: place)
      let start = place + (2 &- point)
      start.storeBytes(of: digit, as: UInt8.self)
      left.text.store(at: start + 1)
      right.text.store(at: start + 9)
      return 2 &- point &+ count
    }
    place.storeBytes(of: digit, as: UInt8.self)
    left.text.store(at: place + 1)
    right.text.store(at: place + 9)
    guard count > point else { return point }
    // What follows the point moves up by one.
    let (next, last) = (UInt64(at: place + point), UInt64(at: place + (point &+ 8)))
    place.storeBytes(of: UInt8(ascii: "."), toByteOffset: point, as: UInt8.self)
    next.store(at: place + (point &+ 1))
    last.store(at: place + (point &+ 9))
    return count &+ 1
  }

  /// The number of digits of a number above 0.
  @inline(__always)
  private func digitCount(_ value: UInt64) -> Int {
    // 1233 / 4096 is a little less than log10 2.
    let estimate = ((64 &- value.leadingZeroBitCount) &* 1233) &>> 12
    return value < tens[estimate] ? estimate : estimate &+ 1
  }

  /// Writes an exponent with its sign and at least two digits.
  @inline(never)
  private func writeExponent(_ exponent: Int, to place: UnsafeMutableRawPointer) -> Int {
    place.storeBytes(of: UInt8(ascii: "e"), as: UInt8.self)
    place.storeBytes(of: UInt8(ascii: exponent < 0 ? "-" : "+"), toByteOffset: 1, as: UInt8.self)
    guard exponent.magnitude < 10 else { return 2 &+ write(Int(exponent.magnitude), to: place + 2) }
    place.storeBytes(of: UInt8(ascii: "0"), toByteOffset: 2, as: UInt8.self)
    return 3 &+ write(Int(exponent.magnitude), to: place + 3)
  }

  @inline(never)
  private func writeNonFinite(_ value: Double, to place: UnsafeMutableRawPointer) -> Int {
    let text = value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    for (offset, byte) in text.utf8.enumerated() { place.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self) }
    return text.utf8.count
  }
}
