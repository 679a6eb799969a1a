/// Bytes as letters that every channel lets through (RFC 4648).
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Returns the letters of bytes, four for each three, padded with `=`.
  static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var iterator = bytes.makeIterator()
    while let first = iterator.next() {
      let second = iterator.next()
      let third = iterator.next()
      let word = UInt32(first) << 16 | UInt32(second ?? 0) << 8 | UInt32(third ?? 0)
      result.append(letters[Int(word >> 18 & 63)])
      result.append(letters[Int(word >> 12 & 63)])
      result.append(second == nil ? UInt8(ascii: "=") : letters[Int(word >> 6 & 63)])
      result.append(third == nil ? UInt8(ascii: "=") : letters[Int(word & 63)])
    }
    return result
  }
}
