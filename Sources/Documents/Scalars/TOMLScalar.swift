/// The values of TOML 1.0 without quotes and brackets: numbers, days and times, true and false.
enum TOMLScalar {
  /// Returns what a word is; `nil` for no value.
  static func value(of word: String) -> Node.Value? {
    switch word {
    case "true": .boolean(true)
    case "false": .boolean(false)
    case "inf", "+inf": .number("inf")
    case "-inf": .number("-inf")
    case "nan", "+nan", "-nan": .number("nan")
    default: number(word) ?? (isTime(word) ? .date(word) : nil)
    }
  }

  // MARK: Numbers

  private static func number(_ word: String) -> Node.Value? {
    var cursor = ByteCursor(word)
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] where cursor.take(word: prefix) {
      let start = cursor.index
      guard cursor.takeDigits(base: base), cursor.isAtEnd else { return nil }
      return DigitText.decimal(cursor.digits(from: start), base: base).map(Node.Value.integer)
    }
    let isNegative = cursor.take("+-") == UInt8(ascii: "-")
    let start = cursor.index
    let hasZero = cursor.current == UInt8(ascii: "0")
    guard cursor.takeDigits(base: 10), !hasZero || cursor.index == start + 1 else { return nil }
    if cursor.isAtEnd {
      return DigitText.decimal(cursor.digits(from: start), isNegative: isNegative).map(Node.Value.integer)
    }
    if cursor.take(".") != nil, !cursor.takeDigits(base: 10) { return nil }
    if cursor.take("eE") != nil {
      _ = cursor.take("+-")
      guard cursor.takeDigits(base: 10) else { return nil }
    }
    guard cursor.isAtEnd else { return nil }
    return .number((isNegative ? "-" : "") + cursor.digits(from: start))
  }

  // MARK: Days and times

  /// Whether it is a day, a time of the day, or both with an offset or none (RFC 3339).
  private static func isTime(_ word: String) -> Bool {
    var cursor = ByteCursor(word)
    if cursor.bytes.count > 2, cursor.bytes[2] == UInt8(ascii: ":") { return takeTime(&cursor) && cursor.isAtEnd }
    guard let year = number(&cursor, 4, 0...9999), cursor.take("-") != nil, let month = number(&cursor, 2, 1...12),
      cursor.take("-") != nil, number(&cursor, 2, 1...days(of: month, in: year)) != nil, year > 0
    else { return false }
    if cursor.isAtEnd { return true }
    guard cursor.take("Tt ") != nil, takeTime(&cursor) else { return false }
    if cursor.take("Zz") != nil { return cursor.isAtEnd }
    if cursor.take("+-") != nil {
      guard number(&cursor, 2, 0...23) != nil, cursor.take(":") != nil, number(&cursor, 2, 0...59) != nil else {
        return false
      }
    }
    return cursor.isAtEnd
  }

  private static func takeTime(_ cursor: inout ByteCursor) -> Bool {
    guard number(&cursor, 2, 0...23) != nil, cursor.take(":") != nil, number(&cursor, 2, 0...59) != nil,
      cursor.take(":") != nil, number(&cursor, 2, 0...59) != nil
    else { return false }
    return cursor.take(".") == nil || cursor.skip(while: \.isDecimalDigit) > 0
  }

  /// Takes a number of so many digits.
  private static func number(_ cursor: inout ByteCursor, _ digits: Int, _ range: ClosedRange<Int>) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard cursor.current.isDecimalDigit, let digit = cursor.take("0123456789") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return range.contains(value) ? value : nil
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
