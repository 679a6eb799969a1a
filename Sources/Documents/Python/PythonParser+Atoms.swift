/// What operators stand between: values, displays, calls, attributes and subscripts (Python 3.13, chapters 6.2 and 6.3).
extension PythonParser {
  mutating func postfix() throws(PythonError) -> PythonExpression {
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
