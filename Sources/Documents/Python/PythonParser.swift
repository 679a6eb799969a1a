/// Reads the statements and expressions of a Python text (Python 3.13, Full Grammar), as far as configs, scripts and formulas
/// need it. Nothing is run.
package struct PythonParser {
  private var tokens: [PythonToken]
  private var position = 0
  private var depth = 0
  /// How many operators, calls and attributes of the statement at hand follow others on one level.
  private var links = 0
  private let isLenient: Bool

  /// How deep expressions and blocks may be nested.
  package static let deepest = 100
  /// How many operators, calls and attributes of one statement may follow others on one level: each makes its tree deeper.
  package static let longest = 1_000

  /// Returns the expression that a text is, whatever lines it is broken into.
  ///
  /// - Parameter text: The text.
  /// - Returns: The expression.
  /// - Throws: ``PythonError`` where it is no expression, or has more behind it.
  package static func expression(_ text: String) throws(PythonError) -> PythonExpression {
    let statements = try PythonParser.statements([UInt8](text.utf8), isLenient: false)
    guard statements.count == 1, case .expression(let expression) = statements[0].kind else {
      throw PythonError(offset: statements.dropFirst().first?.range.lowerBound ?? 0, reason: "expected one expression")
    }
    return expression
  }

  /// Returns the statements of a text.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - isLenient: Whether a logical line that cannot be read is passed over as ``PythonStatement/Kind/other``.
  /// - Returns: The statements.
  /// - Throws: ``PythonError`` for words that are none, and unless lenient for a line that is no statement.
  package static func statements(_ bytes: [UInt8], isLenient: Bool) throws(PythonError) -> [PythonStatement] {
    var parser = PythonParser(tokens: try PythonLexer.tokens(of: bytes), isLenient: isLenient)
    var statements: [PythonStatement] = []
    while parser.next.kind != .end { try parser.statement(into: &statements) }
    return statements
  }

  private init(tokens: [PythonToken], isLenient: Bool) {
    self.tokens = tokens
    self.isLenient = isLenient
  }

  // MARK: - Words

  /// The word at hand; the end stays at hand for ever.
  private var next: PythonToken { tokens[min(position, tokens.count - 1)] }
  private var end: Int { tokens[max(0, min(position, tokens.count) - 1)].range.upperBound }

  private func isNext(_ text: String) -> Bool {
    (next.kind == .symbol || next.kind == .name) && next.text == text
  }

  private mutating func take(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ text: String) throws(PythonError) {
    guard take(text) else { throw fault("expected '\(text)'") }
  }

  private func fault(_ reason: String) -> PythonError {
    let found =
      switch next.kind {
      case .end: "the text ends"
      case .newline, .indent, .dedent: "the line ends"
      default: "'\(next.text.prefix(40))' stands there"
      }
    return PythonError(offset: next.range.lowerBound, reason: "\(reason), but \(found)")
  }

  private mutating func nested<Result>(
    _ read: (inout PythonParser) throws(PythonError) -> Result
  ) throws(PythonError) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw PythonError(offset: next.range.lowerBound, reason: "nested more than \(Self.deepest) deep")
    }
    return try read(&self)
  }

  /// Counts an operator, a call or an attribute that follows others; the first few of a row are free.
  private mutating func link(_ length: inout Int) throws(PythonError) {
    length += 1
    if length > 4 { links += 1 }
    guard links <= Self.longest else {
      throw PythonError(
        offset: next.range.lowerBound, reason: "more than \(Self.longest) operators follow each other")
    }
  }

  // MARK: - Statements

  private mutating func statement(into statements: inout [PythonStatement]) throws(PythonError) {
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

  // MARK: - Expressions

  private static let relations: Set<String> = ["<", "<=", ">", ">=", "==", "!="]

  private mutating func name() throws(PythonError) -> String {
    guard next.kind == .name else { throw fault("expected a name") }
    defer { position += 1 }
    return next.text
  }

  /// One expression, or a tuple of several without brackets.
  private mutating func expressions() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    let first = try starredOrExpression()
    guard isNext(",") else { return first }
    var elements = [first]
    while take(",") {
      if [.newline, .end].contains(next.kind) || isNext("=") || isNext(")") || isNext("]") { break }
      elements.append(try starredOrExpression())
    }
    return PythonExpression(kind: .tuple(elements), range: start..<end)
  }

  /// What stands between `for` and `in`, where `in` is no comparison.
  private mutating func targets() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    var elements = [try postfix()]
    while take(",") {
      if isNext("in") { break }
      elements.append(try postfix())
    }
    return elements.count == 1 ? elements[0] : PythonExpression(kind: .tuple(elements), range: start..<end)
  }

  private mutating func starredOrExpression() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    guard take("*") else { return try expression() }
    return PythonExpression(kind: .starred(try binary(0)), range: start..<end)
  }

  private mutating func expression() throws(PythonError) -> PythonExpression {
    try nested { (parser) throws(PythonError) in try parser.unnested() }
  }

  private mutating func unnested() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    if take("lambda") {
      let parameters = try self.parameters(until: ":")
      try expect(":")
      return PythonExpression(kind: .lambda(parameters, try expression()), range: start..<end)
    }
    _ = take("await")
    let value = try disjunction()
    if take(":=") { return try expression() }
    guard take("if") else { return value }
    let test = try disjunction()
    try expect("else")
    let otherwise = try expression()
    return PythonExpression(kind: .conditional(then: value, test: test, otherwise: otherwise), range: start..<end)
  }

  private mutating func parameters(until ending: String) throws(PythonError) -> [PythonExpression.Parameter] {
    var parameters: [PythonExpression.Parameter] = []
    while !isNext(ending) {
      // `*`, `/`, `*args` and `**kwargs` take what is given by place or name, and none of it is read.
      if take("*") || take("/") || take("**") {
        if next.kind == .name { position += 1 }
      } else {
        var parameter = PythonExpression.Parameter(name: try name(), standard: nil)
        if ending == ")", take(":") { _ = try expression() }
        if take("=") { parameter.standard = try expression() }
        parameters.append(parameter)
      }
      guard take(",") else { break }
    }
    return parameters
  }

  private mutating func disjunction() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    var left = try conjunction()
    var length = 0
    while take("or") {
      try link(&length)
      left = PythonExpression(kind: .or(left, try conjunction()), range: start..<end)
    }
    return left
  }

  private mutating func conjunction() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    var left = try negation()
    var length = 0
    while take("and") {
      try link(&length)
      left = PythonExpression(kind: .and(left, try negation()), range: start..<end)
    }
    return left
  }

  private mutating func negation() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    guard take("not") else { return try comparison() }
    let operand = try nested { (parser) throws(PythonError) in try parser.negation() }
    return PythonExpression(kind: .unary("not", operand), range: start..<end)
  }

  private mutating func comparison() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    let first = try binary(0)
    var comparisons: [PythonExpression.Comparison] = []
    while let relation = relation() {
      comparisons.append(PythonExpression.Comparison(relation: relation, right: try binary(0)))
    }
    guard !comparisons.isEmpty else { return first }
    return PythonExpression(kind: .comparison(first, comparisons), range: start..<end)
  }

  private mutating func relation() -> String? {
    if next.kind == .symbol, Self.relations.contains(next.text) {
      defer { position += 1 }
      return next.text
    }
    if take("in") { return "in" }
    if take("is") { return take("not") ? "is not" : "is" }
    if isNext("not"), position + 1 < tokens.count, tokens[position + 1].text == "in" {
      position += 2
      return "not in"
    }
    return nil
  }

  /// The operators of two operands from the loosest to the tightest.
  private static let levels: [Set<String>] = [
    ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"],
  ]

  private mutating func binary(_ level: Int) throws(PythonError) -> PythonExpression {
    guard level < Self.levels.count else { return try unary() }
    let start = next.range.lowerBound
    var left = try binary(level + 1)
    var length = 0
    while next.kind == .symbol, Self.levels[level].contains(next.text) {
      let operation = next.text
      position += 1
      try link(&length)
      left = PythonExpression(kind: .binary(operation, left, try binary(level + 1)), range: start..<end)
    }
    return left
  }

  private mutating func unary() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    for sign in ["-", "+", "~"] where take(sign) {
      let operand = try nested { (parser) throws(PythonError) in try parser.unary() }
      return PythonExpression(kind: .unary(sign, operand), range: start..<end)
    }
    let base = try postfix()
    guard take("**") else { return base }
    // A power binds more tightly than a sign on its left, and less tightly than one on its right.
    let exponent = try nested { (parser) throws(PythonError) in try parser.unary() }
    return PythonExpression(kind: .binary("**", base, exponent), range: start..<end)
  }

  private mutating func postfix() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    var value = try atom()
    var length = 0
    while true {
      try link(&length)
      if take(".") {
        value = PythonExpression(kind: .attribute(value, try name()), range: start..<end)
      } else if take("(") {
        let arguments = try self.arguments()
        value = PythonExpression(kind: .call(value, arguments), range: start..<end)
      } else if take("[") {
        let index = try subscripts()
        try expect("]")
        value = PythonExpression(kind: .subscripted(value, index), range: start..<end)
      } else {
        return value
      }
    }
  }

  private mutating func arguments() throws(PythonError) -> [PythonExpression.Argument] {
    var arguments: [PythonExpression.Argument] = []
    while !isNext(")") {
      if take("*") || take("**") {
        arguments.append(PythonExpression.Argument(name: nil, isUnpacked: true, value: try expression()))
      } else if next.kind == .name, position + 1 < tokens.count, tokens[position + 1].kind == .symbol,
        tokens[position + 1].text == "="
      {
        let name = try self.name()
        position += 1
        arguments.append(PythonExpression.Argument(name: name, isUnpacked: false, value: try expression()))
      } else {
        let start = next.range.lowerBound
        let element = try expression()
        let value = isNext("for") ? try comprehension(of: element, from: start) : element
        arguments.append(PythonExpression.Argument(name: nil, isUnpacked: false, value: value))
      }
      guard take(",") else { break }
    }
    try expect(")")
    return arguments
  }

  private mutating func subscripts() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    var parts: [PythonExpression?] = [nil]
    var isSlice = false
    while !isNext("]") {
      if take(":") {
        isSlice = true
        parts.append(nil)
        continue
      }
      parts[parts.count - 1] = isSlice ? try expression() : try expressions()
      guard isNext(":") else { break }
    }
    if !isSlice, let only = parts[0] { return only }
    guard isSlice, parts.count <= 3 else { throw fault("expected an index") }
    parts += [PythonExpression?](repeating: nil, count: 3 - parts.count)
    return PythonExpression(kind: .slice(parts[0], parts[1], parts[2]), range: start..<end)
  }

  private mutating func comprehension(
    of element: PythonExpression, from start: Int
  ) throws(PythonError) -> PythonExpression {
    var clauses: [PythonExpression.Clause] = []
    while take("for") {
      let target = try targets()
      try expect("in")
      var clause = PythonExpression.Clause(target: target, iterable: try disjunction(), conditions: [])
      while take("if") { clause.conditions.append(try disjunction()) }
      clauses.append(clause)
    }
    return PythonExpression(kind: .comprehension(element, clauses), range: start..<end)
  }

  private mutating func atom() throws(PythonError) -> PythonExpression {
    let token = next
    func made(_ kind: PythonExpression.Kind) -> PythonExpression {
      PythonExpression(kind: kind, range: token.range.lowerBound..<end)
    }
    switch token.kind {
    case .integer:
      position += 1
      return made(.integer(token.text))
    case .float:
      position += 1
      return made(.float(token.text))
    case .string:
      return strings()
    case .name:
      guard !Self.keywords.contains(token.text) else { throw fault("expected a value") }
      position += 1
      switch token.text {
      case "True": return made(.boolean(true))
      case "False": return made(.boolean(false))
      case "None": return made(.none)
      default: return made(.name(token.text))
      }
    case .symbol where token.text == "...":
      position += 1
      return made(.ellipsis)
    case .symbol where token.text == "(":
      position += 1
      let inner = try elements(until: ")")
      // Brackets around a single value only group.
      if inner.values.count == 1, !inner.hasComma { return inner.values[0] }
      return made(.tuple(inner.values))
    case .symbol where token.text == "[":
      position += 1
      let inner = try elements(until: "]")
      if inner.values.count == 1, case .comprehension = inner.values[0].kind { return inner.values[0] }
      return made(.list(inner.values))
    case .symbol where token.text == "{":
      position += 1
      return try nested { (parser) throws(PythonError) in try parser.braces(from: token.range.lowerBound) }
    default:
      throw fault("expected a value")
    }
  }

  private static let keywords: Set<String> = [
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
    "from",
    "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]

  private mutating func strings() -> PythonExpression {
    let start = next.range.lowerBound
    var (text, hasHoles) = ("", false)
    while case .string(let value, let isFormatted) = next.kind {
      text += value
      hasHoles = hasHoles || isFormatted
      position += 1
    }
    return PythonExpression(kind: hasHoles ? .formatted(text) : .string(text), range: start..<end)
  }

  private mutating func elements(
    until ending: String
  ) throws(PythonError) -> (values: [PythonExpression], hasComma: Bool) {
    var values: [PythonExpression] = []
    var hasComma = false
    while !isNext(ending) {
      let start = next.range.lowerBound
      let element = try starredOrExpression()
      values.append(isNext("for") ? try comprehension(of: element, from: start) : element)
      guard take(",") else { break }
      hasComma = true
    }
    try expect(ending)
    return (values, hasComma)
  }

  /// A dictionary or a set, behind its opening brace.
  private mutating func braces(from start: Int) throws(PythonError) -> PythonExpression {
    var entries: [PythonExpression.Entry] = []
    var members: [PythonExpression] = []
    while !isNext("}") {
      if take("**") {
        entries.append(PythonExpression.Entry(key: nil, value: try expression()))
      } else {
        let elementStart = next.range.lowerBound
        let key = try starredOrExpression()
        if take(":") {
          let value = try expression()
          if isNext("for") {
            let pair = PythonExpression(kind: .tuple([key, value]), range: elementStart..<end)
            let whole = try comprehension(of: pair, from: elementStart)
            try expect("}")
            return whole
          }
          entries.append(PythonExpression.Entry(key: key, value: value))
        } else {
          members.append(isNext("for") ? try comprehension(of: key, from: elementStart) : key)
        }
      }
      guard take(",") else { break }
    }
    try expect("}")
    guard entries.isEmpty || members.isEmpty else {
      throw PythonError(offset: start, reason: "a dictionary has a member without a key")
    }
    let kind: PythonExpression.Kind = members.isEmpty ? .dictionary(entries) : .set(members)
    return PythonExpression(kind: kind, range: start..<end)
  }
}
