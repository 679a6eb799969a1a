import Paths

/// Makes text that a person or a file gave safe to print: nothing in it moves the cursor, hides or turns round other text.
public enum SafeText {
  /// Returns the text with control and formatting characters written as `\u{1B}`, and bytes that are no text as `\xFF`; cut when it is very long.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: The largest number of characters to keep.
  public static func plain(_ text: String, limit: Int = 80) -> String {
    let start = text.prefix(limit + 1)
    let isCut = start.count > limit
    let kept = isCut ? start.dropLast() : start
    var safe = ""
    for scalar in kept.unicodeScalars {
      if let byte = ByteText.byte(of: scalar) {
        safe += ByteText.spelling(of: byte)
        continue
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default:
        safe.unicodeScalars.append(scalar)
      }
    }
    return isCut ? safe + "…" : safe
  }

  /// Returns the text as ``plain(_:limit:)`` makes it, in quotes.
  public static func quoted(_ text: String, limit: Int = 80) -> String { "'\(plain(text, limit: limit))'" }

  /// Returns a path in quotes; paths are kept longer than words.
  public static func path(_ path: String) -> String { quoted(path, limit: 300) }
}
