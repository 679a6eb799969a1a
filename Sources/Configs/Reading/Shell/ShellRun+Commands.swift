import Documents

extension ShellRun {
  /// Reads a command: assignments, and a program with its words.
  mutating func command() throws(DocumentFault) {
    let start = index
    skipCommand()
    let all = tokens[start..<index]
    result = nil
    guard !isSkipping else { return }
    let words = all.drop { ShellRun.assignment($0) != nil }
    guard let first = words.first else {
      for token in all { try assign(token) }
      result = true
      return
    }
    switch first.keyword {
    case "export", "declare", "typeset", "local", "readonly":
      for token in words.dropFirst() { try assign(token) }
      result = true
    case "[", "[[", "test":
      result = ShellCondition.value(of: try expansion.fields(Array(words)))
    case "true", ":": result = true
    case "false": result = false
    case "read": try read(words)
    case "echo", "printf", "mkdir", "cd", "set", "shift", "source", ".", "exit", "return", "unset", "rm", "cp", "ls",
      "cat",
      "sleep", "trap", "module", "pip", "pip3", "which":
      return
    case "eval", "exec":
      let fields = ShellField.readAnew(try expansion.fields(Array(words.dropFirst())))
      commands.append(fields)
    default:
      let fields = try expansion.fields(words.filter { if case .hereDocument = $0.kind { false } else { true } })
      if !fields.isEmpty { commands.append(fields) }
    }
  }

  /// The assignment that a token is.
  private static func assignment(_ token: ShellToken) -> ShellAssignment? {
    switch token.kind {
    case .array(let name, let isAdded, _): return ShellAssignment(name: name, isAdded: isAdded, end: token.span.end)
    case .word(let parts):
      guard case .text(let head, isQuoted: false)? = parts.first else { return nil }
      return ShellAssignment.name(of: head)
    case .mark, .hereDocument: return nil
    }
  }

  private mutating func assign(_ token: ShellToken) throws(DocumentFault) {
    guard let assignment = Self.assignment(token) else { return }
    let before = assignment.isAdded ? expansion.variables[assignment.name] : nil
    switch token.kind {
    case .array(_, _, let words):
      let fields = try expansion.fields(words)
      expansion.variables[assignment.name] = .array((before?.fields ?? []) + fields)
    case .word(var parts):
      if case .text(let head, _)? = parts.first {
        parts[0] = .text(Span(assignment.end, head.end, of: head.source), isQuoted: false)
      }
      let pieces = try expansion.pieces(parts)
      if case .array(var fields) = before {
        if fields.isEmpty { fields.append(ShellField(span: token.span)) }
        fields[0].pieces += pieces
        expansion.variables[assignment.name] = .array(fields)
      } else {
        expansion.variables[assignment.name] = .text((before?.pieces ?? []) + pieces)
      }
    case .mark, .hereDocument: break
    }
    if expansion.variables.count > 20_000 { throw DocumentFault("more variables than are read", token.span) }
  }

  /// `read -r -d '' NAME <<EOF`.
  private mutating func read(_ words: ArraySlice<ShellToken>) throws(DocumentFault) {
    var name: String?
    var pieces: [ShellPiece]?
    for token in words.dropFirst() {
      if case .hereDocument(let parts) = token.kind {
        pieces = try expansion.pieces(parts)
      } else if let keyword = token.keyword, !keyword.hasPrefix("-") {
        name = keyword
      }
    }
    if let name, let pieces { expansion.variables[name] = .text(pieces) }
  }
}

extension ShellField {
  /// Returns the words that a shell makes of words which it reads anew, as `eval` does.
  fileprivate static func readAnew(_ fields: [ShellField]) -> [ShellField] {
    // Words without quotes and blanks stay what they are, with their places.
    guard fields.contains(where: { $0.text.utf8.contains { " \t\r\n\"'\\".utf8.contains($0) } }) else { return fields }
    var text = ""
    var starts: [Int] = []
    for field in fields {
      starts.append(text.utf8.count)
      text += field.text + " "
    }
    var reader = WordReader(SourceText(text).whole)
    guard let words = try? reader.words() else { return fields }
    return words.map { word in
      let index = max(0, (starts.firstIndex { $0 > word.span.start } ?? starts.count) - 1)
      let field = fields[index]
      let length = word.span.end - word.span.start
      let offset = word.span.start - starts[index]
      var piece = ShellPiece(text: word.text, span: field.place)
      if field.pieces.count == 1, offset + length <= field.text.utf8.count, length == word.text.utf8.count {
        piece = field.pieces[0].part(offset, offset + length)
      }
      piece.state = word.text.contains("$") && !field.isKnown ? .unset : .known
      return ShellField(pieces: [piece], span: piece.span)
    }
  }
}
