/// Text of which each byte is the number of a character: ISO 8859-1.
enum Latin1 {
  /// Returns the text.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: The text.
  static func text(of bytes: ArraySlice<UInt8>) -> String {
    // Every byte from 0x80 on takes two bytes in UTF-8.
    let count = bytes.reduce(bytes.count) { $1 < 0x80 ? $0 : $0 + 1 }
    return String(unsafeUninitializedCapacity: count) { buffer in
      var place = 0
      for byte in bytes {
        if byte < 0x80 {
          buffer[place] = byte
          place += 1
        } else {
          buffer[place] = 0xC0 | byte >> 6
          buffer[place + 1] = 0x80 | byte & 0x3F
          place += 2
        }
      }
      return place
    }
  }
}
