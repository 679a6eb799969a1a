/// A cyclic redundancy check of 32 bits, by a polynomial whose bits are turned round: eight bytes at a time.
struct CheckSum: Sendable {
  /// What a byte leaves, for each of the eight places that it may have before the end of a word, the last place first.
  private nonisolated(unsafe) let remainders: UnsafePointer<UInt32>

  /// Works out the remainders, which stay for as long as the process lives.
  ///
  /// - Parameter polynomial: The polynomial, its bits turned round.
  init(polynomial: UInt32) {
    let all = UnsafeMutablePointer<UInt32>.allocate(capacity: 8 * 256)
    for byte in 0..<256 {
      let remainder = (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ polynomial : sum >> 1 }
      (all + byte).initialize(to: remainder)
    }
    for place in 256..<8 * 256 {
      let before = all[place - 256]
      (all + place).initialize(to: before >> 8 ^ all[Int(before & 0xFF)])
    }
    remainders = UnsafePointer(all)
  }

  /// Returns the sum of bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - before: The sum of those that come before them.
  /// - Returns: The sum of all of them.
  /// - Complexity: O(n), a word a step.
  func sum(_ bytes: UnsafeBufferPointer<UInt8>, after before: UInt32 = 0) -> UInt32 {
    let text = UnsafeRawBufferPointer(bytes)
    var (sum, place) = (~before, 0)
    while place + 8 <= text.count {
      let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ UInt64(sum)
      let upper = remainder(word, 0, 7) ^ remainder(word, 1, 6) ^ remainder(word, 2, 5) ^ remainder(word, 3, 4)
      sum = upper ^ remainder(word, 4, 3) ^ remainder(word, 5, 2) ^ remainder(word, 6, 1) ^ remainder(word, 7, 0)
      place += 8
    }
    while place < text.count {
      sum = remainders[Int((sum ^ UInt32(text[place])) & 0xFF)] ^ sum >> 8
      place += 1
    }
    return ~sum
  }

  /// What a byte of a word leaves at a place before the word's end.
  @inline(__always)
  private func remainder(_ word: UInt64, _ byte: UInt64, _ place: Int) -> UInt32 {
    remainders[place << 8 | Int(truncatingIfNeeded: word >> (8 * byte) & 0xFF)]
  }
}

/// The check sum of TFRecord files: CRC-32C, and masked so that sums of sums are as good (RFC 3720; the format's own mask).
enum CRC32C {
  private static let check = CheckSum(polynomial: 0x82F6_3B78)

  /// Returns the sum of bytes.
  static func sum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 { check.sum(bytes) }

  /// Returns the sum of bytes as TFRecord files write it.
  static func masked(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let sum = check.sum(bytes)
    return (sum >> 15 | sum << 17) &+ 0xA282_EAD8
  }
}

/// The check sum of zlib: CRC-32.
enum CRC32 {
  private static let check = CheckSum(polynomial: 0xEDB8_8320)

  /// Returns the sum of bytes, one of which comes before the others.
  static func sum(_ first: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let before = withUnsafeBytes(of: first) { check.sum($0.assumingMemoryBound(to: UInt8.self)) }
    return check.sum(bytes, after: before)
  }
}
