import Paths

/// Returns a word as a POSIX shell reads it back: unchanged where that is safe, else in single quotes, or in `$'…'` where it
/// holds bytes that are no text.
///
/// - Parameter word: Any text, as ``ByteText`` has words.
/// - Returns: The word.
func shellQuoted(_ word: String) -> String {
  let isSafe = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "="):
      true
    default: false
    }
  }
  if isSafe { return word }
  if ByteText.holdsBytes(word) { return dollarQuoted(word) }
  return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

/// Returns a word as ``shellQuoted(_:)`` does, but on one line whatever it holds.
func shellQuotedInOneLine(_ word: String) -> String {
  word.utf8.contains { $0 < 0x20 } ? dollarQuoted(word) : shellQuoted(word)
}

/// Returns a word in quotes between which `\n` is a line end and `\377` a byte.
private func dollarQuoted(_ word: String) -> String {
  let inner = word.unicodeScalars.map { scalar -> String in
    if let byte = ByteText.byte(of: scalar) { return "\\\(String(byte, radix: 8))" }
    switch scalar {
    case "\n": return "\\n"
    case "\t": return "\\t"
    case _ where scalar.value < 0x20: return "\\x\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
    default: break
    }
    return scalar == "'" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
  }
  return "$'\(inner.joined())'"
}
