/// Expressions from the loosest operator to the tightest (Python 3.13, chapter 6).
extension PythonParser {
  static let relations: Set<String> = ["<", "<=", ">", ">=", "==", "!="]

  mutating func name() throws(PythonError) -> String {
    guard next.kind == .name else { throw fault("expected a name") }
    defer { position += 1 }
    return next.text
  }

  /// One expression, or a tuple of several without brackets.
  mutating func expressions() throws(PythonError) -> PythonExpression {
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
  mutating func targets() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    var elements = [try postfix()]
    while take(",") {
      if isNext("in") { break }
      elements.append(try postfix())
    }
    return elements.count == 1 ? elements[0] : PythonExpression(kind: .tuple(elements), range: start..<end)
  }

  mutating func starredOrExpression() throws(PythonError) -> PythonExpression {
    let start = next.range.lowerBound
    guard take("*") else { return try expression() }
    return PythonExpression(kind: .starred(try binary(0)), range: start..<end)
  }

  mutating func expression() throws(PythonError) -> PythonExpression {
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

  mutating func parameters(until ending: String) throws(PythonError) -> [PythonExpression.Parameter] {
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

  mutating func disjunction() throws(PythonError) -> PythonExpression {
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

  mutating func relation() -> String? {
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

  mutating func binary(_ level: Int) throws(PythonError) -> PythonExpression {
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

  mutating func unary() throws(PythonError) -> PythonExpression {
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
}
