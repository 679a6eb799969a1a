/// Splits a text into the words of Python's grammar (Python 3.13, Lexical analysis), as far as assignments, calls and formulas
/// need it.
struct PythonLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var openBrackets = 0
  private var indents = [0]
  private var tokens: [PythonToken] = []

  /// The most words of a text: each takes memory, and no script that people keep has as many.
  static let most = 2_000_000

  private static let symbols: [[UInt8]] = [
    "**=", "//=", "<<=", ">>=", "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=",
    "/=",
    "%=", "&=", "|=", "^=", "@=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{",
    "}",
    ",", ":", ".", ";", "=",
  ].map { Array($0.utf8) }

  /// Returns the words of a text.
  ///
  /// - Parameter bytes: The text in UTF-8.
  /// - Returns: The words.
  /// - Throws: ``PythonError`` for a string without an end, an indent that fits no other and a character without a meaning.
  static func tokens(of bytes: [UInt8]) throws(PythonError) -> [PythonToken] {
    var lexer = PythonLexer(bytes: bytes)
    try lexer.run()
    return lexer.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func run() throws(PythonError) {
    try startLine()
    while position < bytes.count {
      guard tokens.count < Self.most else {
        throw PythonError(offset: position, reason: "more than \(Self.most) words")
      }
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C, UInt8(ascii: "\r"):
        position += 1
      case UInt8(ascii: "#"):
        skipComment()
      case UInt8(ascii: "\n"):
        try endLine()
      case UInt8(ascii: "\\") where lengthOfLineEnd(at: position + 1) > 0:
        position += 1 + lengthOfLineEnd(at: position + 1)
      default:
        try word()
      }
    }
    if tokens.last.map({ $0.kind != .newline }) ?? false { append(.newline, 0) }
    for _ in indents.dropFirst() { append(.dedent, 0) }
    append(.end, 0)
  }

  private mutating func append(_ kind: PythonToken.Kind, _ length: Int) {
    let range = position..<position + length
    tokens.append(PythonToken(kind: kind, text: String(decoding: bytes[range], as: UTF8.self), range: range))
    position += length
  }

  private func lengthOfLineEnd(at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    if bytes[offset] == UInt8(ascii: "\n") { return 1 }
    let isReturn = bytes[offset] == UInt8(ascii: "\r")
    return isReturn && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n") ? 2 : 0
  }

  private mutating func skipComment() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func endLine() throws(PythonError) {
    // Within brackets a line's end is a blank.
    if openBrackets == 0, tokens.last.map({ ![.newline, .indent, .dedent].contains($0.kind) }) ?? false {
      append(.newline, 1)
    } else {
      position += 1
    }
    if openBrackets == 0 { try startLine() }
  }

  /// Compares the blanks before a line with those of the lines around it; lines of nothing but blanks and a comment do not count.
  private mutating func startLine() throws(PythonError) {
    var column = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column = (column / 8 + 1) * 8
      case 0x0C: column = 0
      case UInt8(ascii: "\r"): break
      case UInt8(ascii: "#"):
        skipComment()
        continue
      case UInt8(ascii: "\n"):
        column = -1
      default:
        return try indent(to: column)
      }
      position += 1
      if column < 0 { column = 0 }
    }
  }

  private mutating func indent(to column: Int) throws(PythonError) {
    // Lines that were copied out of a function all stand further to the right.
    if tokens.isEmpty { indents = [column] }
    if column > indents[indents.count - 1] {
      indents.append(column)
      append(.indent, 0)
    }
    while indents.count > 1, column < indents[indents.count - 1] {
      indents.removeLast()
      append(.dedent, 0)
    }
    guard column == indents[indents.count - 1] else {
      throw PythonError(offset: position, reason: "the line begins where no other does")
    }
  }

  private mutating func word() throws(PythonError) {
    let byte = bytes[position]
    if let length = lengthOfStringStart() { return try string(prefix: length) }
    if Self.isLetter(byte) {
      return append(.name, bytes[position...].prefix { Self.isLetter($0) || Self.isDigit($0) }.count)
    }
    if Self.isDigit(byte) || byte == UInt8(ascii: "."), let (kind, length) = number() { return append(kind, length) }
    guard let symbol = Self.symbols.first(where: { $0[0] == byte && bytes[position...].starts(with: $0) }) else {
      let rest = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
      throw PythonError(offset: position, reason: "'\(rest.prefix(1))' means nothing here")
    }
    switch symbol.first {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): openBrackets += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): openBrackets = max(0, openBrackets - 1)
    default: break
    }
    append(.symbol, symbol.count)
  }

  /// A byte of a letter of any alphabet counts as a letter.
  static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private func number() -> (PythonToken.Kind, Int)? {
    let rest = bytes[position...]
    if rest.first == UInt8(ascii: "0"), let second = rest.dropFirst().first, "xXoObB".utf8.contains(second) {
      return (.integer, 2 + rest.dropFirst(2).prefix { Self.isDigit($0) || Self.isLetter($0) }.count)
    }
    var length = 0
    var isFloat = false
    func at(_ index: Int) -> UInt8 { position + index < bytes.count ? bytes[position + index] : 0 }
    func digits() { while Self.isDigit(at(length)) || at(length) == UInt8(ascii: "_") { length += 1 } }
    digits()
    if at(length) == UInt8(ascii: ".") {
      guard length > 0 || Self.isDigit(at(1)) else { return nil }
      isFloat = true
      length += 1
      digits()
    }
    if at(length) | 0x20 == UInt8(ascii: "e") {
      let signs = at(length + 1) == UInt8(ascii: "-") || at(length + 1) == UInt8(ascii: "+") ? 1 : 0
      if Self.isDigit(at(length + 1 + signs)) {
        isFloat = true
        length += 1 + signs
        digits()
      }
    }
    return (isFloat ? .float : .integer, length)
  }

  /// The length of a string's prefix and its first quote, or `nil` where no string begins.
  private func lengthOfStringStart() -> Int? {
    var length = 0
    while length < 3, position + length < bytes.count {
      switch bytes[position + length] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): return length + 1
      case let byte where "rRbBuUfF".utf8.contains(byte): length += 1
      default: return nil
      }
    }
    return nil
  }

  private mutating func string(prefix: Int) throws(PythonError) {
    let start = position
    let letters = bytes[start..<start + prefix - 1].map { $0 | 0x20 }
    let quote = bytes[start + prefix - 1]
    let isLong = bytes[(start + prefix)...].starts(with: [quote, quote])
    let ending = [UInt8](repeating: quote, count: isLong ? 3 : 1)
    var (index, value) = (start + prefix - 1 + ending.count, [UInt8]())
    while true {
      guard index < bytes.count, isLong || bytes[index] != UInt8(ascii: "\n") else {
        throw PythonError(offset: start, reason: "the string has no end")
      }
      if bytes[index...].starts(with: ending) { break }
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        value +=
          letters.contains(UInt8(ascii: "r")) ? [bytes[index], bytes[index + 1]] : Self.escaped(bytes[index + 1])
        index += 2
      } else {
        value.append(bytes[index])
        index += 1
      }
    }
    let isFormatted = letters.contains(UInt8(ascii: "f"))
    append(
      .string(value: String(decoding: value, as: UTF8.self), isFormatted: isFormatted), index + ending.count - start)
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "n"): [UInt8(ascii: "\n")]
    case UInt8(ascii: "t"): [UInt8(ascii: "\t")]
    case UInt8(ascii: "r"): [UInt8(ascii: "\r")]
    case UInt8(ascii: "\n"): []
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): [byte]
    // The rarer ones (\x41, \u2026) name no schedule and no path that is read: they stay as they are written.
    default: [UInt8(ascii: "\\"), byte]
    }
  }
}
