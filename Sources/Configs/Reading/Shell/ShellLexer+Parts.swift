import Documents

extension ShellLexer {
  /// Reads what stands next in a word.
  ///
  /// - Parameters:
  ///   - parts: The parts, to which it is added.
  ///   - isQuoted: Whether it stands in double quotes, or in lines of a here-document.
  ///   - ends: What ends plain text.
  /// - Throws: A `DocumentFault` for a quote or a bracket that is not closed.
  mutating func readPart(_ parts: inout [ShellPart], isQuoted: Bool, ends: String) throws(DocumentFault) {
    let start = index
    let continuation = lengthOfContinuation()
    if continuation > 0 {
      index += continuation
      return
    }
    switch byte() {
    case UInt8(ascii: "'") where !isQuoted:
      index += 1
      while let next = byte(), next != UInt8(ascii: "'") { index += 1 }
      guard byte() != nil else { throw DocumentFault("a ' is not closed", Span(start, start + 1, of: source)) }
      parts.append(.text(Span(start + 1, index, of: source), isQuoted: true))
      index += 1
    case UInt8(ascii: "\"") where !isQuoted: try readQuoted(&parts)
    case UInt8(ascii: "$"): try readDollar(&parts, isQuoted: isQuoted)
    case UInt8(ascii: "`"):
      index += 1
      while let next = byte(), next != UInt8(ascii: "`") { index += next == UInt8(ascii: "\\") ? 2 : 1 }
      index = min(index + 1, end)
      parts.append(.unknown(span(from: start), found: nil, isQuoted: isQuoted))
    case UInt8(ascii: "\\"):
      // In quotes a backslash stays before what needs none.
      let isKept = isQuoted && !(byte(1).map { "\"\\$`".utf8.contains($0) } ?? false)
      index = min(index + 2, end)
      while let next = byte(), next & 0xC0 == 0x80 { index += 1 }
      parts.append(.text(Span(isKept ? start : start + 1, index, of: source), isQuoted: true))
    default:
      index += 1
      while let next = byte(), !ends.utf8.contains(next) { index += 1 }
      parts.append(.text(span(from: start), isQuoted: isQuoted))
    }
  }

  /// Reads from an opening double quote to behind its closing one.
  private mutating func readQuoted(_ parts: inout [ShellPart]) throws(DocumentFault) {
    let start = index
    let before = parts.count
    index += 1
    while let next = byte(), next != UInt8(ascii: "\"") {
      try readPart(&parts, isQuoted: true, ends: "\"$`\\")
    }
    guard byte() != nil else { throw DocumentFault("a \" is not closed", Span(start, start + 1, of: source)) }
    // A word without a letter is one too.
    if parts.count == before { parts.append(.text(span(from: index), isQuoted: true)) }
    index += 1
  }

  /// Returns the parts between two places, as they stand in double quotes.
  mutating func parts(from start: Int, to close: Int) throws(DocumentFault) -> [ShellPart] {
    let (place, behind) = (index, end)
    defer { (index, end) = (place, behind) }
    (index, end) = (start, close)
    var parts: [ShellPart] = []
    while index < end { try readPart(&parts, isQuoted: true, ends: "$`\\") }
    return parts
  }

  // MARK: What begins with a dollar sign

  private mutating func readDollar(_ parts: inout [ShellPart], isQuoted: Bool) throws(DocumentFault) {
    let start = index
    guard let next = byte(1) else {
      index += 1
      parts.append(.text(span(from: start), isQuoted: isQuoted))
      return
    }
    if begins("$((") || begins("$[") {
      try readArithmetic(&parts, isQuoted: isQuoted)
    } else if next == UInt8(ascii: "(") {
      index += 1
      try skipBrackets()
      parts.append(.unknown(span(from: start), found: found(span(from: start)), isQuoted: isQuoted))
    } else if next == UInt8(ascii: "{") {
      try readBraces(&parts, isQuoted: isQuoted)
    } else if next == UInt8(ascii: "'"), !isQuoted {
      // With escapes it is not the text that stands there.
      index += 2
      while let inner = byte(), inner != UInt8(ascii: "'") { index += inner == UInt8(ascii: "\\") ? 2 : 1 }
      guard byte() != nil else { throw DocumentFault("a ' is not closed", Span(start, start + 1, of: source)) }
      let text = Span(start + 2, index, of: source)
      index += 1
      parts.append(
        text.bytes.contains(UInt8(ascii: "\\"))
          ? .unknown(span(from: start), found: nil, isQuoted: true) : .text(text, isQuoted: true))
    } else if next.isNamePart, !next.isDigit {
      index += 1
      let name = takeName()
      parts.append(.parameter(ShellParameter(name: name, span: span(from: start), isQuoted: isQuoted)))
    } else if next.isDigit || "@*#?$!-".utf8.contains(next) {
      index += 2
      let name = Span(start + 1, index, of: source).text
      parts.append(.parameter(ShellParameter(name: name, span: span(from: start), isQuoted: isQuoted)))
    } else {
      index += 1
      parts.append(.text(span(from: start), isQuoted: isQuoted))
    }
  }

