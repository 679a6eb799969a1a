/// Takes bytes from the front of a text, as the patterns of numbers do.
struct ByteCursor {
  let bytes: [UInt8]
  private(set) var index: Int

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
    index = 0
  }

  var isAtEnd: Bool { index == bytes.count }

  /// The byte at hand; 0 behind the end, where no text has one.
  var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The byte behind the one at hand.
  var following: UInt8 { index + 1 < bytes.count ? bytes[index + 1] : 0 }

  /// Takes one of some characters.
  mutating func take(_ characters: String) -> UInt8? {
    guard index < bytes.count, characters.utf8.contains(bytes[index]) else { return nil }
    index += 1
    return bytes[index - 1]
  }

  /// Takes a word.
  mutating func take(word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  /// Takes bytes as long as they are of a kind.
  ///
  /// - Returns: The number of bytes taken.
  @discardableResult
  mutating func skip(while isWanted: (UInt8) -> Bool) -> Int {
    let start = index
    while index < bytes.count, isWanted(bytes[index]) { index += 1 }
    return index - start
  }

  /// Takes digits that single underscores may divide.
  ///
  /// - Returns: Whether there was one.
  mutating func takeDigits(base: Int) -> Bool {
    guard skip(while: { $0.isDigit(below: base) }) > 0 else { return false }
    while current == UInt8(ascii: "_"), following.isDigit(below: base) {
      _ = take("_")
      skip { $0.isDigit(below: base) }
    }
    return true
  }

  /// What was taken from a place on, without the underscores that divide digits.
  func digits(from start: Int) -> String {
    String(decoding: bytes[start..<index].lazy.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }
}

extension UInt8 {
  var isDecimalDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isDigitOrUnderscore: Bool { isDecimalDigit || self == UInt8(ascii: "_") }
  /// Whether it is a digit below a base of 2, 8 or 16.
  func isDigit(below base: Int) -> Bool { hexadecimalDigit.map { $0 < base } ?? false }
  /// The number that a hexadecimal digit stands for.
  var hexadecimalDigit: Int? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self) - 55
    default: nil
    }
  }
}
