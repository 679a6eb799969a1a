/// Words from outside as texts, without losing a byte of what is no text.
///
/// A file name is a row of bytes, and so is every word that a program is started with; most are UTF-8, none need be. Yet the
/// words of a command line are read, compared and printed as texts. So a byte that is no part of UTF-8 becomes a character
/// of its own, U+10FF80 to U+10FFFF, which stand at the very end of Unicode and have no meaning there; where a word
/// really holds one of them, each byte of it is treated so. Different words are different texts, to the scalar, and the bytes
/// come back. (That Swift holds an é of one scalar and one of two equal is true of these texts as of all others.)
///
///     ByteText.text(of: [0x71, 0xFF])   // "q\u{10FFFF}"
///     ByteText.bytes(of: "q\u{10FFFF}") // [0x71, 0xFF]
package enum ByteText {
  /// What a byte from 0x80 on is added to.
  private static let base: UInt32 = 0x10FF00
  /// The byte that the UTF-8 of every character of plane 16 begins with.
  private static let firstByte: UInt8 = 0xF4

  /// Returns the text that stands for some bytes.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: The text.
  package static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !holdsBytes(text) { return text }
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.first {
      if let scalar = firstScalar(of: rest), self.byte(of: scalar) == nil {
        text.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        // Less than 0x80 is ASCII, which is a scalar of its own.
        if let scalar = Unicode.Scalar(base + UInt32(byte)) { text.append(scalar) }
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// Returns the text that stands for another one's bytes: for a text that was read as such, from a file.
  ///
  /// - Parameter text: A text in which no character stands for a byte.
  /// - Returns: The text.
  package static func text(of text: String) -> String { holdsBytes(text) ? self.text(of: Array(text.utf8)) : text }

  /// Returns the bytes that a text stands for.
  ///
  /// - Parameter text: A text, perhaps with characters that stand for bytes.
  /// - Returns: The bytes.
  package static func bytes(of text: String) -> [UInt8] {
    guard holdsBytes(text) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      byte(of: scalar).map { [$0] } ?? Array(UTF8.encode(scalar) ?? .init())
    }
  }

  /// Returns the text as one that is only to be read: U+FFFD takes the place of what is no UTF-8.
  ///
  /// - Parameter text: A text, perhaps with characters that stand for bytes.
  /// - Returns: The text.
  package static func readable(_ text: String) -> String {
    holdsBytes(text) ? String(decoding: bytes(of: text), as: UTF8.self) : text
  }

  /// Returns the text with bytes that are no UTF-8 written as `\xFF`, which tells them apart.
  ///
  /// - Parameter text: A text, perhaps with characters that stand for bytes.
  /// - Returns: The text.
  package static func spelledOut(_ text: String) -> String {
    guard holdsBytes(text) else { return text }
    return text.unicodeScalars.map { byte(of: $0).map(spelling) ?? String($0) }.joined()
  }

  /// Returns how a byte from 0x80 on is written for people: `\xFF`.
  package static func spelling(of byte: UInt8) -> String { "\\x\(String(byte, radix: 16, uppercase: true))" }

  /// Returns the byte that a character stands for; `nil` for all others.
  package static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= base + 0x80 ? UInt8(truncatingIfNeeded: scalar.value - base) : nil
  }

  /// Returns whether a character of a text stands for a byte.
  package static func holdsBytes(_ text: String) -> Bool {
    text.utf8.contains(firstByte) && text.unicodeScalars.contains { byte(of: $0) != nil }
  }

  private static func firstScalar(of bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }
}
