import Numbers
import Schedules

// Formulas as a framework computes them, for arguments that no closed shape has: a length of two and a half updates.

extension Expression {
  static func + (left: Expression, right: Expression) -> Expression { .binary(.add, left, right) }
  static func - (left: Expression, right: Expression) -> Expression { .binary(.subtract, left, right) }
  static func * (left: Expression, right: Expression) -> Expression { .binary(.multiply, left, right) }
  static func / (left: Expression, right: Expression) -> Expression { .binary(.divide, left, right) }
  static func < (left: Expression, right: Expression) -> Expression { .comparison(left, [.init(.below, right)]) }
  static func <= (left: Expression, right: Expression) -> Expression { .comparison(left, [.init(.atMost, right)]) }

  /// The formula to a power.
  func raised(to exponent: Expression) -> Expression { .binary(.power, self, exponent) }

  /// The smaller of two values.
  func atMost(_ other: Expression) -> Expression { .call(.min, [self, other]) }

  /// The larger of two values.
  func atLeast(_ other: Expression) -> Expression { .call(.max, [self, other]) }

  /// The value rounded down.
  var floor: Expression { .binary(.floorDivide, self, 1) }

  /// One of two values by a condition.
  func then(_ one: Expression, otherwise other: Expression) -> Expression {
    .conditional(self, then: one, otherwise: other)
  }
}

extension Expression: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension Double {
  /// The number as a whole one, where it is one that can be counted.
  var wholeNumber: Int? { Int(exactly: self) }
}
