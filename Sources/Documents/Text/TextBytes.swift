/// Questions about the bytes of a text that is to be UTF-8.
enum TextBytes {
  /// Returns how many bytes end a line at a place: 2 for CRLF, 1 for LF or CR, 0 where none ends.
  @inline(__always)
  static func lengthOfLineEnd(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    if bytes[index] == UInt8(ascii: "\n") { return 1 }
    guard bytes[index] == UInt8(ascii: "\r") else { return 0 }
    return index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
  }

  /// Returns the first byte that is no part of a character of UTF-8; `nil` where all are.
  ///
  /// A character that the end of the bytes cuts off is a fault at its first byte.
  ///
  /// - Complexity: O(n), eight bytes at a time where they are ASCII.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      } else if bytes[index] < 0x80 {
        index += 1
      } else {
        let length = lengthOfCharacter(in: bytes, at: index)
        if length == 0 { return index }
        index += length
      }
    }
    return nil
  }

  /// The number of bytes of the character beyond ASCII that begins at a place; 0 where none does, as the Unicode Standard's
  /// table of well-formed sequences has it.
  private static func lengthOfCharacter(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Returns the number of characters of a text.
  static func characters(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // One byte a character, unless there is a CRLF, which no line has within.
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return String(decoding: bytes, as: UTF8.self).count
  }
}
