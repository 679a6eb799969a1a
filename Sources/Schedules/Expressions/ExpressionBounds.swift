import RealModule

extension Expression {
  /// Returns bounds of the values over a range of whole numbers, possibly wider than necessary (interval arithmetic).
  ///
  /// - Parameter variables: The first and the last number.
  func bounds(over variables: ClosedRange<Double>) -> ClosedRange<Double> {
    switch self {
    case .number(let number): return number.isNaN ? Self.everything : number...number
    case .variable: return variables
    case .unary(.minus, let operand):
      let inner = operand.bounds(over: variables)
      return -inner.upperBound ... -inner.lowerBound
    case .unary(.not, let operand): return Self.truth(operand.certainty(over: variables).map { !$0 })
    case .binary(let operation, let left, let right):
      return operation.bounds(left.bounds(over: variables), right.bounds(over: variables))
    case .comparison: return Self.truth(certainty(over: variables))
    case .all(let left, let right), .any(let left, let right):
      return Self.hull(left.bounds(over: variables), right.bounds(over: variables))
    case .conditional(let condition, let then, let otherwise):
      switch condition.certainty(over: variables) {
      case true?: return then.bounds(over: variables)
      case false?: return otherwise.bounds(over: variables)
      case nil: return Self.hull(then.bounds(over: variables), otherwise.bounds(over: variables))
      }
    case .call(let function, let arguments):
      return function.bounds(arguments.map { $0.bounds(over: variables) })
    }
  }

  /// All numbers.
  static let everything = -Double.infinity...Double.infinity

  /// Whether the value is true all over a range, or false; `nil` when that is open.
  private func certainty(over variables: ClosedRange<Double>) -> Bool? {
    guard case .comparison(let first, let comparisons) = self, comparisons.count == 1, let only = comparisons.first
    else {
      let own = self.isOpenCondition ? Self.everything : bounds(over: variables)
      return own.lowerBound > 0 || own.upperBound < 0 ? true : own == 0...0 ? false : nil
    }
    let (left, right) = (first.bounds(over: variables), only.right.bounds(over: variables))
    let isBelow = left.upperBound < right.lowerBound
    let isAbove = left.lowerBound > right.upperBound
    let isSame = left.lowerBound == left.upperBound && left == right
    switch only.relation {
    case .below: return isBelow ? true : left.lowerBound >= right.upperBound ? false : nil
    case .above: return isAbove ? true : left.upperBound <= right.lowerBound ? false : nil
    case .atMost: return left.upperBound <= right.lowerBound ? true : isAbove ? false : nil
    case .atLeast: return left.lowerBound >= right.upperBound ? true : isBelow ? false : nil
    case .equal: return isSame ? true : isBelow || isAbove ? false : nil
    case .unequal: return isSame ? false : isBelow || isAbove ? true : nil
    }
  }

  /// Whether a condition is one whose bounds would ask for its certainty again.
  private var isOpenCondition: Bool {
    if case .comparison = self { return true }
    return false
  }

  private static func truth(_ certainty: Bool?) -> ClosedRange<Double> {
    certainty.map { $0 ? 1...1 : 0...0 } ?? 0...1
  }

  static func hull(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
  }

  /// The range of some values; all numbers when one of them is none.
  static func range(_ values: [Double]) -> ClosedRange<Double> {
    guard let lowest = values.min(), let highest = values.max(), !values.contains(where: \.isNaN) else {
      return everything
    }
    return lowest...highest
  }
}

extension Expression.Binary {
  /// Bounds of the results for operands within bounds.
  func bounds(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    switch self {
    case .add:
      return Expression.range([left.lowerBound + right.lowerBound, left.upperBound + right.upperBound])
    case .subtract:
      return Expression.range([left.lowerBound - right.upperBound, left.upperBound - right.lowerBound])
    case .modulo: return modulo(left, right)
    case .power where left.lowerBound < 0 || (left.lowerBound == 0 && right.lowerBound < 0):
      return Expression.everything
    case .divide where right.contains(0), .floorDivide where right.contains(0): return Expression.everything
    case .multiply, .divide, .floorDivide, .power:
      // Each is monotone in either operand, so that the corners hold the extremes.
      let corners = [left.lowerBound, left.upperBound].flatMap { first in
        [right.lowerBound, right.upperBound].map { value(first, $0) }
      }
      return Expression.range(corners)
    }
  }

  private func modulo(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    guard right.lowerBound > 0, right.lowerBound == right.upperBound else { return Expression.everything }
    let (divisor, width) = (right.lowerBound, left.upperBound - left.lowerBound)
    let (first, last) = (value(left.lowerBound, divisor), value(left.upperBound, divisor))
    // Within one period the remainder rises with the operand.
    return width < divisor && first <= last ? first...last : 0...divisor
  }
}

extension Expression.Function {
  /// Bounds of the results for arguments within bounds.
  func bounds(_ arguments: [ClosedRange<Double>]) -> ClosedRange<Double> {
    guard let first = arguments.first else { return Expression.everything }
    switch self {
    case .abs:
      let ends = [first.lowerBound.magnitude, first.upperBound.magnitude]
      return Expression.range(first.contains(0) ? ends + [0] : ends)
    case .min, .max:
      return value(arguments.map(\.lowerBound))...value(arguments.map(\.upperBound))
    case .pow: return Expression.Binary.power.bounds(first, arguments[1])
    case .sin, .cos: return -1...1
    case .tan: return Expression.everything
    case .log where arguments.count > 1: return Expression.everything
    default: return Expression.range([value([first.lowerBound]), value([first.upperBound])])
    }
  }
}
