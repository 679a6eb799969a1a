import Schedules

/// A number of a script: a formula of the epoch, mostly one that does not depend on it.
struct Term {
  let expression: Expression
  /// The number of its operands and operations.
  let size: Int
  /// How deep it is nested.
  let depth: Int

  /// The most operands and operations of a formula, its loops and functions written out.
  static let mostOperations = 4000
  /// How deep a formula may be nested, its loops and functions written out.
  static let deepest = 500

  static let epoch = Term(expression: .variable, size: 1, depth: 1)

  static func whole(_ number: Int) -> Term { Term(expression: .whole(Double(number)), size: 1, depth: 1) }
  static func number(_ number: Double) -> Term { Term(expression: .number(number), size: 1, depth: 1) }
  static func truth(_ isTrue: Bool) -> Term { whole(isTrue ? 1 : 0) }
  static func failure(_ words: String) -> Term {
    Term(expression: .failure(ExpressionFailure(words)), size: 1, depth: 1)
  }

  /// The number itself, where it depends on nothing and does not fail.
  var constant: Double? {
    switch expression {
    case .number(let number), .whole(let number): number
    default: nil
    }
  }

  /// The whole number itself, where it is one to Python and depends on nothing.
  var wholeConstant: Int? {
    if case .whole(let number) = expression { Int(exactly: number) } else { nil }
  }

  /// Makes a number of others; one that depends on nothing is computed at once.
  ///
  /// - Parameters:
  ///   - operands: The numbers that it is made of.
  ///   - range: Where it stands.
  ///   - make: Makes the formula of those of the operands.
  /// - Returns: The number.
  /// - Throws: ``ScriptFault`` where that cannot be done.
  static func made(
    of operands: [Term], at range: Range<Int>, _ make: ([Expression]) -> Expression
  ) throws(ScriptFault) -> Term {
    let size = operands.reduce(1) { $0 + $1.size }
    let depth = 1 + (operands.map(\.depth).max() ?? 0)
    guard size <= mostOperations, depth <= deepest else {
      throw ScriptFault(
        range,
        "with its loops and functions written out, the formula has more than \(mostOperations) operations or is nested more "
          + "than \(deepest) deep")
    }
    let expression = make(operands.map(\.expression))
    if operands.allSatisfy({ $0.constant != nil }) {
      do throws(ExpressionFailure) {
        let value = try expression.evaluate(at: 0)
        if !value.isNaN {
          return Term(expression: expression.isWhole ? .whole(value) : .number(value), size: 1, depth: 1)
        }
      } catch {
        // What fails does so when it is computed, not when it is read.
      }
    }
    return Term(expression: expression, size: size, depth: depth)
  }
}
