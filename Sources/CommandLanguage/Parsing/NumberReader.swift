/// Why a text is not the number that it should be.
enum NumberFault: Error, Equatable, Sendable {
  /// It is no number at all.
  case notANumber
  /// It is infinite, not a number by name, or beyond every finite number.
  case notFinite
}

/// Reads decimal numbers as people write them: `2`, `-0.5`, `.5`, `1e-3`.
enum NumberReader {
  /// Returns the number that a text is.
  ///
  /// - Parameter text: A decimal number; no blanks, no hexadecimal digits.
  /// - Returns: The number.
  /// - Throws: Whether it is no number, or not a finite one.
  static func number(_ text: some StringProtocol) throws(NumberFault) -> Double {
    let unsigned = text.utf8.first.map(isSign) == true ? text.dropFirst() : text[...]
    // Names are looked at only where one could begin: files hold millions of numbers.
    if let first = unsigned.utf8.first, first | 0x20 >= UInt8(ascii: "a") {
      switch unsigned.lowercased() {
      case "nan", "inf", "infinity": throw .notFinite
      default: break
      }
    }
    guard numericPrefix(of: text).endIndex == text.endIndex, let value = Double(String(text)) else {
      throw .notANumber
    }
    guard value.isFinite else { throw .notFinite }
    return value
  }

  /// Returns the number that is no finite one and that a text names; `nil` when it names none.
  static func notFinite(_ text: some StringProtocol) -> Double? {
    switch text.lowercased() {
    case "nan", "-nan": .nan
    case "inf", "+inf", "infinity", "+infinity": .infinity
    case "-inf", "-infinity": -.infinity
    default: nil
    }
  }

  /// Returns the longest beginning of a text that is a number; empty when it begins with none.
  ///
  /// An `e` belongs to the number only when digits follow it: `2e5` is one, of `2ep` only the `2`.
  static func numericPrefix<Text: StringProtocol>(of text: Text) -> Text.SubSequence {
    let bytes = text.utf8
    var end = bytes.startIndex
    if end < bytes.endIndex, isSign(bytes[end]) { end = bytes.index(after: end) }
    let digits = skipDigits(in: bytes, from: &end)
    var fraction = 0
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: ".") {
      end = bytes.index(after: end)
      fraction = skipDigits(in: bytes, from: &end)
    }
    guard digits + fraction > 0 else { return text[text.startIndex..<text.startIndex] }
    if end < bytes.endIndex, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = bytes.index(after: end)
      if exponent < bytes.endIndex, isSign(bytes[exponent]) { exponent = bytes.index(after: exponent) }
      if skipDigits(in: bytes, from: &exponent) > 0 { end = exponent }
    }
    return text[..<end]
  }

  /// Returns whether a text begins as a number does, so that a dash before it is its sign.
  static func looksNumeric(_ text: some StringProtocol) -> Bool {
    if !numericPrefix(of: text).isEmpty { return true }
    do { _ = try number(text) } catch { return error == .notFinite }
    return true
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }

  private static func skipDigits<Bytes: Collection<UInt8>>(in bytes: Bytes, from index: inout Bytes.Index) -> Int {
    var count = 0
    while index < bytes.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
      index = bytes.index(after: index)
      count += 1
    }
    return count
  }
}
