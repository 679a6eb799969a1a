import Numbers

extension Expression: CustomStringConvertible {
  /// The formula as Python reads it, with every part in parentheses that is not a single number, name or call.
  package var description: String {
    switch self {
    case .number(let number): number < 0 ? "(\(numberText(number)))" : numberText(number)
    case .variable: "epoch"
    case .unary(.minus, let operand): "-\(operand.part)"
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
    }
  }

  private var part: String {
    switch self {
    case .number, .variable, .call: description
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
