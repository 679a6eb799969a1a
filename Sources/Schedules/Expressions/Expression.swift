/// A formula of one whole number, the epoch, as code has it: `0.95 ** epoch`, `0.5 if epoch % 10 == 0 else 1.0`.
///
/// The operations are Python's, and so is what they cannot do: a division by 0 is an ``ExpressionFailure`` with Python's words.
/// Every number is a `Double`; true counts as 1 and false as 0. Whole numbers beyond 2^53 are rounded, which Python's are not.
package indirect enum Expression: Hashable, Sendable {
  /// A number with a decimal point.
  case number(Double)
  /// A whole number: Python words differently what goes wrong with them.
  case whole(Double)
  case variable
  case unary(Unary, Expression)
  case binary(Binary, Expression, Expression)
  /// Comparisons in a row: `a < b <= c` is true when each of them is.
  case comparison(Expression, [Comparison])
  case all(Expression, Expression)
  case any(Expression, Expression)
  case conditional(Expression, then: Expression, otherwise: Expression)
  case call(Function, [Expression])
  /// The element of a list or tuple at an index, from its end where the index is negative. Only that element is computed:
  /// where others may fail, they stand before it in an ``after(_:_:)``.
  case element(Expression, of: [Expression], Container)
  /// The second value, once the first was computed: what it fails on, all of it fails on.
  case after(Expression, Expression)
  /// No value: what code raises by itself.
  case failure(ExpressionFailure)

  package enum Unary: Hashable, Sendable { case minus, not, invert }

  package enum Container: String, Hashable, Sendable { case list, tuple }

  package struct Comparison: Hashable, Sendable {
    /// How the value on the left must be to the one on the right.
    package var relation: Relation
    /// The value on the right.
    package var right: Expression

    /// Creates a comparison with what stands to its left.
    package init(_ relation: Relation, _ right: Expression) { (self.relation, self.right) = (relation, right) }
  }

  /// Returns the value at a number.
  ///
  /// - Parameter variable: The number, from 0.
  /// - Returns: The value.
  /// - Throws: ``ExpressionFailure`` where Python raises.
  package func evaluate(at variable: Double) throws(ExpressionFailure) -> Double {
    switch self {
    case .number(let number), .whole(let number): return number
    case .variable: return variable
    case .unary(let operation, let operand): return operation.value(try operand.evaluate(at: variable))
    case .binary(let operation, let left, let right):
      let (one, other) = (try left.evaluate(at: variable), try right.evaluate(at: variable))
      return try operation.value(one, other, areWhole: { left.isWhole && right.isWhole })
    case .comparison(let first, let comparisons):
      var left = try first.evaluate(at: variable)
      for comparison in comparisons {
        let right = try comparison.right.evaluate(at: variable)
        guard comparison.relation.holds(left, right) else { return 0 }
        left = right
      }
      return 1
    case .all(let left, let right):
      let value = try left.evaluate(at: variable)
      return value == 0 ? value : try right.evaluate(at: variable)
    case .any(let left, let right):
      let value = try left.evaluate(at: variable)
      return value != 0 ? value : try right.evaluate(at: variable)
    case .conditional(let condition, let then, let otherwise):
      return try (condition.evaluate(at: variable) != 0 ? then : otherwise).evaluate(at: variable)
    case .call(let function, let arguments):
      var values: [Double] = []
      values.reserveCapacity(arguments.count)
      for argument in arguments { values.append(try argument.evaluate(at: variable)) }
      return try function.value(values)
    case .element(let index, let elements, let container):
      let place = try index.evaluate(at: variable)
      let wanted = place < 0 ? place + Double(elements.count) : place
      guard let number = Int(exactly: wanted), elements.indices.contains(number) else {
        throw .outOfRange(of: container)
      }
      return try elements[number].evaluate(at: variable)
    case .after(let first, let second):
      _ = try first.evaluate(at: variable)
      return try second.evaluate(at: variable)
    case .failure(let failure): throw failure
    }
  }

  /// Returns the value at a number; not a number where Python raises.
  package func value(at variable: Double) -> Double {
    do { return try evaluate(at: variable) } catch { return .nan }
  }

  /// The value, when it is the same at every number; not a number when Python raises at every one.
  package var constant: Double? { isConstant ? value(at: 0) : nil }

  private var isConstant: Bool {
    switch self {
    case .variable: false
    default: operands.allSatisfy(\.isConstant)
    }
  }
}

extension Expression {
  /// The formulas that this one is made of, in the order in which they are computed.
  var operands: [Expression] {
    switch self {
    case .number, .whole, .variable, .failure: []
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right), .all(let left, let right), .any(let left, let right),
      .after(let left, let right):
      [left, right]
    case .comparison(let first, let comparisons): [first] + comparisons.map(\.right)
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .call(_, let arguments): arguments
    case .element(let index, let elements, _): [index] + elements
    }
  }

  /// The number of operands and operations: what an evaluation costs.
  package var operationCount: Int { operands.reduce(1) { $0 + $1.operationCount } }

  /// Whether the value is a whole number to Python, whatever the epoch.
  package var isWhole: Bool {
    switch self {
    case .number: false
    case .whole, .variable, .comparison, .unary(.not, _), .unary(.invert, _): true
    case .unary(.minus, let operand): operand.isWhole
    case .binary(.divide, _, _): false
    case .binary(_, let left, let right), .all(let left, let right), .any(let left, let right):
      left.isWhole && right.isWhole
    case .conditional(_, let then, let otherwise): then.isWhole && otherwise.isWhole
    case .call(let function, let arguments): function.isWhole(of: arguments)
    case .element(_, let elements, _): elements.allSatisfy(\.isWhole)
    case .after(_, let second): second.isWhole
    case .failure: true
    }
  }

  /// Whether any operation in it could fail at all; those that plainly cannot are not counted.
  package var mayFail: Bool {
    switch self {
    case .number, .whole, .variable: false
    case .failure, .element: true
    case .call(let function, let arguments): function.mayFail || arguments.contains(where: \.mayFail)
    case .binary(.add, let left, let right), .binary(.subtract, let left, let right),
      .binary(.multiply, let left, let right):
      left.mayFail || right.mayFail
    case .binary(let operation, let left, .number(let right)), .binary(let operation, let left, .whole(let right)):
      left.mayFail || right == 0 || ![.divide, .floorDivide, .modulo].contains(operation)
    case .binary: true
    case .unary, .comparison, .all, .any, .conditional, .after: operands.contains(where: \.mayFail)
    }
  }

  /// Whether computing the value computes another formula in any case.
  package func surelyComputes(_ other: Expression) -> Bool {
    if self == other { return true }
    return switch self {
    case .conditional(let first, _, _), .all(let first, _), .any(let first, _), .element(let first, _, _):
      first.surelyComputes(other)
    case .comparison(let first, let comparisons):
      first.surelyComputes(other) || (comparisons.first?.right.surelyComputes(other) ?? false)
    default: operands.contains { $0.surelyComputes(other) }
    }
  }
}
