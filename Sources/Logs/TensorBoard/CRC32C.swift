/// The check sum of TFRecord files: CRC-32C, and masked so that sums of sums are as good (RFC 3720; the format's own mask).
enum CRC32C {
  /// The remainders of all bytes by the reflected polynomial 0x82F63B78.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
  }

  /// Returns the sum of bytes.
  static func sum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
  }

  /// Returns the sum of bytes as TFRecord files write it.
  static func masked(_ bytes: some Sequence<UInt8>) -> UInt32 {
    let sum = sum(bytes)
    return (sum >> 15 | sum << 17) &+ 0xA282_EAD8
  }
}

/// The check sum of zlib: CRC-32.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  /// Returns the sum of bytes, some of which come before others.
  static func sum(_ first: UInt8, _ bytes: some Sequence<UInt8>) -> UInt32 {
    let start = table[Int((~UInt32(0) ^ UInt32(first)) & 0xFF)] ^ (~UInt32(0) >> 8)
    return ~bytes.reduce(start) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
  }
}
