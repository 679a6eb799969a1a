import Numbers
package import Schedules

/// A curve's form as a formula for a paper.
package enum FormulaLaTeX {
  /// The most cases of a formula that a page has room for.
  private static let mostCases = 24

  /// Writes a form as LaTeX: `\eta(t) = …`, with cases where the curve has several parts, for a displayed formula with `amsmath`.
  ///
  /// - Parameter form: The form.
  /// - Returns: The lines; `nil` where the form has more parts than a page has room for, or a formula that only code can say.
  package static func lines(of form: CurveForm) -> [String]? {
    guard let program = try? FormProgram.program(of: form.normalized, isFormula: true).simplified, program.isPortable,
      program.lists.allSatisfy({ $0.values.count <= mostCases })
    else { return nil }
    let printer = LaTeXPrinter()
    var definitions: [String] = []
    func equation(_ head: String, _ function: CodeFunction) -> [String]? {
      let cases = FormulaCases(of: function).cases
      guard cases.count <= mostCases, let first = cases.first else { return nil }
      for definition in cases.flatMap(\.definitions) {
        let text = self.text(of: definition, printer)
        if !definitions.contains(text) { definitions.append(text) }
      }
      guard cases.count > 1 else { return ["\(head) = \(printer.text(first.value))"] }
      let rows = cases.map { item in
        let condition = item.tests.map(printer.text).joined(separator: " \\text{ and } ")
        return "  \(printer.text(item.value)) & \(condition.isEmpty ? "\\text{otherwise}" : condition) \\\\"
      }
      return ["\(head) =", "\\begin{cases}"] + rows + ["\\end{cases}"]
    }
    guard var lines = equation("\\eta(t)", program.main) else { return nil }
    for helper in program.helpers {
      guard let own = equation("\(printer.name(helper.name))(\(printer.name(helper.argument)))", helper) else {
        return nil
      }
      lines[lines.count - 1] += ", \\quad"
      lines += own
    }
    for list in program.lists {
      let values = list.values.map { printer.text(list.areWhole ? .time($0) : .number($0)) }
      definitions.append("\(printer.name(list.name)) = (\(values.joined(separator: ", ")))")
    }
    for definition in definitions {
      lines[lines.count - 1] += ", \\quad"
      lines.append(definition)
    }
    return lines
  }

  private static func text(of definition: FormulaCases.Definition, _ printer: LaTeXPrinter) -> String {
    switch definition {
    case .named(let name, let code): return "\(printer.name(name)) = \(printer.text(code))"
    case .product(let name, let rate, let factor, let end):
      let product = "\\prod_{e=1}^{\(printer.text(end))} \(printer.name(factor))(e)"
      return "\(printer.name(name)) = \(printer.text(.number(rate))) \(product)"
    case .cycle(let cycle):
      let (start, length, index) = (
        printer.name(cycle.startName), printer.name(cycle.lengthName), printer.name(cycle.indexName)
      )
      let growth = printer.text(.number(cycle.growth))
      let lengths =
        cycle.isOfPowers
        ? "T_k = \\lfloor \(cycle.length) \\cdot \(growth)^k \\rfloor"
        : "T_0 = \(cycle.length),\\ T_{k+1} = \\lceil \(growth) \\, T_k \\rceil"
      let last = cycle.count.map { ",\\ k < \($0)" } ?? ""
      return
        "\(lengths)\(last),\\ S_k = \\textstyle\\sum_{j<k} T_j,\\ (\(index), \(start), \(length)) = (k, S_k, T_k)"
        + " \\text{ with } S_k \\le \(printer.text(cycle.time)) < S_{k+1}"
    }
  }
}

/// Writes expressions in LaTeX.
struct LaTeXPrinter {
  private enum Strength: Int { case choice, sum, product, negative, power, whole }

  /// The text of an expression.
  func text(_ code: Code) -> String { written(code).0 }

  /// The text of a test.
  func text(_ test: Code.Test) -> String {
    let sign =
      switch test.relation {
      case .atMost: "\\le"
      case .atLeast: "\\ge"
      case .equal: "="
      case .below, .above: test.relation.rawValue
      }
    return "\(bracketed(test.left, .sum)) \(sign) \(bracketed(test.right, .sum))"
  }

