import Documents

/// Divides a shell script into words and marks.
struct ShellLexer {
  let source: SourceText
  var bytes: [UInt8] { source.bytes }
  /// The number of bytes read.
  var index: Int
  /// Where the part that is read ends.
  var end: Int
  /// How deep braces stand within each other.
  var depth = 0
  private var tokens: [ShellToken] = []
  /// The here-documents whose lines begin behind the next line end.
  private var waiting: [(token: Int, delimiter: String, isQuoted: Bool, isIndented: Bool)] = []
  /// Whether the words stand between `[[` and `]]`, where marks are words.
  private var isCondition = false

  private init(_ source: SourceText) {
    self.source = source
    index = source.whole.start
    end = source.whole.end
  }

  /// Returns the words and marks of a script.
  ///
  /// - Parameter source: The script.
  /// - Returns: The tokens.
  /// - Throws: A `DocumentFault` for a quote or a bracket that is not closed.
  static func tokens(of source: SourceText) throws(DocumentFault) -> [ShellToken] {
    var lexer = ShellLexer(source)
    while lexer.index < lexer.end { try lexer.next() }
    return lexer.tokens
  }

  /// The byte at a place behind the next one; `nil` at the end.
  func byte(_ ahead: Int = 0) -> UInt8? { index + ahead < end ? bytes[index + ahead] : nil }

