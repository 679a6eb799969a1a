/// The words that are literals of Python (Python 3.13, Numeric literals), and what `float` and `int` read.
enum PythonScalar {
  /// Returns what a word is; `nil` for text.
  static func value(of word: String) -> Node.Value? {
    switch word {
    case "None": .null
    case "True": .boolean(true)
    case "False": .boolean(false)
    default: literal(word)
    }
  }

  /// Returns the number that a literal with a sign or none is.
  static func literal(_ word: String) -> Node.Value? {
    var cursor = ByteCursor(word)
    let isNegative = cursor.take("+-") == UInt8(ascii: "-")
    if cursor.current == UInt8(ascii: "0"), let base = base(of: cursor.following) {
      _ = (cursor.take("0"), cursor.take("xXoObB"))
      _ = cursor.take("_")
      let start = cursor.index
      guard cursor.takeDigits(base: base), cursor.isAtEnd else { return nil }
      return DigitText.decimal(cursor.digits(from: start), base: base, isNegative: isNegative).map(Node.Value.integer)
    }
    let start = cursor.index
    let hasWhole = cursor.takeDigits(base: 10)
    if cursor.isAtEnd, hasWhole {
      let digits = cursor.digits(from: start)
      // `010` is no number of Python, `00` is.
      if digits.utf8.first == UInt8(ascii: "0"), digits.contains(where: { $0 != "0" }) { return nil }
      return DigitText.decimal(digits, isNegative: isNegative).map(Node.Value.integer)
    }
    guard takeFraction(&cursor, hasWhole: hasWhole) else { return nil }
    return .number((isNegative ? "-" : "") + cursor.digits(from: start))
  }

  /// Returns what `float(text)` is in Python: a number with blanks around it, `inf` and `nan` in letters of any case.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The number in a form that `Double` reads; `nil` for what is no number.
  static func float(_ text: String) -> String? {
    var trimmed = Substring(text)
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    var cursor = ByteCursor(trimmed)
    let sign = cursor.take("+-") == UInt8(ascii: "-") ? "-" : ""
    let start = cursor.index
    switch trimmed.dropFirst(start).lowercased() {
    case "inf", "infinity": return sign + "inf"
    case "nan": return "nan"
    default: break
    }
    let hasWhole = cursor.takeDigits(base: 10)
    guard cursor.isAtEnd && hasWhole || takeFraction(&cursor, hasWhole: hasWhole) else { return nil }
    return sign + cursor.digits(from: start)
  }

  private static func base(of letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  /// Takes a point with digits, an exponent or both, up to the end.
  private static func takeFraction(_ cursor: inout ByteCursor, hasWhole: Bool) -> Bool {
    var hasDigits = hasWhole
    if cursor.take(".") != nil, cursor.takeDigits(base: 10) { hasDigits = true }
    guard hasDigits else { return false }
    if cursor.take("eE") != nil {
      _ = cursor.take("+-")
      guard cursor.takeDigits(base: 10) else { return false }
    }
    return cursor.isAtEnd
  }
}
