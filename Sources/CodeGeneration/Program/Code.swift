package import Schedules

/// An expression of a program that computes a rate, in no language yet.
package indirect enum Code: Hashable, Sendable {
  /// A number with a fraction.
  case number(Double)
  /// A whole number.
  case whole(Int)
  /// A value by its name.
  case name(String)
  /// A sum, difference, product or quotient of real numbers.
  case arithmetic(Arithmetic, Code, Code)
  /// The whole part of a quotient of numbers from 0 on; whole where both are.
  case wholeQuotient(Code, Code)
  /// What is left of a quotient of numbers from 0 on.
  case remainder(Code, Code)
  /// A number to a power.
  case power(Code, Code)
  /// A number with the other sign.
  case negative(Code)
  /// A function of mathematics.
  case call(Function, [Code])
  /// One of two values.
  case choice(Test, Code, Code)
  /// A function of the program.
  case apply(String, [Code])
  /// The element of a list of the program at an index.
  case element(String, Code)
  /// The number of elements of a sorted list of the program that are at most a number.
  case countAtMost(String, Code)
  /// A formula that stands in Python as it is, of a whole number.
  case formula(Expression, Code)

  /// An operation of two real numbers.
  package enum Arithmetic: String, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  /// A function of mathematics.
  package enum Function: String, Hashable, Sendable {
    case exp, log, log1p, log2, log10, expm1, sqrt, cos, sin, tan, acos, asin, atan, sinh, cosh, tanh, floor, ceil, min,
      max
    case abs
    /// Two to a power.
    case exp2
    /// The whole number towards 0.
    case trunc
    /// The nearest whole number, the even one of two.
    case rint
  }

  /// Whether one value is in a relation to another.
  package struct Test: Hashable, Sendable {
    package var left: Code
    package var relation: Relation
    package var right: Code

    package init(_ left: Code, _ relation: Relation, _ right: Code) {
      (self.left, self.relation, self.right) = (left, relation, right)
    }
  }

  /// How two values are compared.
  package enum Relation: String, Hashable, Sendable {
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
    case equal = "=="
  }
}

/// A step of a function's body.
package indirect enum CodeStep: Hashable, Sendable {
  /// A value gets a name, and perhaps a remark.
  case named(String, Code)
  /// The steps of a branch that ends with a result, where a test holds.
  case when(Code.Test, [CodeStep])
  /// The result; nothing follows.
  case result(Code)
  /// Finds the cycle of a time, where lengths grow by a factor: the names are those of its start, length and number.
  case growingCycle(GrowingCycle)
  /// The product of a function's values at 1 … t, times a rate.
  case product(name: String, rate: Double, factor: String, upTo: Code, most: Int)
}

/// Cycles whose lengths grow or shrink by a factor, rounded up: ⌈previous · growth⌉.
package struct GrowingCycle: Hashable, Sendable {
  /// The time that is looked for.
  package var time: Code
  /// The updates of the first cycle.
  package var length: Int
  /// What each length is multiplied by.
  package var growth: Double
  /// The number of cycles; `nil` for no end.
  package var count: Int?
  /// Whether each length comes from the first, ⌊first · growth^k⌋, and not from the one before.
  package var isOfPowers = false
  /// The names that the start, the length and the number of the cycle get.
  package var startName: String
  package var lengthName: String
  package var indexName: String
}

/// A function of the program.
package struct CodeFunction: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// The name of its argument.
  package var argument: String
  /// Whether the argument may be a real number; else it is whole.
  package var takesReal: Bool
  /// What it computes.
  package var body: [CodeStep]
}

/// A program that computes the rate of every update: helpers first, the function of the update last.
package struct CodeProgram: Sendable {
  /// Sorted whole numbers, and real numbers, by their names.
  package var lists: [(name: String, values: [Double], areWhole: Bool)]
  /// The functions that the last one calls.
  package var helpers: [CodeFunction]
  /// The function of the update.
  package var main: CodeFunction
}

extension Code {
  static func + (left: Code, right: Code) -> Code {
    if left.isZero { return right }
    if right.isZero { return left }
    if case .whole(let one) = left, case .whole(let other) = right, let sum = one.adding(other) { return .whole(sum) }
    return .arithmetic(.plus, left, right)
  }

  static func - (left: Code, right: Code) -> Code {
    if right.isZero { return left }
    if left.isZero { return .negative(right) }
    // t - (100) - (200) is t - 300.
    if case .arithmetic(.minus, let inner, .whole(let one)) = left, case .whole(let other) = right,
      let sum = one.adding(other)
    {
      return inner - .whole(sum)
    }
    if case .whole(let one) = left, case .whole(let other) = right, let difference = one.adding(-other) {
      return .whole(difference)
    }
    return .arithmetic(.minus, left, right)
  }

  static func * (left: Code, right: Code) -> Code {
    if left.isOne { return right }
    if right.isOne { return left }
    return .arithmetic(.times, left, right)
  }

  static func / (left: Code, right: Code) -> Code { right.isOne ? left : .arithmetic(.over, left, right) }

  var isZero: Bool { self == .whole(0) || self == .number(0) }
  var isOne: Bool { self == .whole(1) || self == .number(1) }

  /// A number, whole where it has no fraction and is small enough to be exact.
  static func time(_ value: Double) -> Code {
    value == value.rounded() && value.magnitude < 0x1p53 ? .whole(Int(value)) : .number(value)
  }
}

extension Int {
  fileprivate func adding(_ other: Int) -> Int? {
    let (sum, isBeyond) = addingReportingOverflow(other)
    return isBeyond ? nil : sum
  }
}
