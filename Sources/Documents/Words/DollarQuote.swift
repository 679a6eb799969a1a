import Paths

/// What stands between `$'` and `'` in a shell: text in which a backslash and digits write any byte.
enum DollarQuote {
  /// The letters that stand for a control character behind a backslash.
  private static let letters: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "e"): 27, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "?"): UInt8(ascii: "?"),
  ]

  /// Returns the text that is meant, as ``ByteText`` has it.
  ///
  /// - Parameter inner: What stands between the quotes. A backslash that means nothing stays.
  /// - Returns: The text.
  static func text(of inner: String) -> String {
    var bytes: [UInt8] = []
    var rest = inner.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.first else {
        bytes.append(byte)
        continue
      }
      if let letter = letters[next] {
        bytes.append(letter)
        rest = rest.dropFirst()
      } else if let number = number(in: &rest) {
        bytes.append(number)
      } else {
        bytes.append(byte)
      }
    }
    return ByteText.text(of: bytes)
  }

  /// Takes one to three octal digits, or one or two hexadecimal ones behind an x.
  private static func number(in rest: inout Substring.UTF8View) -> UInt8? {
    let isHexadecimal = rest.first == UInt8(ascii: "x")
    let (radix, most) = isHexadecimal ? (16, 2) : (8, 3)
    let digits = rest.dropFirst(isHexadecimal ? 1 : 0).prefix(most)
      .prefix { Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } == true }
    guard let number = Int(Substring(digits), radix: radix) else { return nil }
    rest = rest[digits.endIndex...]
    // Three octal digits may be more than a byte, of which a shell keeps the lower part.
    return UInt8(truncatingIfNeeded: number)
  }
}
