import Numbers

extension Expression: CustomStringConvertible {
  /// The formula as Python reads it, with every part in parentheses that is not a single number, name or call.
  package var description: String {
    switch self {
    case .number(let number): number < 0 ? "(\(decimal(number)))" : decimal(number)
    case .whole(let number): number < 0 ? "(\(numberText(number)))" : numberText(number)
    case .variable: "epoch"
    case .unary(.minus, let operand): "-\(operand.part)"
    case .unary(.invert, let operand): "~\(operand.part)"
    case .unary(.not, let operand): "not \(operand.part)"
    case .binary(let operation, let left, let right): "\(left.part) \(operation.rawValue) \(right.part)"
    case .comparison(let first, let comparisons):
      comparisons.reduce(first.part) { "\($0) \($1.relation.rawValue) \($1.right.part)" }
    case .all(let left, let right): "\(left.part) and \(right.part)"
    case .any(let left, let right): "\(left.part) or \(right.part)"
    case .conditional(let condition, let then, let otherwise):
      "\(then.part) if \(condition.part) else \(otherwise.part)"
    case .call(let function, let arguments):
      "\(function.qualifiedName)(\(arguments.map(\.description).joined(separator: ", ")))"
    case .element(let index, let elements, .list):
      "[\(elements.map(\.description).joined(separator: ", "))][\(index.description)]"
    case .element(let index, let elements, .tuple):
      "(\(elements.map { "\($0.description), " }.joined()))[\(index.description)]"
    case .after(let first, let second): "(\(first.description), \(second.description))[1]"
    // What a function raises is no expression; whoever needs one looks for it first.
    case .failure(let failure): "raise \(failure.words)"
    }
  }

  /// Whether something in it raises by itself, which no expression of Python does.
  package var raises: Bool {
    if case .failure = self { return true }
    return operands.contains(where: \.raises)
  }

  /// A number with a point or an exponent, by which Python tells it from a whole one.
  private func decimal(_ number: Double) -> String {
    let text = numberText(number)
    return text.contains { !$0.isNumber && $0 != "-" } ? text : "\(text).0"
  }

  private var part: String {
    switch self {
    case .number, .whole, .variable, .call, .element, .after: description
    default: "(\(description))"
    }
  }
}

extension Expression.Function {
  /// The name under which Python has the function.
  fileprivate var qualifiedName: String {
    switch self {
    case .abs, .min, .max, .int, .float, .round, .pow: rawValue
    default: "math.\(rawValue)"
    }
  }
}
