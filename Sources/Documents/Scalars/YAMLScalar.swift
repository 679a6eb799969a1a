/// The words of YAML that are no text, by the patterns of the readers that people have and the numbers that these make of them:
/// PyYAML 6 (`yaml/resolver.py`), OmegaConf 2.3 (`get_yaml_loader`) and ruamel.yaml 0.19 (`ruamel/yaml/resolver.py`).
struct YAMLScalar {
  /// Whose patterns count.
  enum Reader {
    case pyYAML
    case omegaConf
    case ruamel
  }

  let reader: Reader

  /// Returns what a word is; `nil` for text.
  ///
  /// A word that the reader takes for a number and then fails to make one of, such as `0x_`, is text here.
  ///
  /// - Parameter word: The word.
  /// - Returns: The value; `nil` for text.
  func value(of word: String) -> Node.Value? {
    guard let first = word.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      if let number = integer(word) ?? float(word) { return number }
      return reader != .omegaConf && Self.isTimestamp(word) ? .date(word) : nil
    case UInt8(ascii: "~"): return word == "~" ? .null : nil
    default: return reader == .ruamel ? Self.fewWords[word] : Self.words[word]
    }
  }

  // MARK: Words

  private static let words = written(
    [("yes", .boolean(true)), ("on", .boolean(true)), ("no", .boolean(false)), ("off", .boolean(false))]
  ).merging(fewWords) { $1 }

  private static let fewWords = written([("true", .boolean(true)), ("false", .boolean(false)), ("null", .null)])

  /// Words in small letters, in capitals, and with a capital first.
  private static func written(_ meanings: [(String, Node.Value)]) -> [String: Node.Value] {
    var words: [String: Node.Value] = [:]
    for (word, value) in meanings {
      for written in [word, word.prefix(1).uppercased() + word.dropFirst(), word.uppercased()] {
        words[written] = value
      }
    }
    return words
  }

  /// Returns whether a word is true or false to PyYAML, in letters of any case.
  static func boolean(_ word: String) -> Bool? {
    if case .boolean(let isTrue) = words[word.lowercased()] { isTrue } else { nil }
  }

  // MARK: Whole numbers

  private func integer(_ word: String) -> Node.Value? {
    var cursor = ByteCursor(word)
    let isNegative = cursor.take("+-") == UInt8(ascii: "-")
    if cursor.current == UInt8(ascii: "0"), cursor.index + 1 < cursor.bytes.count {
      let base = base(of: cursor.following)
      if let base { return whole(&cursor, behind: base == 8 && reader != .ruamel ? 1 : 2, base: base, isNegative) }
    }
    guard cursor.current.isDecimalDigit else { return nil }
    let start = cursor.index
    cursor.skip(while: \.isDigitOrUnderscore)
    let digits = cursor.digits(from: start)
    if cursor.isAtEnd { return DigitText.decimal(digits, isNegative: isNegative).map(Node.Value.integer) }
    guard reader != .ruamel, digits.utf8.first != UInt8(ascii: "0"), let sixties = Self.sixties(&cursor, from: digits),
      cursor.isAtEnd
    else { return nil }
    return Self.sexagesimal(sixties, isNegative: isNegative)
  }

  /// The base that the byte behind a first zero tells; `nil` for ten.
  private func base(of byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "b"): 2
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): reader == .ruamel ? 8 : nil
    default: reader == .ruamel ? nil : 8
    }
  }

  private func whole(_ cursor: inout ByteCursor, behind count: Int, base: Int, _ isNegative: Bool) -> Node.Value? {
    for _ in 0..<count { _ = cursor.take("0xbo") }
    let start = cursor.index
    cursor.skip { $0.isDigit(below: base) || $0 == UInt8(ascii: "_") }
    guard cursor.isAtEnd else { return nil }
    // Underscores are taken away first, and what is left of `0_` is a zero.
    let digits = (count == 1 ? "0" : "") + cursor.digits(from: start)
    return DigitText.decimal(digits, base: base, isNegative: isNegative).map(Node.Value.integer)
  }

  /// Takes one or more `:59`, and returns all parts from the left.
  private static func sixties(_ cursor: inout ByteCursor, from first: String) -> [String]? {
    var parts = [first]
    while cursor.take(":") != nil {
      let start = cursor.index
      let digits = cursor.skip(while: \.isDecimalDigit)
      guard digits == 1 || digits == 2 && cursor.bytes[start] < UInt8(ascii: "6") else { return nil }
      parts.append(cursor.digits(from: start))
    }
    return parts.count > 1 ? parts : nil
  }

  /// The number that digits of base 60 are; `nil` where it is larger than any that means a time.
  private static func sexagesimal(_ parts: [String], isNegative: Bool) -> Node.Value? {
    var value = 0
    for part in parts {
      guard let digit = Int(part) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 60)
      let (sum, carry) = product.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
    }
    return .integer(String(isNegative ? -value : value))
  }

  // MARK: Numbers with a point or an exponent

  private func float(_ word: String) -> Node.Value? {
    var cursor = ByteCursor(word)
    let sign = cursor.take("+-")
    if cursor.current == UInt8(ascii: ".") { return pointed(word, cursor, sign) }
    guard cursor.current.isDecimalDigit else { return nil }
    if reader == .ruamel { return number(cursor, sign, needsSign: false) }
    if let number = number(cursor, sign, needsSign: true) { return number }
    return reader == .omegaConf ? number(cursor, sign, needsSign: false, isStrict: true) : nil
  }

  /// A number that begins with a digit.
  ///
  /// - Parameters:
  ///   - beginning: Where it begins, behind its sign.
  ///   - sign: The sign before it, if there is one.
  ///   - needsSign: Whether an exponent has a sign and stands behind a point.
  ///   - isStrict: Whether underscores stand between digits only.
  /// - Returns: The number; `nil` where there is none.
  private func number(
    _ beginning: ByteCursor, _ sign: UInt8?, needsSign: Bool, isStrict: Bool = false
  ) -> Node.Value? {
    var cursor = beginning
    let (start, isNegative) = (cursor.index, sign == UInt8(ascii: "-"))
    cursor.skip(while: \.isDigitOrUnderscore)
    let written = cursor.bytes[start..<cursor.index]
    if isStrict, written.last == UInt8(ascii: "_") || written.contains(doubled: UInt8(ascii: "_")) { return nil }
    if cursor.current == UInt8(ascii: ":"), reader != .ruamel {
      guard let parts = Self.sixties(&cursor, from: cursor.digits(from: start)) else { return nil }
      return Self.sexagesimal(parts, fraction: &cursor, isNegative: isNegative)
    }
    let hasPoint = cursor.take(".") != nil
    if hasPoint { cursor.skip(while: \.isDigitOrUnderscore) }
    let end = cursor.index
    guard Self.takeExponent(&cursor, needsSign: needsSign), cursor.isAtEnd else { return nil }
    guard hasPoint || !needsSign && cursor.index > end else { return nil }
    return .number((isNegative ? "-" : "") + cursor.digits(from: start))
  }

  /// A number that begins with its point, or one that is none by name.
  private func pointed(_ word: String, _ beginning: ByteCursor, _ sign: UInt8?) -> Node.Value? {
    let isNegative = sign == UInt8(ascii: "-")
    switch word.dropFirst(sign == nil ? 0 : 1) {
    case ".inf", ".Inf", ".INF": return .number(isNegative ? "-inf" : "inf")
    case ".nan", ".NaN", ".NAN": return sign == nil ? .number("nan") : nil
    default: break
    }
    var cursor = beginning
    let isRuamel = reader == .ruamel
    guard sign == nil || isRuamel, cursor.following.isDecimalDigit || isRuamel else { return nil }
    let start = cursor.index
    _ = cursor.take(".")
    cursor.skip(while: \.isDigitOrUnderscore)
    guard cursor.digits(from: start) != ".", Self.takeExponent(&cursor, needsSign: true), cursor.isAtEnd else {
      return nil
    }
    return .number((isNegative ? "-" : "") + cursor.digits(from: start))
  }

  /// Takes an exponent, if there is one.
  private static func takeExponent(_ cursor: inout ByteCursor, needsSign: Bool) -> Bool {
    guard cursor.take("eE") != nil else { return true }
    let hasSign = cursor.take("+-") != nil
    return (hasSign || !needsSign) && cursor.skip(while: \.isDecimalDigit) > 0
  }

  private static func sexagesimal(
    _ parts: [String], fraction cursor: inout ByteCursor, isNegative: Bool
  ) -> Node.Value? {
    let start = cursor.index
    guard cursor.take(".") != nil else { return nil }
    cursor.skip(while: \.isDigitOrUnderscore)
    guard cursor.isAtEnd else { return nil }
    // From the last part on, as PyYAML adds them: the sum is the same to the last digit.
    var (value, base) = (0.0, 1.0)
    for (index, part) in parts.reversed().enumerated() {
      guard let digit = Double(index == 0 ? part + cursor.digits(from: start) : part) else { return nil }
      value += digit * base
      base *= 60
    }
    return .number(String(isNegative ? -value : value))
  }

  // MARK: Times

  /// Whether it is `2001-12-14`, or `2001-12-14 21:59:43.10 -5`.
  private static func isTimestamp(_ word: String) -> Bool {
    var cursor = ByteCursor(word)
    func digits(_ count: ClosedRange<Int>) -> Bool { count.contains(cursor.skip(while: \.isDecimalDigit)) }
    guard digits(4...4), cursor.take("-") != nil else { return false }
    let month = cursor.index
    guard digits(1...2), cursor.take("-") != nil, digits(1...2) else { return false }
    if cursor.isAtEnd { return cursor.index - month == 5 }
    if cursor.take("Tt") == nil, cursor.skip(while: isBlank) == 0 { return false }
    guard digits(1...2), cursor.take(":") != nil, digits(2...2), cursor.take(":") != nil, digits(2...2) else {
      return false
    }
    if cursor.take(".") != nil { _ = digits(0...Int.max) }
    cursor.skip(while: isBlank)
    if cursor.take("Z") != nil { return cursor.isAtEnd }
    if cursor.take("+-") != nil {
      guard digits(1...2) else { return false }
      if cursor.take(":") != nil, !digits(2...2) { return false }
    }
    return cursor.isAtEnd
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

extension Sequence<UInt8> {
  /// Whether a byte stands twice in a row.
  fileprivate func contains(doubled byte: UInt8) -> Bool {
    zip(self, dropFirst()).contains { $0 == byte && $1 == byte }
  }
}
