/// Statements, one line of them or lines of their own (Python 3.13, chapters 7 and 8).
extension PythonParser {
  mutating func statement(into statements: inout [PythonStatement]) throws(PythonError) {
    let (start, depthBefore, count) = (position, depth, statements.count)
    links = 0
    do throws(PythonError) {
      if let compound = try compound() {
        statements.append(compound)
        return
      }
      repeat {
        if next.kind == .newline { break }
        statements.append(try simple())
      } while take(";")
      guard next.kind == .newline || next.kind == .end else { throw fault("expected the end of the line") }
      if next.kind == .newline { position += 1 }
    } catch {
      guard isLenient else { throw error }
      depth = depthBefore
      statements.removeLast(statements.count - count)
      skipStatement(from: start)
      statements.append(PythonStatement(kind: .other, range: tokens[start].range))
    }
  }

  /// Goes on behind a statement that could not be read, and behind the lines of its own.
  private mutating func skipStatement(from start: Int) {
    position = start
    while ![.newline, .end].contains(next.kind) { position += 1 }
    if next.kind == .newline { position += 1 }
    guard next.kind == .indent else {
      // An indent or its end that stands alone belongs to nothing that is read.
      if position == start { position += 1 }
      return
    }
    var open = 0
    repeat {
      if next.kind == .indent { open += 1 }
      if next.kind == .dedent { open -= 1 }
      position += 1
    } while open > 0 && next.kind != .end
  }

  private mutating func block() throws(PythonError) -> [PythonStatement] {
    try expect(":")
    return try nested { (parser) throws(PythonError) in
      var statements: [PythonStatement] = []
      guard parser.next.kind == .newline else {
        try parser.statement(into: &statements)
        return statements
      }
      parser.position += 1
      guard parser.next.kind == .indent else { throw parser.fault("expected lines further to the right") }
      parser.position += 1
      while parser.next.kind != .dedent, parser.next.kind != .end { try parser.statement(into: &statements) }
      if parser.next.kind == .dedent { parser.position += 1 }
      return statements
    }
  }

  /// A statement with lines of its own, or `nil` where none begins.
  private mutating func compound() throws(PythonError) -> PythonStatement? {
    let first = next
    func made(_ kind: PythonStatement.Kind) -> PythonStatement { PythonStatement(kind: kind, range: first.range) }
    if first.kind == .symbol, first.text == "@" {
      // A decorator changes no value that is read.
      while ![.newline, .end].contains(next.kind) { position += 1 }
      if next.kind == .newline { position += 1 }
      return try compound() ?? made(.other)
    }
    guard first.kind == .name else { return nil }
    switch first.text {
    case "async":
      position += 1
      return try compound()
    case "def":
      position += 1
      let name = try self.name()
      try expect("(")
      let parameters = try self.parameters(until: ")")
      try expect(")")
      if take("->") { _ = try expression() }
      return made(.function(name: name, parameters, try block()))
    case "if", "elif":
      position += 1
      let test = try expression()
      let body = try block()
      var otherwise: [PythonStatement] = []
      if isNext("elif") {
        let chained = try nested { (parser) throws(PythonError) in try parser.compound() }
        otherwise = chained.map { [$0] } ?? []
      } else if take("else") {
        otherwise = try block()
      }
      return made(.conditional(test, body, otherwise: otherwise))
    case "for":
      position += 1
      let target = try targets()
      try expect("in")
      let iterable = try expressions()
      var body = try block()
      if take("else") { body += try block() }
      return made(.loop(target: target, iterable, body))
    case "class", "with", "while", "try", "except", "finally", "else":
      position += 1
      while !isNext(":"), ![.newline, .end].contains(next.kind) { try skipHeader() }
      return made(.block(first.text, try block()))
    default: return nil
    }
  }

  /// Passes over one word of a header, or over a whole bracket, in which colons may stand.
  private mutating func skipHeader() throws(PythonError) {
    if isNext("lambda") {
      _ = try expression()
    } else {
      // Within brackets a colon ends nothing.
      var open = 0
      repeat {
        if isNext("(") || isNext("[") || isNext("{") { open += 1 }
        if isNext(")") || isNext("]") || isNext("}") { open -= 1 }
        position += 1
      } while open > 0 && next.kind != .end
    }
  }

  private mutating func simple() throws(PythonError) -> PythonStatement {
    let start = next.range.lowerBound
    func made(_ kind: PythonStatement.Kind) -> PythonStatement { PythonStatement(kind: kind, range: start..<end) }
    if next.kind == .name {
      switch next.text {
      case "return":
        position += 1
        let isAlone = next.kind == .newline || next.kind == .end || isNext(";")
        let value = isAlone ? nil : try expressions()
        return made(.returned(value))
      case "import", "from", "pass", "break", "continue", "global", "nonlocal", "del", "raise":
        while ![.newline, .end].contains(next.kind), !isNext(";") { position += 1 }
        return made(.other)
      case "assert":
        position += 1
        let test = try expression()
        if take(",") { _ = try expression() }
        return made(.assertion(test))
      default: break
      }
    }
    var values = [try expressions()]
    if isNext(":") {
      position += 1
      _ = try expression()
      guard take("=") else { return made(.other) }
      return made(.assignment(values, try expressions()))
    }
    if next.kind == .symbol, next.text.count >= 2, next.text.hasSuffix("="), !Self.relations.contains(next.text) {
      let operation = String(next.text.dropLast())
      position += 1
      let value = try expressions()
      return made(.augmented(values[0], operation, value))
    }
    while take("=") { values.append(try expressions()) }
    let last = values.removeLast()
    return made(values.isEmpty ? .expression(last) : .assignment(values, last))
  }
}
