import Numbers
import Schedules

/// How a language writes the expressions and steps of a program.
protocol CodeLanguage {
  /// What indents a step.
  var indent: String { get }

  /// The sign of an operation.
  func sign(of operation: Code.Arithmetic) -> String
  /// The sign of a relation.
  func sign(of relation: Code.Relation) -> String
  /// A number with a fraction.
  func number(_ value: Double) -> String
  /// A whole number.
  func whole(_ value: Int) -> String
  /// A function of mathematics; a power is none.
  func call(_ function: Code.Function, _ arguments: [String]) -> String
  /// A number to a power; the operands stand in brackets where they need them.
  func power(_ base: String, _ exponent: String) -> String
  /// Whether ``power(_:_:)`` is an operator, so that its operands need brackets.
  var hasPowerOperator: Bool { get }
  /// The whole part of a quotient of numbers from 0 on.
  func wholeQuotient(_ left: String, _ right: String) -> String
  /// What is left of a quotient of numbers from 0 on.
  func remainder(_ left: String, _ right: String) -> String
  /// Whether the two above are operators.
  var hasQuotientOperators: Bool { get }
  /// One of two values.
  func choice(_ test: String, _ one: String, _ other: String) -> String
  /// A name of the program.
  func name(_ name: String) -> String
  /// An element of a list.
  func element(_ list: String, _ index: String) -> String
  /// The number of elements of a sorted list that are at most a value.
  func countAtMost(_ list: String, _ value: String) -> String
  /// A formula of Python at a value; `nil` where the language cannot say it.
  func formula(_ expression: Expression, _ time: Code, in printer: CodePrinter) -> String?
}

extension CodeLanguage {
  func sign(of operation: Code.Arithmetic) -> String { operation.rawValue }
  func sign(of relation: Code.Relation) -> String { relation.rawValue }
}

/// Writes expressions in a language, with brackets where they are needed.
struct CodePrinter {
  let language: any CodeLanguage

  /// How strongly an expression holds together.
  private enum Strength: Int, Comparable {
    case choice, sum, product, negative, power, whole

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  /// The text of an expression.
  func text(_ code: Code) -> String { written(code).text }

  /// The text of a test.
  func text(_ test: Code.Test) -> String {
    "\(bracketed(test.left, .sum)) \(language.sign(of: test.relation)) \(bracketed(test.right, .sum))"
  }

  private func bracketed(_ code: Code, _ least: Strength) -> String {
    let (text, strength) = written(code)
    return strength < least ? "(\(text))" : text
  }

  private func written(_ code: Code) -> (text: String, strength: Strength) {
    switch code {
    case .number(let value): return (language.number(value), value < 0 || value.sign == .minus ? .negative : .whole)
    case .whole(let value): return (language.whole(value), value < 0 ? .negative : .whole)
    case .name(let name): return (language.name(name), .whole)
    case .arithmetic(let operation, let left, let right):
      let isSum = operation == .plus || operation == .minus
      let own: Strength = isSum ? .sum : .product
      // a - (b + c) and a / (b * c) need their brackets; a + (b + c) has them too, since rounding is not associative.
      let next: Strength = isSum ? .product : .negative
      return ("\(bracketed(left, own)) \(language.sign(of: operation)) \(bracketed(right, next))", own)
    case .wholeQuotient(let left, let right):
      guard language.hasQuotientOperators else {
        return (language.wholeQuotient(bracketed(left, .product), bracketed(right, .negative)), .whole)
      }
      return (language.wholeQuotient(bracketed(left, .product), bracketed(right, .negative)), .product)
    case .remainder(let left, let right):
      guard language.hasQuotientOperators else { return (language.remainder(text(left), text(right)), .whole) }
      return (language.remainder(bracketed(left, .product), bracketed(right, .negative)), .product)
    case .power(let base, let exponent):
      guard language.hasPowerOperator else { return (language.power(text(base), text(exponent)), .whole) }
      return (language.power(bracketed(base, .whole), bracketed(exponent, .negative)), .power)
    case .negative(let inner): return ("-\(bracketed(inner, .power))", .negative)
    case .call(let function, let arguments): return (language.call(function, arguments.map(text)), .whole)
    case .choice(let test, let one, let other):
      return (
        language.choice(self.text(test), bracketed(one, .sum), bracketed(other, .sum)), .choice
      )
    case .apply(let function, let arguments):
      return ("\(language.name(function))(\(arguments.map(text).joined(separator: ", ")))", .whole)
    case .element(let list, let index): return (language.element(language.name(list), text(index)), .whole)
    case .countAtMost(let list, let value): return (language.countAtMost(language.name(list), text(value)), .whole)
    case .formula(let expression, let time):
      return (language.formula(expression, time, in: self) ?? language.number(.nan), .choice)
    }
  }
}

extension CodeProgram {
  /// Whether every formula of the program is one that languages other than Python can say.
  var isPortable: Bool { (helpers + [main]).allSatisfy { $0.body.allSatisfy(\.isPortable) } }

  /// All functions, helpers first.
  var functions: [CodeFunction] { helpers + [main] }
}

extension CodeStep {
  fileprivate var isPortable: Bool {
    switch self {
    case .named(_, let code), .result(let code): code.isPortable
    case .when(let test, let steps):
      test.left.isPortable && test.right.isPortable && steps.allSatisfy(\.isPortable)
    case .growingCycle(let cycle): cycle.time.isPortable
    case .product(_, _, _, let end, _): end.isPortable
    }
  }
}

extension Code {
  fileprivate var isPortable: Bool {
    switch self {
    case .number, .whole, .name: true
    case .formula(let expression, let time): Code(expression, of: time) != nil
    case .arithmetic(_, let left, let right), .wholeQuotient(let left, let right), .remainder(let left, let right),
      .power(let left, let right):
      left.isPortable && right.isPortable
    case .negative(let code), .element(_, let code), .countAtMost(_, let code): code.isPortable
    case .call(_, let codes), .apply(_, let codes): codes.allSatisfy(\.isPortable)
    case .choice(let test, let one, let other):
      test.left.isPortable && test.right.isPortable && one.isPortable && other.isPortable
    }
  }
}
