import CommandLanguage

/// Makes data harmless on their way to a terminal.
///
/// Names of curves and columns may hold anything, and a file or a pipe gets them to the letter. A terminal would carry out
/// what is in them: so control and format characters, but for line ends and tabs, are written as `\u{1B}` there, and bytes
/// that are no UTF-8 as U+FFFD.
struct TerminalFilter {
  /// The beginning of a character whose other bytes have not come yet.
  private var rest: [UInt8] = []

  /// Returns what a terminal may get of some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The next bytes.
  ///   - isLast: Whether no more of them follow.
  /// - Returns: The bytes that it may get.
  mutating func harmless(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> [UInt8] {
    if rest.isEmpty, bytes.allSatisfy(Self.isPlain) { return Array(bytes) }
    let all = rest + Array(bytes)
    let whole = isLast ? all.count : all.count - Self.openBytes(at: all)
    rest = Array(all[whole...])
    var text = ""
    for scalar in String(decoding: all[..<whole], as: UTF8.self).unicodeScalars {
      if scalar != "\n", scalar != "\t", let escaped = SafeText.escaped(scalar) {
        text += escaped
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return Array(text.utf8)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    0x20..<0x7F ~= byte || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }

  /// How many bytes at the end begin a character that they do not end.
  private static func openBytes(at bytes: [UInt8]) -> Int {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > count ? count : 0
    }
    return 0
  }
}