  /// Whether a text stands next.
  func begins(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      index + text.count <= end && bytes[index..<index + text.count].elementsEqual(text)
    }
  }

  func span(from start: Int) -> Span { Span(start, index, of: source) }

  /// The bytes that continue a line: a backslash before its end.
  func lengthOfContinuation() -> Int {
    guard byte() == UInt8(ascii: "\\") else { return 0 }
    if byte(1) == UInt8(ascii: "\n") { return 2 }
    return byte(1) == UInt8(ascii: "\r") && byte(2) == UInt8(ascii: "\n") ? 3 : 0
  }

  /// Goes on behind blanks and continued lines.
  private mutating func skipBlanks() {
    while let next = byte() {
      let length = lengthOfContinuation()
      if length > 0 {
        index += length
      } else if next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || next == UInt8(ascii: "\r") {
        index += 1
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    while let next = byte(), next != UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func next() throws(DocumentFault) {
    skipBlanks()
    guard let next = byte() else { return }
    let start = index
    switch next {
    case UInt8(ascii: "\n"):
      index += 1
      emit("\n", from: start)
      try readHereDocuments()
    case UInt8(ascii: "#"): skipComment()
    case UInt8(ascii: ";"):
      index += begins(";;") ? 2 : 1
      emit(span(from: start).text, from: start)
    case UInt8(ascii: "&") where byte(1) == UInt8(ascii: ">"): try skipRedirection()
    case UInt8(ascii: "&"), UInt8(ascii: "|"):
      index += byte(1) == next ? 2 : 1
      emit(span(from: start).text, from: start)
    case UInt8(ascii: "(") where byte(1) == next && !isCondition:
      // An arithmetic command: what it assigns is not known.
      try skipBrackets()
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      index += 1
      emit(span(from: start).text, from: start)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      if isCondition {
        index += 1
        emit(span(from: start).text, from: start)
      } else {
        try skipRedirection()
      }
    default:
      let token = try word()
      tokens.append(token)
      if token.keyword == "[[" { isCondition = true }
      if token.keyword == "]]" { isCondition = false }
      if token.span.start == index { index += 1 }
    }
  }

  /// Adds a mark; between `[[` and `]]` it is a word.
  private mutating func emit(_ mark: String, from start: Int) {
    let span = span(from: start)
    if isCondition, mark != "\n" {
      tokens.append(ShellToken(kind: .word([.text(span, isQuoted: false)]), span: span))
    } else {
      isCondition = false
      tokens.append(ShellToken(kind: .mark(mark), span: span))
    }
  }

  // MARK: Words

  /// Reads a word, or an array with its words.
  private mutating func word() throws(DocumentFault) -> ShellToken {
    let start = index
    var parts: [ShellPart] = []
    while let next = byte() {
      if " \t\r\n;&|<>)".utf8.contains(next) { break }
      if next == UInt8(ascii: "(") {
        guard parts.count == 1, case .text(let head, isQuoted: false) = parts[0],
          let name = ShellAssignment.name(of: head), name.end == head.end
        else { break }
        return try array(name, from: start)
      }
      try readPart(&parts, isQuoted: false, ends: " \t\r\n;&|<>()'\"$`\\")
    }
    return ShellToken(kind: .word(parts), span: span(from: start))
  }

  private mutating func array(
    _ assignment: ShellAssignment, from start: Int
  ) throws(DocumentFault) -> ShellToken {
    index += 1
    var words: [ShellToken] = []
    while true {
      skipBlanks()
      guard let next = byte() else { throw DocumentFault("the '(' of this list is not closed", span(from: start)) }
      if next == UInt8(ascii: ")") { break }
      if next == UInt8(ascii: "#") {
        skipComment()
      } else if next == UInt8(ascii: "\n") {
        index += 1
      } else {
        let word = try word()
        // A mark that has no meaning here.
        if word.span.start == index { index += 1 } else { words.append(word) }
      }
    }
    index += 1
    return ShellToken(
      kind: .array(name: assignment.name, isAdded: assignment.isAdded, words), span: span(from: start))
  }

  // MARK: Redirections

  private mutating func skipRedirection() throws(DocumentFault) {
    // The number of a channel before it is no word.
    if let last = tokens.last, last.span.end == index, let text = last.keyword, text.utf8.allSatisfy({ $0.isDigit }) {
      tokens.removeLast()
    }
    let start = index
    if begins("<<<") {
      index += 3
    } else if begins("<<") {
      index += 2
      try beginHereDocument()
      return
    } else {
      while let next = byte(), "<>&|".utf8.contains(next) { index += 1 }
      if byte() == UInt8(ascii: "(") {
        try skipBrackets()
        tokens.append(
          ShellToken(
            kind: .word([.unknown(span(from: start), found: nil, isQuoted: true)]), span: span(from: start)))
        return
      }
    }
    skipBlanks()
    _ = try word()
  }

  private mutating func beginHereDocument() throws(DocumentFault) {
    let start = index
    let isIndented = byte() == UInt8(ascii: "-")
    if isIndented { index += 1 }
    skipBlanks()
    let token = try word()
    guard case .word(let parts) = token.kind else { return }
    var delimiter = ""
    var isQuoted = false
    for case .text(let span, isQuoted: let isPartQuoted) in parts {
      delimiter += span.text
      if isPartQuoted { isQuoted = true }
    }
    guard !delimiter.isEmpty else { return }
    tokens.append(ShellToken(kind: .hereDocument([]), span: span(from: start)))
    waiting.append((tokens.count - 1, delimiter, isQuoted, isIndented))
  }

  private mutating func readHereDocuments() throws(DocumentFault) {
    defer { waiting = [] }
    for document in waiting {
      let start = index
      var close = index
      while true {
        close = index
        guard index < end else { break }
        while let next = byte(), next != UInt8(ascii: "\n") { index += 1 }
        var line = Span(close, index, of: source).text[...]
        if index < end { index += 1 }
        if line.last == "\r" { line.removeLast() }
        if document.isIndented { line = line.drop { $0 == "\t" } }
        if line.utf8.elementsEqual(document.delimiter.utf8) { break }
      }
      let behind = index
      var parts: [ShellPart] = []
      if document.isQuoted {
        parts = [.text(Span(start, close, of: source), isQuoted: true)]
      } else {
        parts = try self.parts(from: start, to: close)
      }
      tokens[document.token].kind = .hereDocument(parts)
      index = behind
    }
  }
}

/// The name before `=` or `+=` at the beginning of a word.
struct ShellAssignment {
  /// The name of the variable.
  var name: String
  /// Whether the value is added to what is there.
  var isAdded: Bool
  /// The number of bytes before what stands behind the sign.
  var end: Int

  /// Returns the assignment that a text begins with; `nil` for other words.
  static func name(of text: Span) -> ShellAssignment? {
    let bytes = text.bytes
    let name = bytes.prefix { $0.isNamePart }
    guard let first = name.first, !first.isDigit else { return nil }
    let rest = bytes[name.endIndex...]
    let isAdded = rest.first == UInt8(ascii: "+")
    let sign = isAdded ? rest.dropFirst() : rest
    guard sign.first == UInt8(ascii: "=") else { return nil }
    return ShellAssignment(
      name: String(decoding: name, as: UTF8.self), isAdded: isAdded, end: text.start + name.count + (isAdded ? 2 : 1))
  }
}

extension UInt8 {
  /// Whether it is a digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  /// Whether it may stand in the name of a variable.
  var isNamePart: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }
}