  private mutating func takeName() -> String {
    let start = index
    while let next = byte(), next.isNamePart { index += 1 }
    return span(from: start).text
  }

  private mutating func readArithmetic(_ parts: inout [ShellPart], isQuoted: Bool) throws(DocumentFault) {
    let start = index
    let isOld = begins("$[")
    guard depth < Self.mostDepth else { throw tooDeep(start) }
    depth += 1
    defer { depth -= 1 }
    index += 1
    try skipBrackets()
    let inner = isOld ? (start + 2, index - 1) : (start + 3, index - 2)
    let within = try self.parts(from: inner.0, to: max(inner.0, inner.1))
    parts.append(.arithmetic(within, span(from: start), isQuoted: isQuoted))
  }

  private mutating func readBraces(_ parts: inout [ShellPart], isQuoted: Bool) throws(DocumentFault) {
    let start = index
    guard depth < Self.mostDepth else { throw tooDeep(start) }
    depth += 1
    defer { depth -= 1 }
    index += 2
    var parameter = ShellParameter(name: "", span: span(from: start), isQuoted: isQuoted)
    if byte() == UInt8(ascii: "#"), byte(1) != UInt8(ascii: "}") {
      parameter.isLength = true
      index += 1
    }
    if let next = byte(), "@*#?".utf8.contains(next) {
      index += 1
      parameter.name = span(from: index - 1).text
    } else {
      parameter.name = takeName()
    }
    if byte() == UInt8(ascii: "[") {
      let open = index + 1
      while let next = byte(), next != UInt8(ascii: "]"), next != UInt8(ascii: "\n") { index += 1 }
      parameter.index = span(from: open).text
      index = min(index + 1, end)
    }
    var isKnown = !parameter.name.isEmpty
    let sign = index
    if byte() == UInt8(ascii: ":") { index += 1 }
    if let next = byte(), "-=+?".utf8.contains(next) {
      index += 1
      parameter.otherwise = (span(from: sign).text, [])
    } else if byte() != UInt8(ascii: "}") || index != sign {
      isKnown = false
    }
    var word: [ShellPart] = []
    while let next = byte(), next != UInt8(ascii: "}") {
      try readPart(&word, isQuoted: isQuoted && next != UInt8(ascii: "\""), ends: "}'\"$`\\")
    }
    guard byte() != nil else { throw DocumentFault("a '${' is not closed", Span(start, start + 2, of: source)) }
    index += 1
    parameter.otherwise?.word = word
    parameter.span = span(from: start)
    parts.append(
      isKnown ? .parameter(parameter) : .unknown(parameter.span, found: nil, isQuoted: isQuoted))
  }

  /// The most expansions within each other.
  private static var mostDepth: Int { 50 }

  private func tooDeep(_ start: Int) -> DocumentFault {
    DocumentFault("'$' more than \(Self.mostDepth) deep within each other", Span(start, start + 1, of: source))
  }

  /// The program that `$(which NAME)` and `$(command -v NAME)` find.
  private func found(_ span: Span) -> Span? {
    let inner = span.bytes.dropFirst(2).dropLast()
    let words = inner.split { " \t\n".utf8.contains($0) }
    guard let last = words.last, last.allSatisfy({ $0.isNamePart || "-.".utf8.contains($0) }) else { return nil }
    let head = words.dropLast().map { String(decoding: $0, as: UTF8.self) }
    return head == ["which"] || head == ["command", "-v"] ? Span(last.startIndex, last.endIndex, of: source) : nil
  }

  // MARK: Brackets

  /// Goes on from an opening bracket to behind the closing one.
  mutating func skipBrackets() throws(DocumentFault) {
    let start = index
    var open = 0
    while let next = byte() {
      index += 1
      switch next {
      case UInt8(ascii: "("), UInt8(ascii: "["): open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        open -= 1
        if open == 0 { return }
      case UInt8(ascii: "'"):
        while let inner = byte(), inner != UInt8(ascii: "'") { index += 1 }
        index = min(index + 1, end)
      case UInt8(ascii: "\""):
        while let inner = byte(), inner != UInt8(ascii: "\"") { index += inner == UInt8(ascii: "\\") ? 2 : 1 }
        index = min(index + 1, end)
      case UInt8(ascii: "\\"): index = min(index + 1, end)
      default: break
      }
    }
    throw DocumentFault("a bracket is not closed", Span(start, start + 1, of: source))
  }
}
