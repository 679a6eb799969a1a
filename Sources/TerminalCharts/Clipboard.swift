/// The clipboard of the terminal, which may be that of another machine.
package enum Clipboard {
  /// The bytes that make the terminal put a text on its clipboard (xterm's OSC 52); terminals that do not know them
  /// ignore them.
  ///
  /// - Parameter text: The text.
  /// - Returns: The bytes.
  package static func copying(_ text: String) -> [UInt8] {
    Array("\u{1B}]52;c;".utf8) + Base64.encoded(Array(text.utf8)) + [0x07]
  }
}
