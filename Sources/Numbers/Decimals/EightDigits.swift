/// Eight decimal digits, one in each byte of a word, the first in the lowest: as they stand in memory.
struct EightDigits {
  /// The digits as numbers from 0 to 9.
  private let digits: UInt64

  /// Takes a number apart, half by half: three multiplications instead of eight divisions.
  ///
  /// - Parameter value: A number below 10^8.
  @inline(__always)
  init(_ value: UInt64) {
    let upper = value / 10_000
    let fours = upper | (value &- 10_000 &* upper) &<< 32
    // 10486 / 2^20 and 103 / 2^10 are near enough to 1 / 100 and 1 / 10 for as many digits as there are.
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- 100 &* hundreds) &<< 16
    let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
    digits = tens | (twos &- 10 &* tens) &<< 8
  }

  /// The digits as characters.
  var text: UInt64 { digits | 0x3030_3030_3030_3030 }

  var isZero: Bool { digits == 0 }
  /// How many of the first digits are 0.
  var leadingZeros: Int { digits.trailingZeroBitCount &>> 3 }
  /// How many of the last digits are 0.
  var trailingZeros: Int { digits.leadingZeroBitCount &>> 3 }
}

extension UInt64 {
  /// Reads a word from any address, its lowest byte first.
  @inline(__always)
  init(at place: UnsafeMutableRawPointer) {
    self = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
  }

  /// Writes a word to any address, its lowest byte first.
  @inlinable
  func store(at place: UnsafeMutableRawPointer) {
    place.storeBytes(of: littleEndian, as: UInt64.self)
  }
}
