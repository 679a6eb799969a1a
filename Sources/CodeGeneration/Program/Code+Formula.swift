import Schedules

extension Code {
  /// Returns what a formula of Python computes, for languages that do not read it; `nil` for operations of bits, lists and what
  /// raises.
  ///
  /// - Parameters:
  ///   - expression: The formula.
  ///   - time: What stands for its variable.
  init?(_ expression: Expression, of time: Code) {
    func code(_ expression: Expression) -> Code? { Code(expression, of: time) }
    switch expression {
    case .number(let number): self = .number(number)
    case .whole(let number): self = .time(number)
    case .variable: self = time
    case .unary(.minus, let operand):
      guard let operand = code(operand) else { return nil }
      self = .negative(operand)
    case .unary(.not, let operand):
      guard let operand = code(operand) else { return nil }
      self = .choice(.init(operand, .equal, .whole(0)), .whole(1), .whole(0))
    case .unary(.invert, let operand):
      guard let operand = code(operand) else { return nil }
      self = .negative(operand) - .whole(1)
    case .binary(let operation, let left, let right):
      guard let left = code(left), let right = code(right), let made = Code(operation, left, right) else { return nil }
      self = made
    case .comparison(let first, let comparisons):
      guard let made = Code(first, comparisons[...], of: time) else { return nil }
      self = made
    case .all(let left, let right):
      guard let left = code(left), let right = code(right) else { return nil }
      self = .choice(.init(left, .equal, .whole(0)), left, right)
    case .any(let left, let right):
      guard let left = code(left), let right = code(right) else { return nil }
      self = .choice(.init(left, .equal, .whole(0)), right, left)
    case .conditional(let condition, let then, let otherwise):
      guard let then = code(then), let otherwise = code(otherwise) else { return nil }
      // A single comparison is the test itself.
      if case .comparison(let first, let comparisons) = condition, comparisons.count == 1,
        let relation = Relation(comparisons[0].relation), let left = code(first), let right = code(comparisons[0].right)
      {
        self = .choice(.init(left, relation, right), then, otherwise)
        return
      }
      guard let condition = code(condition) else { return nil }
      self = .choice(.init(condition, .equal, .whole(0)), otherwise, then)
    case .call(let function, let arguments):
      let codes = arguments.compactMap(code)
      guard codes.count == arguments.count, let made = Code(function, codes) else { return nil }
      self = made
    case .after(let first, let second):
      guard !first.mayFail, let second = code(second) else { return nil }
      self = second
    case .element, .failure: return nil
    }
  }

  /// Comparisons in a row: all of them must hold.
  private init?(_ first: Expression, _ comparisons: ArraySlice<Expression.Comparison>, of time: Code) {
    guard let comparison = comparisons.first, let left = Code(first, of: time),
      let right = Code(comparison.right, of: time)
    else { return nil }
    let rest: Code
    if comparisons.count > 1 {
      guard let more = Code(comparison.right, comparisons.dropFirst(), of: time) else { return nil }
      rest = more
    } else {
      rest = .whole(1)
    }
    if let relation = Relation(comparison.relation) {
      self = .choice(.init(left, relation, right), rest, .whole(0))
    } else {
      self = .choice(.init(left, .equal, right), .whole(0), rest)
    }
  }

  private init?(_ operation: Expression.Binary, _ left: Code, _ right: Code) {
    switch operation {
    case .add: self = .arithmetic(.plus, left, right)
    case .subtract: self = .arithmetic(.minus, left, right)
    case .multiply: self = .arithmetic(.times, left, right)
    case .divide: self = .arithmetic(.over, left, right)
    case .floorDivide: self = .call(.floor, [.arithmetic(.over, left, right)])
    case .modulo:
      self = .arithmetic(.minus, left, .arithmetic(.times, right, .call(.floor, [.arithmetic(.over, left, right)])))
    case .power: self = .power(left, right)
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight: return nil
    }
  }

  private init?(_ function: Expression.Function, _ arguments: [Code]) {
    guard let first = arguments.first else { return nil }
    switch function {
    case .min: self = arguments.dropFirst().reduce(first) { .call(.min, [$0, $1]) }
    case .max: self = arguments.dropFirst().reduce(first) { .call(.max, [$0, $1]) }
    case .int: self = .call(.trunc, [first])
    case .float: self = first
    case .round where arguments.count == 1: self = .call(.rint, [first])
    case .pow where arguments.count == 2: self = .power(first, arguments[1])
    case .log where arguments.count == 2:
      self = .arithmetic(.over, .call(.log, [first]), .call(.log, [arguments[1]]))
    default:
      guard arguments.count == 1, let known = Function(rawValue: function.rawValue) else { return nil }
      self = .call(known, [first])
    }
  }
}

extension Code.Relation {
  /// The same relation of Python; `nil` for `!=`.
  init?(_ relation: Expression.Relation) {
    switch relation {
    case .atMost: self = .atMost
    case .atLeast: self = .atLeast
    case .below: self = .below
    case .above: self = .above
    case .equal: self = .equal
    case .unequal: return nil
    }
  }
}
