/// Reads the statements and expressions of a Python text (Python 3.13, Full Grammar), as far as configs, scripts and formulas
/// need it. Nothing is run.
package struct PythonParser {
  let tokens: [PythonToken]
  var position = 0
  var depth = 0
  /// How many operators, calls and attributes of the statement at hand follow others on one level.
  var links = 0
  let isLenient: Bool

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

  // MARK: Words

  /// The word at hand; the end stays at hand for ever.
  var next: PythonToken { tokens[min(position, tokens.count - 1)] }
  var end: Int { tokens[max(0, min(position, tokens.count) - 1)].range.upperBound }

  func isNext(_ text: String) -> Bool {
    (next.kind == .symbol || next.kind == .name) && next.text == text
  }

  mutating func take(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ text: String) throws(PythonError) {
    guard take(text) else { throw fault("expected '\(text)'") }
  }

  func fault(_ reason: String) -> PythonError {
    let found =
      switch next.kind {
      case .end: "the text ends"
      case .newline, .indent, .dedent: "the line ends"
      default: "'\(next.text.prefix(40))' stands there"
      }
    return PythonError(offset: next.range.lowerBound, reason: "\(reason), but \(found)")
  }

  mutating func nested<Result>(
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
  mutating func link(_ length: inout Int) throws(PythonError) {
    length += 1
    if length > 4 { links += 1 }
    guard links <= Self.longest else {
      throw PythonError(
        offset: next.range.lowerBound, reason: "more than \(Self.longest) operators follow each other")
    }
  }
}
