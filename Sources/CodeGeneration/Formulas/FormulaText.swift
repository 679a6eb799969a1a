import Numbers
package import Schedules

/// A curve's form as a formula with its numbers, for a person to read.
package struct FormulaText {
  /// One case of the formula.
  package struct Row: Hashable, Sendable {
    /// The rate.
    package let rate: String
    /// When it is so; empty for what is left.
    package let condition: String
  }

  /// The most cases of a formula that anybody reads.
  private static let mostCases = 24

  /// The cases; the first whose condition holds tells the rate.
  package let rows: [Row]
  /// What the names in the cases stand for, a line each.
  package let definitions: [String]

  /// Writes a form as a formula; `nil` where it has more parts than a person would read.
  ///
  /// - Parameter form: The form.
  package init?(of form: CurveForm) {
    guard let program = try? FormProgram.program(of: form.normalized, isFormula: true).simplified,
      program.lists.allSatisfy({ $0.values.count <= Self.mostCases })
    else { return nil }
    let cases = FormulaCases(of: program.main).cases
    guard cases.count <= Self.mostCases else { return nil }
    let printer = CodePrinter(language: FormulaLanguage())
    rows = cases.map { Row(rate: printer.text($0.value), condition: Self.condition($0.tests, printer)) }
    var lines: [String] = []
    func add(_ line: String) { if !lines.contains(line) { lines.append(line) } }
    for definition in cases.flatMap(\.definitions) { add(Self.line(definition, printer)) }
    for helper in program.helpers {
      let own = FormulaCases(of: helper).cases
      guard own.count <= Self.mostCases else { return nil }
      let head = "\(helper.name)(\(helper.argument)) = "
      add(
        head
          + own.map { item in
            let condition = Self.condition(item.tests, printer)
            return printer.text(item.value) + (condition.isEmpty ? "" : " for \(condition)")
          }.joined(separator: ", else "))
      for definition in own.flatMap(\.definitions) { add(Self.line(definition, printer)) }
    }
    for list in program.lists {
      let values = list.values.map { list.areWhole ? String(Int(saturating: $0)) : numberText($0) }
      add("\(list.name) = [\(values.joined(separator: ", "))]")
    }
    definitions = lines
  }

  private static func condition(_ tests: [Code.Test], _ printer: CodePrinter) -> String {
    tests.map { printer.text($0) }.joined(separator: " and ")
  }

  private static func line(_ definition: FormulaCases.Definition, _ printer: CodePrinter) -> String {
    switch definition {
    case .named(let name, let code): return "\(name) = \(printer.text(code))"
    case .product(let name, let rate, let factor, let end):
      return "\(name) = \(numberText(rate)) · ∏ \(factor)(e) for e = 1 … \(printer.text(end))"
    case .cycle(let cycle):
      let growth = numberText(cycle.growth)
      let next =
        cycle.isOfPowers
        ? "cycle k is ⌊\(cycle.length) · \(growth)^k⌋ updates long"
        : "the first cycle is \(cycle.length) updates long, each next ⌈\(growth) · the one before⌉"
      let count = cycle.count.map { ", \($0) in all" } ?? ""
      return
        "\(cycle.startName), \(cycle.lengthName) and \(cycle.indexName) are those of the cycle of "
        + "\(printer.text(cycle.time)): \(next)\(count)"
    }
  }
}

/// How formulas are written in plain text.
struct FormulaLanguage: CodeLanguage {
  let indent = ""
  let hasPowerOperator = true
  let hasQuotientOperators = false

  func sign(of operation: Code.Arithmetic) -> String { operation == .times ? "·" : operation.rawValue }

  func sign(of relation: Code.Relation) -> String {
    switch relation {
    case .atMost: "≤"
    case .atLeast: "≥"
    case .equal: "="
    case .below, .above: relation.rawValue
    }
  }

  func number(_ value: Double) -> String { numberText(value) }
  func whole(_ value: Int) -> String { String(value) }

  func call(_ function: Code.Function, _ arguments: [String]) -> String {
    let list = arguments.joined(separator: ", ")
    return switch function {
    case .floor: "⌊\(list)⌋"
    case .ceil: "⌈\(list)⌉"
    case .abs: "|\(list)|"
    case .sqrt: "√(\(list))"
    case .exp2: "2^(\(list))"
    case .rint: "round(\(list))"
    default: "\(function.rawValue)(\(list))"
    }
  }

  func power(_ base: String, _ exponent: String) -> String {
    let isShort = exponent.allSatisfy { $0.isNumber || $0.isLetter || $0 == "." } || exponent.hasPrefix("(")
    return "\(base)^\(isShort ? exponent : "(\(exponent))")"
  }

  func wholeQuotient(_ left: String, _ right: String) -> String { "⌊\(left) / \(right)⌋" }
  func remainder(_ left: String, _ right: String) -> String { "(\(left) mod \(right))" }
  func choice(_ test: String, _ one: String, _ other: String) -> String { "\(one) if \(test) else \(other)" }
  func name(_ name: String) -> String { name == "pi" ? "π" : name }
  func element(_ list: String, _ index: String) -> String { "\(list)[\(index)]" }
  func countAtMost(_ list: String, _ value: String) -> String { "number of \(list) ≤ \(value)" }
  func formula(_ expression: Expression, _ time: Code, in printer: CodePrinter) -> String? { "(\(expression))" }
}
