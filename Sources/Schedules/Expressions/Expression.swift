import RealModule

/// A formula of one whole number, the epoch, as it is written in Python: `0.95 ** epoch`, `0.5 if epoch % 10 == 0 else
/// 1.0`.
///
/// Every number is a `Double`; true counts as 1 and false as 0. Where Python would raise, the value is not a number.
package indirect enum Expression: Hashable, Sendable {
  case number(Double)
  case variable
  case unary(Unary, Expression)
  case binary(Binary, Expression, Expression)
  /// Comparisons in a row: `a < b <= c` is true when each of them is.
  case comparison(Expression, [Comparison])
  case all(Expression, Expression)
  case any(Expression, Expression)
  case conditional(Expression, then: Expression, otherwise: Expression)
  case call(Function, [Expression])

  package enum Unary: Hashable, Sendable { case minus, not }

  package enum Binary: String, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
  }

  package enum Relation: String, Hashable, Sendable, CaseIterable {
    case atMost = "<="
    case atLeast = ">="
    case equal = "=="
    case unequal = "!="
    case below = "<"
    case above = ">"
  }

  package struct Comparison: Hashable, Sendable {
    var relation: Relation
    var right: Expression
  }

  /// The functions that a formula may call: Python's own and those of its `math`.
  package enum Function: String, Hashable, Sendable, CaseIterable {
    case abs, min, max, int, float, round, pow, exp, log, log2, log10, sqrt, sin, cos, tan, tanh, floor, ceil

    /// The numbers of arguments that it takes.
    var arity: ClosedRange<Int> {
      switch self {
      case .min, .max: 2...64
      case .pow: 2...2
      case .log: 1...2
      default: 1...1
      }
    }
  }

  /// Returns the value at a number.
  package func value(at variable: Double) -> Double {
    switch self {
    case .number(let number): return number
    case .variable: return variable
    case .unary(.minus, let operand): return -operand.value(at: variable)
    case .unary(.not, let operand): return operand.value(at: variable) == 0 ? 1 : 0
    case .binary(let operation, let left, let right):
      return operation.value(left.value(at: variable), right.value(at: variable))
    case .comparison(let first, let comparisons):
      var left = first.value(at: variable)
      for comparison in comparisons {
        let right = comparison.right.value(at: variable)
        guard comparison.relation.holds(left, right) else { return 0 }
        left = right
      }
      return 1
    case .all(let left, let right):
      let value = left.value(at: variable)
      return value == 0 ? value : right.value(at: variable)
    case .any(let left, let right):
      let value = left.value(at: variable)
      return value != 0 ? value : right.value(at: variable)
    case .conditional(let condition, let then, let otherwise):
      return condition.value(at: variable) != 0 ? then.value(at: variable) : otherwise.value(at: variable)
    case .call(let function, let arguments):
      return function.value(arguments.map { $0.value(at: variable) })
    }
  }

  /// The value, when it is the same at every number.
  package var constant: Double? { isConstant ? value(at: 0) : nil }

  private var isConstant: Bool {
    switch self {
    case .number: true
    case .variable: false
    case .unary(_, let operand): operand.isConstant
    case .binary(_, let left, let right), .all(let left, let right), .any(let left, let right):
      left.isConstant && right.isConstant
    case .comparison(let first, let comparisons):
      first.isConstant && comparisons.allSatisfy { $0.right.isConstant }
    case .conditional(let condition, let then, let otherwise):
      condition.isConstant && then.isConstant && otherwise.isConstant
    case .call(_, let arguments): arguments.allSatisfy(\.isConstant)
    }
  }
}

extension Expression.Binary {
  func value(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: right == 0 ? .nan : left / right
    case .floorDivide: right == 0 ? .nan : ((left - modulo(left, right)) / right).rounded()
    case .modulo: right == 0 ? .nan : modulo(left, right)
    case .power: power(left, right)
    }
  }

  /// Python's remainder, which has the sign of the divisor.
  private func modulo(_ left: Double, _ right: Double) -> Double {
    let remainder = left.truncatingRemainder(dividingBy: right)
    return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    if base == 0, exponent < 0 { return .nan }
    guard base < 0 else { return .pow(base, exponent) }
    guard exponent == exponent.rounded() else { return .nan }
    let magnitude = Double.pow(-base, exponent)
    return exponent.truncatingRemainder(dividingBy: 2) == 0 ? magnitude : -magnitude
  }
}

extension Expression.Relation {
  func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .atMost: left <= right
    case .atLeast: left >= right
    case .equal: left == right
    case .unequal: left != right
    case .below: left < right
    case .above: left > right
    }
  }
}

extension Expression.Function {
  /// The value for as many arguments as the function takes.
  func value(_ arguments: [Double]) -> Double {
    guard let first = arguments.first else { return .nan }
    switch self {
    case .abs: return first.magnitude
    case .min: return arguments.min() ?? .nan
    case .max: return arguments.max() ?? .nan
    case .int: return first.rounded(.towardZero)
    case .float: return first
    case .round: return first.rounded(.toNearestOrEven)
    case .pow: return Expression.Binary.power.value(first, arguments[1])
    case .exp: return .exp(first)
    case .log: return first > 0 ? .log(first) / (arguments.count > 1 ? .log(arguments[1]) : 1) : .nan
    case .log2: return first > 0 ? .log2(first) : .nan
    case .log10: return first > 0 ? .log10(first) : .nan
    case .sqrt: return first >= 0 ? first.squareRoot() : .nan
    case .sin: return .sin(first)
    case .cos: return .cos(first)
    case .tan: return .tan(first)
    case .tanh: return .tanh(first)
    case .floor: return first.rounded(.down)
    case .ceil: return first.rounded(.up)
    }
  }
}
