import Documents

extension PythonExpression {
  /// The expression with a pair of brackets around every operation.
  var bracketed: String {
    switch kind {
    case .integer(let text), .float(let text), .name(let text): text
    case .string(let text): "'\(text)'"
    case .formatted(let text): "f'\(text)'"
    case .boolean(let value): value ? "True" : "False"
    case .none: "None"
    case .ellipsis: "..."
    case .attribute(let base, let name): "\(base.bracketed).\(name)"
    case .call(let function, let arguments):
      "\(function.bracketed)(\(arguments.map(\.bracketed).joined(separator: ", ")))"
    case .subscripted(let base, let index): "\(base.bracketed)[\(index.bracketed)]"
    case .slice(let lower, let upper, let step):
      "\(lower?.bracketed ?? ""):\(upper?.bracketed ?? ""):\(step?.bracketed ?? "")"
    case .list(let elements): "[\(Self.list(elements))]"
    case .tuple(let elements): elements.count == 1 ? "(\(elements[0].bracketed),)" : "(\(Self.list(elements)))"
    case .set(let elements): "{\(Self.list(elements))}"
    case .dictionary(let entries):
      "{\(entries.map { ($0.key.map { "\($0.bracketed): " } ?? "**") + $0.value.bracketed }.joined(separator: ", "))}"
    case .unary(let sign, let operand): "(\(sign)\(sign == "not" ? " " : "")\(operand.bracketed))"
    case .binary(let sign, let left, let right): "(\(left.bracketed) \(sign) \(right.bracketed))"
    case .comparison(let first, let rest):
      "(\(first.bracketed)\(rest.map { " \($0.relation) \($0.right.bracketed)" }.joined()))"
    case .and(let left, let right): "(\(left.bracketed) and \(right.bracketed))"
    case .or(let left, let right): "(\(left.bracketed) or \(right.bracketed))"
    case .conditional(let then, let test, let otherwise):
      "(\(then.bracketed) if \(test.bracketed) else \(otherwise.bracketed))"
    case .lambda(let parameters, let body): "(lambda \(Self.parameters(parameters)): \(body.bracketed))"
    case .comprehension(let element, let clauses):
      element.bracketed
        + clauses.map { clause in
          " for \(clause.target.bracketed) in \(clause.iterable.bracketed)"
            + clause.conditions.map { " if \($0.bracketed)" }.joined()
        }.joined()
    case .starred(let value): "*\(value.bracketed)"
    }
  }

  private static func list(_ elements: [PythonExpression]) -> String {
    elements.map(\.bracketed).joined(separator: ", ")
  }

  static func parameters(_ parameters: [Parameter]) -> String {
    parameters.map { $0.name + ($0.standard.map { "=\($0.bracketed)" } ?? "") }.joined(separator: ", ")
  }
}

extension PythonExpression.Argument {
  var bracketed: String { (name.map { "\($0)=" } ?? (isUnpacked ? "*" : "")) + value.bracketed }
}

extension PythonStatement {
  /// The statement in one line.
  var outline: String {
    func lines(_ statements: [PythonStatement]) -> String { "[\(statements.map(\.outline).joined(separator: "; "))]" }
    switch kind {
    case .expression(let expression): return expression.bracketed
    case .assignment(let targets, let value): return (targets + [value]).map(\.bracketed).joined(separator: " = ")
    case .augmented(let target, let sign, let value): return "\(target.bracketed) \(sign)= \(value.bracketed)"
    case .function(let name, let parameters, let body):
      return "def \(name)(\(PythonExpression.parameters(parameters))): \(lines(body))"
    case .returned(let value): return "return\(value.map { " \($0.bracketed)" } ?? "")"
    case .conditional(let test, let body, let otherwise):
      return "if \(test.bracketed): \(lines(body))\(otherwise.isEmpty ? "" : " else \(lines(otherwise))")"
    case .loop(let target, let iterable, let body):
      return "for \(target.bracketed) in \(iterable.bracketed): \(lines(body))"
    case .block(let word, let body): return "\(word): \(lines(body))"
    case .assertion(let test): return "assert \(test.bracketed)"
    case .other: return "other"
    }
  }
}
