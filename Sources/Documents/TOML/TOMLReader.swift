/// Reads TOML 1.0, each value with its place.
///
///     let document = try TOMLReader.document(of: SourceText("[optimizer]\nlr = 3e-4"))
///     document.root["optimizer", "lr"]?.value  // number("3e-4")
///
/// - Complexity: O(n).
package struct TOMLReader {
  let source: SourceText
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: NodeLimits
  var index: Int
  private var depth = 0
  private var values = 0

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - source: The text; a byte order mark may stand before it.
  ///   - limits: How much it may hold.
  /// - Returns: The text.
  /// - Throws: What is wrong first, and where; a key that is there twice is.
  package static func document(
    of source: SourceText, limits: NodeLimits = NodeLimits()
  ) throws(DocumentFault) -> Document {
    if let fault = limits.fault(of: source) { throw fault }
    if let fault = source.firstFault { throw DocumentFault("no UTF-8 text stands there", fault) }
    return try source.bytes.withUnsafeBufferPointer { (bytes) throws(DocumentFault) in
      var reader = TOMLReader(source: source, bytes: bytes, limits: limits, index: source.whole.start)
      return Document(root: try reader.root(), repeatedKeys: [])
    }
  }

  private init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, limits: NodeLimits, index: Int) {
    (self.source, self.bytes, self.limits, self.index) = (source, bytes, limits, index)
  }

  // MARK: Lines

  private mutating func root() throws(DocumentFault) -> Node {
    var tables = TOMLTables(source, source.whole)
    var table = TOMLTables.root
    while true {
      try skipBlankLines()
      guard let byte = current else { return tables.node() }
      if byte == UInt8(ascii: "[") {
        table = try header(&tables)
      } else {
        let path = try keys(endingBefore: "=")
        let value = try assigned()
        try tables.set(path, to: value, in: table)
        tables.extend(table, to: value.span.end)
      }
      try endLine()
    }
  }

  private mutating func header(_ tables: inout TOMLTables) throws(DocumentFault) -> Int {
    let start = index
    index += 1
    let isElement = take("[")
    let path = try keys(endingBefore: "]")
    guard take("]"), !isElement || take("]") else {
      throw fault("the header needs \(isElement ? "']]'" : "']'") behind its name", from: index)
    }
    try count(from: start)
    return try tables.open(path, span(from: start), isElement: isElement)
  }

  /// Takes an equals sign and the value behind it.
  private mutating func assigned() throws(DocumentFault) -> Node {
    guard take("=") else { throw fault("a key needs '=' and a value", from: index) }
    skipBlanks()
    return try value()
  }

  private mutating func endLine() throws(DocumentFault) {
    skipBlanks()
    try skipComment()
    guard index < bytes.count else { return }
    let length = lengthOfLineEnd()
    guard length > 0 else { throw fault("the line should end here", from: index) }
    index += length
  }

  /// Goes on to what is neither a blank, nor a comment, nor the end of a line.
  func isAtLineEnd() -> Bool { lengthOfLineEnd() > 0 }

  mutating func skipBlankLines() throws(DocumentFault) {
    while true {
      skipBlanks()
      try skipComment()
      let length = lengthOfLineEnd()
      guard length > 0 else { return }
      index += length
    }
  }

  private mutating func skipComment() throws(DocumentFault) {
    guard current == UInt8(ascii: "#") else { return }
    while let byte = current, lengthOfLineEnd() == 0 {
      guard byte >= 0x20 && byte != 0x7F || byte == 0x09 else { throw controlCharacter(byte) }
      index += 1
    }
  }

  /// The bytes that end a line here: LF or CRLF; a lone CR is none.
  func lengthOfLineEnd() -> Int {
    guard let byte = current else { return 0 }
    if byte == UInt8(ascii: "\n") { return 1 }
    return byte == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 0
  }

  // MARK: Keys

  /// Takes a key, of which dots divide the parts.
  private mutating func keys(endingBefore ending: Character) throws(DocumentFault) -> [Node] {
    var path: [Node] = []
    repeat {
      skipBlanks()
      path.append(try key(before: ending))
      skipBlanks()
      try count(from: index)
      guard depth + path.count <= limits.depth else { throw tooDeep(path[path.count - 1].span) }
    } while take(".")
    return path
  }

  private mutating func key(before ending: Character) throws(DocumentFault) -> Node {
    let start = index
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard !isNext("\"\"\""), !isNext("'''") else { throw fault("a key is of one line", from: start) }
      return Node(.string(try string()), span(from: start))
    default:
      while let byte = current, Self.isBare(byte) { index += 1 }
      guard index > start else {
        let isLetter = current.map { $0 >= 0x80 } ?? false
        throw fault(
          isLetter ? "a key with such a letter needs quotes" : "a key should stand here, before '\(ending)'",
          from: start)
      }
      return Node(.string(span(from: start).text), span(from: start))
    }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    return isLetter || byte.isDigitOrUnderscore || byte == UInt8(ascii: "-")
  }

  // MARK: Values

  private mutating func count(from start: Int) throws(DocumentFault) {
    values += 1
    guard values <= limits.values else { throw fault("more than \(limits.values) values", from: start) }
  }

  private func tooDeep(_ span: Span) -> DocumentFault {
    DocumentFault("more than \(limits.depth) lists and maps within each other", span)
  }

  private mutating func value() throws(DocumentFault) -> Node {
    let start = index
    try count(from: start)
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try string()
      return Node(.string(text), span(from: start))
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "{"): return try inlineTable()
    default:
      let word = takeWord()
      guard let value = TOMLScalar.value(of: word) else {
        throw fault(
          word.isEmpty
            ? "a value should stand here"
            : "'\(word.prefix(40))' is no value of TOML; text needs quotes", from: start)
      }
      return Node(value, span(from: start))
    }
  }

  /// Takes what may be a number, a day or a time, true or false.
  private mutating func takeWord() -> String {
    let start = index
    func skip() {
      while let byte = current, Self.isBare(byte) || "+.:".utf8.contains(byte) || byte >= 0x80 { index += 1 }
    }
    skip()
    // One blank may stand between a day and its time.
    let isDay = index - start == 10 && bytes[start + 4] == UInt8(ascii: "-")
    if isDay, current == UInt8(ascii: " "), index + 3 < bytes.count, bytes[index + 1].isDecimalDigit,
      bytes[index + 3] == UInt8(ascii: ":")
    {
      index += 1
      skip()
    }
    return span(from: start).text
  }

  private mutating func array() throws(DocumentFault) -> Node {
    let start = try open()
    var elements: [Node] = []
    while true {
      try skipBlankLines()
      if take("]") { break }
      guard current != nil else { throw unclosed("[", from: start) }
      elements.append(try value())
      try skipBlankLines()
      if take("]") { break }
      guard take(",") else {
        if current == nil { throw unclosed("[", from: start) }
        throw fault("a comma or ']' should stand here", from: index)
      }
    }
    depth -= 1
    return Node(.list(elements), span(from: start))
  }

  private mutating func inlineTable() throws(DocumentFault) -> Node {
    let start = try open()
    var tables = TOMLTables(source, span(from: start))
    skipBlanks()
    if take("}") {
      depth -= 1
      return Node(.map([]), span(from: start))
    }
    while true {
      if isAtLineEnd() { throw fault("a table in braces is of one line", from: index) }
      let path = try keys(endingBefore: "=")
      try tables.set(path, to: try assigned(), in: TOMLTables.root)
      skipBlanks()
      if take("}") { break }
      guard take(",") else {
        if current == nil { throw unclosed("{", from: start) }
        throw fault(
          isAtLineEnd() ? "a table in braces is of one line" : "a comma or '}' should stand here", from: index)
      }
      skipBlanks()
      if current == UInt8(ascii: "}") { throw fault("TOML has no comma before '}'", from: index) }
    }
    depth -= 1
    tables.extend(TOMLTables.root, to: index)
    return tables.node()
  }

  private mutating func open() throws(DocumentFault) -> Int {
    depth += 1
    index += 1
    guard depth <= limits.depth else { throw tooDeep(span(from: index - 1)) }
    return index - 1
  }

  private func unclosed(_ bracket: Character, from start: Int) -> DocumentFault {
    DocumentFault("the '\(bracket)' that stands here is not closed", Span(start, start + 1, of: source))
  }

  // MARK: Bytes

  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  func span(from start: Int) -> Span { Span(start, index, of: source) }

  func fault(_ reason: String, from start: Int) -> DocumentFault { DocumentFault(reason, span(from: start)) }

  func controlCharacter(_ byte: UInt8) -> DocumentFault {
    let code = String(byte, radix: 16, uppercase: true)
    return fault(
      "the character U+\(String(repeating: "0", count: 4 - code.utf8.count))\(code) must be escaped", from: index)
  }

  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 { index += 1 }
  }

  /// Takes a byte when it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  func isNext(_ text: String) -> Bool {
    index + text.utf8.count <= bytes.count && bytes[index..<index + text.utf8.count].elementsEqual(text.utf8)
  }
}
