/// Reads JSON as RFC 8259 has it, and nothing more: each value with its place.
///
///     let document = try JSONReader.document(of: SourceText("{\"lr\": 1e-4}"))
///     document.root["lr"]?.value  // number("1e-4")
///
/// - Complexity: O(n).
package struct JSONReader {
  private let source: SourceText
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: NodeLimits
  private let acceptsNonFinite: Bool

  private var index: Int
  private var depth = 0
  private var values = 0
  private var repeatedKeys: [Document.RepeatedKey] = []

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - source: The text; a byte order mark may stand before it.
  ///   - limits: How much it may hold.
  ///   - acceptsNonFinite: Whether `NaN`, `Infinity` and `-Infinity` are numbers, as Python writes them.
  /// - Returns: What the text holds.
  /// - Throws: What is wrong first, and where.
  package static func document(
    of source: SourceText, limits: NodeLimits = NodeLimits(), acceptsNonFinite: Bool = false
  ) throws(JSONFault) -> Document {
    guard source.bytes.count <= limits.bytes else {
      throw JSONFault(reason: .tooLong(limit: limits.bytes), span: Span(0, 0, of: source))
    }
    if let fault = source.firstFault { throw JSONFault(reason: .notText, span: fault) }
    return try source.bytes.withUnsafeBufferPointer { (bytes) throws(JSONFault) in
      var reader = JSONReader(source, bytes, limits, acceptsNonFinite)
      return try reader.document()
    }
  }

  private init(
    _ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, _ limits: NodeLimits, _ acceptsNonFinite: Bool
  ) {
    self.source = source
    self.bytes = bytes
    self.limits = limits
    self.acceptsNonFinite = acceptsNonFinite
    index = source.whole.start
  }

  private mutating func document() throws(JSONFault) -> Document {
    skipBlanks()
    if index == bytes.count { throw fault(.empty, from: index) }
    let root = try value()
    skipBlanks()
    guard index == bytes.count else { throw fault(isComment ? .comment : .textBehindEnd, from: index) }
    return Document(root: root, repeatedKeys: repeatedKeys)
  }

  // MARK: Bytes

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func span(from start: Int) -> Span { Span(start, index, of: source) }

  private func fault(_ reason: JSONFault.Reason, from start: Int) -> JSONFault {
    JSONFault(reason: reason, span: span(from: start))
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  /// Takes a byte when it comes next.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Whether a comment begins here, as other formats have them.
  private var isComment: Bool {
    guard let current else { return false }
    return current == UInt8(ascii: "#") || current == UInt8(ascii: "/")
  }

  // MARK: Values

  private mutating func value() throws(JSONFault) -> Node {
    values += 1
    guard values <= limits.values else { throw fault(.tooManyValues(limit: limits.values), from: index) }
    guard let current else { throw fault(.missingValue, from: index) }
    switch current {
    case UInt8(ascii: "{"): return try map()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""):
      let start = index
      return Node(.string(try string()), span(from: start))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func list() throws(JSONFault) -> Node {
    let start = try open()
    var elements: [Node] = []
    while try hasMore(isFirst: elements.isEmpty, start, "[", "]") { elements.append(try value()) }
    depth -= 1
    return Node(.list(elements), span(from: start))
  }

  private mutating func map() throws(JSONFault) -> Node {
    let start = try open()
    var entries: [Node.Entry] = []
    var known = KnownKeys()
    while try hasMore(isFirst: entries.isEmpty, start, "{", "}") {
      let place = index
      guard current == UInt8(ascii: "\"") else {
        throw fault(isComment ? .comment : .missingKey, from: place)
      }
      let name = try string()
      let key = Node(.string(name), span(from: place))
      if let first = known.place(of: key.value, in: entries) {
        repeatedKeys.append(Document.RepeatedKey(name: name, first: entries[first].key.span, again: key.span))
      }
      skipBlanks()
      guard take(":") else { throw fault(isComment ? .comment : .missingColon, from: index) }
      skipBlanks()
      entries.append(Node.Entry(key, try value()))
    }
    depth -= 1
    return Node(.map(entries), span(from: start))
  }

  /// Takes an opening bracket.
  private mutating func open() throws(JSONFault) -> Int {
    depth += 1
    guard depth <= limits.depth else { throw fault(.tooDeep(limit: limits.depth), from: index) }
    index += 1
    return index - 1
  }

  /// Goes on to the next member, or takes the closing bracket.
  private mutating func hasMore(
    isFirst: Bool, _ start: Int, _ opening: Character, _ closing: Unicode.Scalar
  ) throws(JSONFault) -> Bool {
    skipBlanks()
    if take(closing) { return false }
    if isFirst, current != nil { return true }
    let comma = index
    guard isFirst || take(",") || current == nil else {
      throw fault(isComment ? .comment : .missingComma(closing: Character(closing)), from: index)
    }
    skipBlanks()
    guard let current else {
      index = start + 1
      throw fault(.unclosed(opening), from: start)
    }
    if current == UInt8(ascii: closing) {
      index = comma + 1
      throw fault(.commaBeforeEnd, from: comma)
    }
    return true
  }

  private mutating func word() throws(JSONFault) -> Node {
    let start = index
    if isComment { throw fault(.comment, from: start) }
    while let byte = current, byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x80 {
      index += 1
    }
    guard index > start else { throw fault(.missingValue, from: start) }
    switch span(from: start).text {
    case "true": return Node(.boolean(true), span(from: start))
    case "false": return Node(.boolean(false), span(from: start))
    case "null": return Node(.null, span(from: start))
    case "NaN" where acceptsNonFinite, "Infinity" where acceptsNonFinite:
      return Node(.number(span(from: start).text), span(from: start))
    case let word: throw fault(.unknownWord(word), from: start)
    }
  }

  // MARK: Numbers

  private mutating func number() throws(JSONFault) -> Node {
    let start = index
    let isNegative = take("-")
    if isNegative, current == UInt8(ascii: "I"), acceptsNonFinite {
      guard case .number(let name) = try word().value, name == "Infinity" else {
        throw fault(.unknownWord(span(from: start).text), from: start)
      }
      return Node(.number("-Infinity"), span(from: start))
    }
    let hasZero = current == UInt8(ascii: "0")
    var isRight = skipDigits() > 0 && !(hasZero && index - start > (isNegative ? 2 : 1))
    var isInteger = true
    if take(".") {
      isInteger = false
      isRight = skipDigits() > 0 && isRight
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      isRight = skipDigits() > 0 && isRight
    }
    // What is glued to a number belongs to the error.
    while let byte = current, isWordByte(byte) {
      isRight = false
      index += 1
    }
    let text = span(from: start).text
    guard isRight else { throw fault(.notANumber(text), from: start) }
    return Node(isInteger ? .integer(text) : .number(text), span(from: start))
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    return isLetter || isDigit || byte >= 0x80 || "._+-%".utf8.contains(byte)
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte = current, byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { index += 1 }
    return index - start
  }

  // MARK: Strings

  private mutating func string() throws(JSONFault) -> String {
    let start = index
    index += 1
    var text = ""
    var plain = index
    while true {
      guard let byte = current, byte != 0x0A, byte != 0x0D else {
        index = start + 1
        throw fault(.unclosedString, from: start)
      }
      switch byte {
      case UInt8(ascii: "\""):
        let rest = Span(plain, index, of: source).text
        index += 1
        return text.isEmpty ? rest : text + rest
      case UInt8(ascii: "\\"):
        text += Span(plain, index, of: source).text
        text.unicodeScalars.append(try escaped())
        plain = index
      case 0..<0x20:
        index += 1
        throw fault(.controlCharacter(byte), from: index - 1)
      default: index += 1
      }
    }
  }

  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    let start = index
    index += 1
    guard let byte = current else { throw fault(.unknownEscape, from: start) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw fault(.unknownEscape, from: start)
    }
    let first = try codeUnit(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A pair of surrogates stands for one character beyond the first 65,536.
    guard first < 0xDC00, take("\\"), take("u") else { throw fault(.loneSurrogate, from: start) }
    let second = try codeUnit(from: start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault(.loneSurrogate, from: start) }
    return scalar
  }

  /// Takes four hexadecimal digits.
  private mutating func codeUnit(from start: Int) throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault(.unknownEscape, from: start)
      }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }
}
