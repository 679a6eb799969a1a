/// The checksum of the chunks of a PNG: CRC-32 of ISO 3309, as annex D of the PNG specification has it.
enum CyclicRedundancyCheck {
  /// What each value of a byte does to the remainder.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { remainder, _ in
      remainder & 1 == 0 ? remainder >> 1 : 0xEDB8_8320 ^ remainder >> 1
    }
  }

  /// Returns the checksum of some bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: The checksum.
  static func value(of bytes: ArraySlice<UInt8>) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      ~bytes.reduce(~0) { remainder, byte in
        table[Int((remainder ^ UInt32(byte)) & 0xFF)] ^ remainder >> 8
      }
    }
  }
}
