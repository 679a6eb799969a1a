import Paths

/// Makes text that a person or a file gave safe to print: nothing in it moves the cursor, hides or turns round other text.
package enum SafeText {
  /// Returns the text with control and formatting characters written as `\u{1B}`, and bytes that are no text as `\xFF`; cut when it is very long.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: The largest number of Unicode scalars to keep: any number of marks may stand on one letter.
  /// - Returns: The text.
  package static func plain(_ text: String, limit: Int = 80) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex) else {
      return line(text)
    }
    return end == scalars.endIndex ? line(text) : line(String(scalars[..<end])) + "…"
  }

  /// Returns the text as ``plain(_:limit:)`` makes it, in quotes.
  package static func quoted(_ text: String, limit: Int = 80) -> String { "'\(plain(text, limit: limit))'" }

  /// Returns a path in quotes; paths are kept longer than words.
  package static func path(_ path: String) -> String { quoted(path, limit: 300) }

  /// Returns the whole of a text as a single line, with control and formatting characters written as `\u{1B}`.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text as one line.
  package static func line(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      if let escaped = escaped(scalar) { safe += escaped } else { safe.unicodeScalars.append(scalar) }
    }
    return safe
  }

  /// Returns what stands for a character that is not to be printed; `nil` for all others.
  ///
  /// - Parameter scalar: Any character.
  /// - Returns: What stands for it; `nil` for a character that may stay.
  package static func escaped(_ scalar: Unicode.Scalar) -> String? {
    if 0x20..<0x7F ~= scalar.value { return nil }
    if let byte = ByteText.byte(of: scalar) { return ByteText.spelling(of: byte) }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default:
      return nil
    }
  }
}
