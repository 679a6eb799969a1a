/// Why a text is no formula, and where.
package struct ExpressionError: Error, Equatable {
  /// The number of the character at fault, from 1.
  package var column: Int
  /// What is wrong, to follow "at column 3:".
  package var reason: String
}

/// Reads a formula as Python writes it, with its precedences.
package struct ExpressionParser {
  private var tokens: [Token]
  private var position = 0
  private var depth = 0
  private var variables: Set<String> = ["epoch"]
  private let end: Int

  /// How deep a formula may be nested.
  private static let deepest = 200

  /// Returns the formula that a text is.
  ///
  /// - Parameter text: The text: a formula of `epoch`, or a whole `lambda name: formula`.
  /// - Throws: An ``ExpressionError`` that says where it is none.
  package static func expression(_ text: String) throws(ExpressionError) -> Expression {
    var parser = try ExpressionParser(text)
    let expression = try parser.whole()
    if let token = parser.next { throw parser.fault("'\(token.text)' is not expected here") }
    return expression
  }

  private init(_ text: String) throws(ExpressionError) {
    tokens = try Token.all(in: text)
    end = text.count + 1
  }

  private var next: Token? { position < tokens.count ? tokens[position] : nil }

  private func fault(_ reason: String) -> ExpressionError {
    ExpressionError(column: next?.column ?? end, reason: reason)
  }

  private mutating func take(_ text: String) -> Bool {
    guard let next, next.kind != .number, next.text == text else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ text: String) throws(ExpressionError) {
    guard take(text) else { throw fault("expected '\(text)'") }
  }

  private mutating func whole() throws(ExpressionError) -> Expression {
    if take("lambda") {
      guard let name = next, name.kind == .name else { throw fault("expected the name of the epoch") }
      position += 1
      variables = [name.text]
      try expect(":")
    }
    return try conditional()
  }

  private mutating func conditional() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw fault("nested too deeply") }
    let value = try disjunction()
    guard take("if") else { return value }
    let condition = try disjunction()
    try expect("else")
    return .conditional(condition, then: value, otherwise: try conditional())
  }

  private mutating func disjunction() throws(ExpressionError) -> Expression {
    var left = try conjunction()
    while take("or") { left = .any(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(ExpressionError) -> Expression {
    var left = try negation()
    while take("and") { left = .all(left, try negation()) }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> Expression {
    var isNegated = false
    var count = 0
    while take("not") { (isNegated, count) = (!isNegated, count + 1) }
    let operand = try comparison()
    if count == 0 { return operand }
    return isNegated ? .unary(.not, operand) : .unary(.not, .unary(.not, operand))
  }

  private mutating func comparison() throws(ExpressionError) -> Expression {
    let first = try sum()
    var comparisons: [Expression.Comparison] = []
    while let relation = Expression.Relation.allCases.first(where: { $0.rawValue == next?.text }) {
      position += 1
      comparisons.append(Expression.Comparison(relation: relation, right: try sum()))
    }
    return comparisons.isEmpty ? first : .comparison(first, comparisons)
  }

  private mutating func sum() throws(ExpressionError) -> Expression {
    var left = try term()
    while let operation = operation(of: [.add, .subtract]) { left = .binary(operation, left, try term()) }
    return left
  }

  private mutating func term() throws(ExpressionError) -> Expression {
    var left = try factor()
    while let operation = operation(of: [.multiply, .divide, .floorDivide, .modulo]) {
      left = .binary(operation, left, try factor())
    }
    return left
  }

  private mutating func operation(of accepted: [Expression.Binary]) -> Expression.Binary? {
    guard let next, let operation = accepted.first(where: { $0.rawValue == next.text }) else { return nil }
    position += 1
    return operation
  }

  private mutating func factor() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw fault("nested too deeply") }
    if take("-") { return .unary(.minus, try factor()) }
    if take("+") { return try factor() }
    let base = try atom()
    // A power binds more tightly than a sign on its left, and less tightly than one on its right.
    return take("**") ? .binary(.power, base, try factor()) : base
  }

  private mutating func atom() throws(ExpressionError) -> Expression {
    guard let token = next else { throw fault("the formula ends too early") }
    switch token.kind {
    case .number:
      guard let number = Double(token.text.replacing("_", with: "")) else {
        throw fault("'\(token.text)' is no number")
      }
      position += 1
      return .number(number)
    case .name:
      return try named(token.text)
    case .symbol:
      try expect("(")
      let inner = try conditional()
      try expect(")")
      return inner
    }
  }

  private mutating func named(_ written: String) throws(ExpressionError) -> Expression {
    if variables.contains(written) {
      position += 1
      return .variable
    }
    let constants = ["pi": Double.pi, "e": 2.718281828459045, "True": 1, "False": 0]
    let name = written.hasPrefix("math.") ? String(written.dropFirst(5)) : written
    if let constant = constants[name] {
      position += 1
      return .number(constant)
    }
    guard let function = Expression.Function(rawValue: name) else {
      throw fault("'\(written)' is neither \(variables.first ?? "epoch") nor a function that is known here")
    }
    position += 1
    try expect("(")
    var arguments = [try conditional()]
    while take(",") { arguments.append(try conditional()) }
    guard function.arity.contains(arguments.count) else {
      throw fault("\(name)() does not take \(arguments.count) arguments")
    }
    try expect(")")
    return .call(function, arguments)
  }
}