  /// A name: single letters as they are, words upright.
  func name(_ name: String) -> String {
    if name == "pi" { return "\\pi" }
    return name.count == 1 ? name : "\\mathrm{\(name.split(separator: "_").joined(separator: "\\_"))}"
  }

  private func bracketed(_ code: Code, _ least: Strength) -> String {
    let (text, strength) = written(code)
    return strength.rawValue < least.rawValue ? "\\left(\(text)\\right)" : text
  }

  private func number(_ value: Double) -> (String, Strength) {
    if value.isNaN { return ("\\mathrm{NaN}", .whole) }
    if value.isInfinite { return (value < 0 ? "-\\infty" : "\\infty", value < 0 ? .negative : .whole) }
    let text = numberText(value)
    guard let exponent = text.firstIndex(of: "e") else { return (text, value < 0 ? .negative : .whole) }
    let power = text[text.index(after: exponent)...].drop { $0 == "+" }
    let digits = power.drop { $0 == "-" || $0 == "0" }
    let tens = "10^{\(power.hasPrefix("-") ? "-" : "")\(digits)}"
    let head = text[..<exponent]
    return head == "1" ? (tens, .power) : ("\(head) \\cdot \(tens)", value < 0 ? .negative : .product)
  }

  private func written(_ code: Code) -> (String, Strength) {
    switch code {
    case .number(let value): return number(value)
    case .whole(let value): return (String(value), value < 0 ? .negative : .whole)
    case .name(let name): return (self.name(name), .whole)
    case .arithmetic(.over, let left, let right): return ("\\frac{\(text(left))}{\(text(right))}", .whole)
    case .arithmetic(.times, let left, let right):
      return ("\(bracketed(left, .product)) \\cdot \(bracketed(right, .negative))", .product)
    case .arithmetic(let operation, let left, let right):
      return ("\(bracketed(left, .sum)) \(operation.rawValue) \(bracketed(right, .product))", .sum)
    case .wholeQuotient(let left, let right):
      return ("\\left\\lfloor\\frac{\(text(left))}{\(text(right))}\\right\\rfloor", .whole)
    case .remainder(let left, let right):
      return ("\(bracketed(left, .product)) \\bmod \(bracketed(right, .negative))", .sum)
    case .power(let base, let exponent): return ("\(bracketed(base, .whole))^{\(text(exponent))}", .power)
    case .negative(let inner): return ("-\(bracketed(inner, .power))", .negative)
    case .call(let function, let arguments): return (call(function, arguments.map(text)), .whole)
    case .choice(let test, let one, let other):
      return (
        "\\begin{cases} \(text(one)) & \(text(test)) \\\\ \(text(other)) & \\text{otherwise} \\end{cases}", .choice
      )
    case .apply(let function, let arguments):
      return ("\(name(function))\\left(\(arguments.map(text).joined(separator: ", "))\\right)", .whole)
    case .element(let list, let index): return ("\(name(list))_{\(text(index))}", .whole)
    case .countAtMost(let list, let value): return ("\\#\\{s \\in \(name(list)) : s \\le \(text(value))\\}", .whole)
    case .formula(let expression, let time):
      return Code(expression, of: time).map(written) ?? ("\\mathrm{NaN}", .whole)
    }
  }

  private func call(_ function: Code.Function, _ arguments: [String]) -> String {
    let list = arguments.joined(separator: ", ")
    switch function {
    case .floor, .trunc: return "\\left\\lfloor \(list) \\right\\rfloor"
    case .ceil: return "\\left\\lceil \(list) \\right\\rceil"
    case .rint: return "\\left\\lfloor \(list) \\right\\rceil"
    case .abs: return "\\left|\(list)\\right|"
    case .sqrt: return "\\sqrt{\(list)}"
    case .exp: return "e^{\(list)}"
    case .exp2: return "2^{\(list)}"
    case .log: return "\\ln\\left(\(list)\\right)"
    case .log1p: return "\\ln\\left(1 + \(list)\\right)"
    case .expm1: return "\\left(e^{\(list)} - 1\\right)"
    case .log2, .log10: return "\\log_{\(function.rawValue.dropFirst(3))}\\left(\(list)\\right)"
    case .acos, .asin, .atan: return "\\arc\(function.rawValue.dropFirst())\\left(\(list)\\right)"
    case .cos, .sin, .tan, .sinh, .cosh, .tanh, .min, .max:
      return "\\\(function.rawValue)\\left(\(list)\\right)"
    }
  }
}
