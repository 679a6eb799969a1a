/// What Python raises instead of a value.
package struct ExpressionFailure: Error, Hashable, Sendable {
  /// The kind of the error and what it says, as Python 3.11 has it: `ZeroDivisionError: division by zero`.
  package let words: String

  /// Creates a failure.
  ///
  /// - Parameter words: The kind of the error and what it says.
  package init(_ words: String) { self.words = words }

  static let domain = ExpressionFailure("ValueError: math domain error")
  static let range = ExpressionFailure("OverflowError: math range error")
  static let tooLargePower = ExpressionFailure("OverflowError: (34, 'Numerical result out of range')")
  static let tooLargeWhole = ExpressionFailure("OverflowError: int too large to convert to float")
  static let zeroPower = ExpressionFailure("ZeroDivisionError: 0.0 cannot be raised to a negative power")
  static let negativeShift = ExpressionFailure("ValueError: negative shift count")
  static let notANumber = ExpressionFailure("ValueError: cannot convert float NaN to integer")
  static let infinite = ExpressionFailure("OverflowError: cannot convert float infinity to integer")
  /// Python computes a complex number, which is no rate and cannot be compared.
  static let complex = ExpressionFailure(
    "TypeError: a negative number to a power that is not whole is a complex number")

  static func outOfRange(of container: Expression.Container) -> ExpressionFailure {
    ExpressionFailure("IndexError: \(container.rawValue) index out of range")
  }

  static func divisionByZero(_ operation: Expression.Binary, areWhole: Bool) -> ExpressionFailure {
    let words =
      switch operation {
      case .floorDivide: areWhole ? "integer division or modulo by zero" : "float floor division by zero"
      case .modulo: areWhole ? "integer modulo by zero" : "float modulo"
      default: areWhole ? "division by zero" : "float division by zero"
      }
    return ExpressionFailure("ZeroDivisionError: \(words)")
  }

  static func notWhole(_ operation: Expression.Binary) -> ExpressionFailure {
    ExpressionFailure("TypeError: unsupported operand type(s) for \(operation.rawValue): 'float' and 'int'")
  }
}
