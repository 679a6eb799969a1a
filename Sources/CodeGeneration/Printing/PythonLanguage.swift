import Numbers
import Schedules

/// How Python writes expressions.
struct PythonLanguage: CodeLanguage {
  let indent = "    "
  let hasPowerOperator = true
  let hasQuotientOperators = true

  func number(_ value: Double) -> String {
    if value.isNaN { return "math.nan" }
    if value.isInfinite { return value < 0 ? "-math.inf" : "math.inf" }
    let text = numberText(value)
    return text.contains { !$0.isNumber && $0 != "-" } ? text : "\(text).0"
  }

  func whole(_ value: Int) -> String { String(value) }

  func call(_ function: Code.Function, _ arguments: [String]) -> String {
    let list = arguments.joined(separator: ", ")
    switch function {
    case .min, .max, .abs: return "\(function.rawValue)(\(list))"
    case .trunc: return "int(\(list))"
    case .rint: return "round(\(list))"
    case .exp2: return "math.pow(2.0, \(list))"
    default: return "math.\(function.rawValue)(\(list))"
    }
  }

  func power(_ base: String, _ exponent: String) -> String { "\(base) ** \(exponent)" }
  func wholeQuotient(_ left: String, _ right: String) -> String { "\(left) // \(right)" }
  func remainder(_ left: String, _ right: String) -> String { "\(left) % \(right)" }
  func choice(_ test: String, _ one: String, _ other: String) -> String { "\(one) if \(test) else \(other)" }
  func name(_ name: String) -> String { name == "pi" ? "math.pi" : name }
  func element(_ list: String, _ index: String) -> String { "\(list)[\(index)]" }
  // Without an import; the lists are short.
  func countAtMost(_ list: String, _ value: String) -> String { "sum(first <= \(value) for first in \(list))" }

  func formula(_ expression: Expression, _ time: Code, in printer: CodePrinter) -> String? {
    // The formula names its variable as the function of the program does.
    expression.raises ? nil : expression.description
  }
}

/// Writes programs as Python.
package struct PythonWriter {
  private let printer = CodePrinter(language: PythonLanguage())

  /// Creates a writer.
  package init() {}

  /// The lines of a program: its lists and its functions, which may need `math`.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - remark: What the docstring of `learning_rate` says.
  /// - Returns: The lines.
  package func lines(of program: CodeProgram, remark: String) -> [String] {
    var lines: [String] = []
    for list in program.lists {
      let values = list.values.map {
        list.areWhole ? printer.language.whole(Int(saturating: $0)) : printer.language.number($0)
      }
      lines += PythonLayout.list(list.name, values) + [""]
    }
    for function in program.functions {
      lines += ["", "def \(function.name)(\(function.argument)):"]
      if function.name == program.main.name { lines.append("    \"\"\"\(remark)\"\"\"") }
      lines += self.lines(of: function.body, depth: 1) + [""]
    }
    return lines
  }

  private func lines(of steps: [CodeStep], depth: Int) -> [String] {
    let indent = String(repeating: "    ", count: depth)
    return steps.flatMap { step -> [String] in
      switch step {
      case .named(let name, let code): return ["\(indent)\(name) = \(printer.text(code))"]
      case .result(let code): return result(code, indent)
      case .when(let test, let steps):
        return ["\(indent)if \(printer.text(test)):"] + lines(of: steps, depth: depth + 1)
      case .growingCycle(let cycle): return growing(cycle, indent)
      case .product(let name, let rate, let factor, let end, let most):
        return [
          "\(indent)\(name) = \(printer.language.number(rate))",
          "\(indent)for epoch in range(1, min(\(printer.text(end)), \(most)) + 1):",
          "\(indent)    \(name) *= \(factor)(epoch)",
        ]
      }
    }
  }

  /// A formula that raises by itself needs the statement.
  private func result(_ code: Code, _ indent: String) -> [String] {
    guard case .formula(let expression, _) = code, expression.raises else {
      return ["\(indent)return \(isReal(code) ? printer.text(code) : "float(\(printer.text(code)))")"]
    }
    return RaisingFormula.lines(of: expression, indent: indent)
  }

  /// Whether an expression is a real number to Python, and not a whole one.
  private func isReal(_ code: Code) -> Bool {
    switch code {
    case .number: true
    case .whole, .name, .wholeQuotient, .remainder, .countAtMost, .element, .formula: false
    case .arithmetic(.over, _, _): true
    case .arithmetic(_, let left, let right), .power(let left, let right): isReal(left) || isReal(right)
    case .negative(let code): isReal(code)
    case .call(let function, let arguments):
      switch function {
      case .floor, .ceil, .trunc, .rint: false
      case .min, .max, .abs: arguments.allSatisfy(isReal)
      default: true
      }
    case .choice(_, let one, let other): isReal(one) && isReal(other)
    case .apply: true
    }
  }

  private func growing(_ cycle: GrowingCycle, _ indent: String) -> [String] {
    let (start, length, index) = (cycle.startName, cycle.lengthName, cycle.indexName)
    let growth = printer.language.number(cycle.growth)
    let next =
      cycle.isOfPowers ? "max(1, int(\(cycle.length) * \(growth) ** \(index)))" : "math.ceil(\(length) * \(growth))"
    let limit = cycle.count.map { " and \(index) < \(max(0, $0 - 1))" } ?? ""
    return [
      "\(indent)\(start), \(length), \(index) = 0, \(cycle.length), 0",
      "\(indent)while \(printer.text(cycle.time)) >= \(start) + \(length)\(limit):",
      "\(indent)    \(start) += \(length)",
      "\(indent)    \(index) += 1",
      "\(indent)    \(length) = \(next)",
    ]
  }
}

/// A formula that raises by itself, as statements of Python.
enum RaisingFormula {
  /// The lines of a function's body.
  static func lines(of expression: Expression, indent: String) -> [String] {
    switch expression {
    case .conditional(let condition, let then, let otherwise) where !condition.raises:
      return ["\(indent)if \(condition.description):"] + lines(of: then, indent: indent + "    ")
        + lines(of: otherwise, indent: indent)
    case .failure(let failure):
      let parts = failure.words.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      let text = parts.count > 1 ? String(parts[1]) : ""
      let quoted = text.replacingQuotes
      return ["\(indent)raise \(parts.first.map(String.init) ?? "ValueError")(\"\(quoted)\")"]
    default:
      guard expression.raises else { return ["\(indent)return float(\(expression.description))"] }
      return ["\(indent)raise ValueError(\"the formula raises\")"]
    }
  }
}

extension String {
  /// The text within double quotes of Python.
  fileprivate var replacingQuotes: String {
    reduce(into: "") { text, character in
      switch character {
      case "\\", "\"": text += "\\\(character)"
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
  }
}
