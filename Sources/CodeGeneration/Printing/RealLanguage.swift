import Numbers
import Schedules

/// How languages of C's family write expressions when all numbers are real ones: C, JavaScript, Swift.
struct RealLanguage: CodeLanguage {
  /// One of the languages.
  enum Dialect: Sendable { case c, javaScript, swift }

  let dialect: Dialect
  var indent: String { dialect == .c ? "    " : "  " }
  let hasPowerOperator = false
  let hasQuotientOperators = false

  func number(_ value: Double) -> String {
    if value.isNaN { return dialect == .c ? "NAN" : dialect == .swift ? "Double.nan" : "NaN" }
    if value.isInfinite {
      let text = dialect == .c ? "INFINITY" : dialect == .swift ? "Double.infinity" : "Infinity"
      return value < 0 ? "-\(text)" : text
    }
    let text = numberText(value)
    return text.contains { !$0.isNumber && $0 != "-" } ? text : dialect == .javaScript ? text : "\(text).0"
  }

  func whole(_ value: Int) -> String { number(Double(value)) }

  func call(_ function: Code.Function, _ arguments: [String]) -> String {
    let list = arguments.joined(separator: ", ")
    let first = arguments.first ?? ""
    switch dialect {
    case .c:
      switch function {
      case .min: return "fmin(\(list))"
      case .max: return "fmax(\(list))"
      case .abs: return "fabs(\(list))"
      default: return "\(function.rawValue)(\(list))"
      }
    case .javaScript:
      // Math has no rounding to the even one of two.
      if function == .rint {
        return "(Math.abs(\(first) % 1) === 0.5 ? 2 * Math.round(\(first) / 2) : Math.round(\(first)))"
      }
      return function == .exp2 ? "Math.pow(2, \(first))" : "Math.\(function.rawValue)(\(list))"
    case .swift:
      switch function {
      case .sqrt: return "(\(first)).squareRoot()"
      case .abs: return "abs(\(first))"
      case .min, .max: return "Swift.\(function.rawValue)(\(list))"
      default: return "\(function.rawValue)(\(list))"
      }
    }
  }

  func power(_ base: String, _ exponent: String) -> String {
    dialect == .javaScript ? "Math.pow(\(base), \(exponent))" : "pow(\(base), \(exponent))"
  }

  func wholeQuotient(_ left: String, _ right: String) -> String {
    dialect == .javaScript ? "Math.floor(\(left) / \(right))" : "floor(\(left) / \(right))"
  }

  func remainder(_ left: String, _ right: String) -> String {
    dialect == .javaScript ? "((\(left)) % (\(right)))" : "fmod(\(left), \(right))"
  }

  func choice(_ test: String, _ one: String, _ other: String) -> String { "\(test) ? \(one) : \(other)" }

  func name(_ name: String) -> String {
    if name == "pi" { return dialect == .c ? "PI" : dialect == .javaScript ? "Math.PI" : "Double.pi" }
    return dialect == .c ? name : Self.camelCase(name)
  }

  func element(_ list: String, _ index: String) -> String {
    switch dialect {
    case .c: "\(list)[(long long)(\(index))]"
    case .javaScript: "\(list)[\(index)]"
    case .swift: "\(list)[Int(\(index))]"
    }
  }

  func countAtMost(_ list: String, _ value: String) -> String {
    switch dialect {
    case .c: "count_at_most(\(list), sizeof \(list) / sizeof *\(list), \(value))"
    case .javaScript: "countAtMost(\(list), \(value))"
    case .swift: "countAtMost(\(list), \(value))"
    }
  }

  func formula(_ expression: Expression, _ time: Code, in printer: CodePrinter) -> String? {
    Code(expression, of: time).map { "(\(printer.text($0)))" }
  }

  /// `learning_rate` as `learningRate`.
  static func camelCase(_ name: String) -> String {
    let parts = name.split(separator: "_")
    return parts.dropFirst().reduce(parts.first.map(String.init) ?? name) {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }
}

/// Writes programs in a language of C's family.
struct RealWriter {
  let dialect: RealLanguage.Dialect
  private var language: RealLanguage { RealLanguage(dialect: dialect) }
  private var printer: CodePrinter { CodePrinter(language: language) }

  init(_ dialect: RealLanguage.Dialect) { self.dialect = dialect }

  /// The lines of a program's lists and functions.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - remark: What stands before the function of the update.
  /// - Returns: The lines.
  func lines(of program: CodeProgram, remark: String) -> [String] {
    var lines: [String] = []
    for list in program.lists { lines += self.list(language.name(list.name), list.values) + [""] }
    if program.countsInLists { lines += countAtMost + [""] }
    for function in program.functions {
      if function.name == program.main.name { lines.append("\(comment) \(remark)") }
      lines += self.lines(of: function, isMain: function.name == program.main.name) + [""]
    }
    return lines
  }

  private var comment: String { dialect == .swift ? "///" : dialect == .c ? "//" : "//" }
  private var constant: String { dialect == .c ? "double" : dialect == .swift ? "let" : "const" }
  private var end: String { dialect == .swift ? "" : ";" }

  private func lines(of function: CodeFunction, isMain: Bool) -> [String] {
    let (name, argument) = (language.name(function.name), language.name(function.argument))
    let body = self.lines(of: function.body, depth: 1)
    // A constant asks for no update, and compilers warn of what is not asked for.
    let isUsed = body.contains { line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains(Substring(argument))
    }
    var lines: [String]
    switch dialect {
    case .c:
      lines = ["\(isMain ? "" : "static ")double \(name)(\(isMain ? "long long update" : "double \(argument)")) {"]
      if !isUsed {
        lines.append("    (void)\(isMain ? "update" : argument);")
      } else if isMain {
        lines.append("    double \(argument) = (double)update;")
      }
    case .javaScript: lines = ["function \(name)(\(argument)) {"]
    case .swift:
      lines = ["func \(name)(_ \(isMain ? "update: Int" : "\(argument): Double")) -> Double {"]
      if isMain, isUsed { lines.append("  let \(argument) = Double(update)") }
    }
    return lines + body + ["}"]
  }

  private func lines(of steps: [CodeStep], depth: Int) -> [String] {
    let indent = String(repeating: language.indent, count: depth)
    return steps.flatMap { step -> [String] in
      switch step {
      case .named(let name, let code):
        return ["\(indent)\(constant) \(language.name(name)) = \(printer.text(code))\(end)"]
      case .result(let code): return ["\(indent)return \(printer.text(code))\(end)"]
      case .when(let test, let steps):
        return ["\(indent)if \(bracketed(printer.text(test))) {"] + lines(of: steps, depth: depth + 1) + ["\(indent)}"]
      case .growingCycle(let cycle): return growing(cycle, indent)
      case .product(let name, let rate, let factor, let last, let most):
        let (name, factor) = (language.name(name), language.name(factor))
        let most = printer.language.whole(most)
        let limit = printer.text(.call(.min, [last, .name("LIMIT")])).replacing("LIMIT", with: most)
        let loop =
          switch dialect {
          case .c: "for (double epoch = 1; epoch <= \(limit); epoch++) \(name) *= \(factor)(epoch);"
          case .javaScript: "for (let epoch = 1; epoch <= \(limit); epoch++) \(name) *= \(factor)(epoch);"
          case .swift: "for epoch in stride(from: 1.0, through: \(limit), by: 1) { \(name) *= \(factor)(epoch) }"
          }
        return ["\(indent)\(variable) \(name) = \(printer.language.number(rate))\(end)", indent + loop]
      }
    }
  }

  private var variable: String { dialect == .c ? "double" : dialect == .swift ? "var" : "let" }

  private func bracketed(_ text: String) -> String { dialect == .swift ? text : "(\(text))" }

  private func growing(_ cycle: GrowingCycle, _ indent: String) -> [String] {
    let (start, length, index) = (
      language.name(cycle.startName), language.name(cycle.lengthName), language.name(cycle.indexName)
    )
    let growth = printer.language.number(cycle.growth)
    let limit = cycle.count.map { " && \(index) < \(printer.language.whole(Swift.max(0, $0 - 1)))" } ?? ""
    let first = printer.language.whole(cycle.length)
    let next =
      cycle.isOfPowers
      ? language.call(
        .max,
        [
          printer.language.whole(1),
          language.call(.floor, ["\(first) * \(language.power(growth, index))"]),
        ]) : language.call(.ceil, ["\(length) * \(growth)"])
    let inner = indent + language.indent
    return [
      "\(indent)\(variable) \(start) = \(printer.language.whole(0))\(end)",
      "\(indent)\(variable) \(length) = \(first)\(end)",
      "\(indent)\(variable) \(index) = \(printer.language.whole(0))\(end)",
      "\(indent)while \(bracketed("\(printer.text(cycle.time)) >= \(start) + \(length)\(limit)")) {",
      "\(inner)\(start) += \(length)\(end)", "\(inner)\(index) += 1\(end)", "\(inner)\(length) = \(next)\(end)",
      "\(indent)}",
    ]
  }

  private func list(_ name: String, _ values: [Double]) -> [String] {
    let texts = values.map { printer.language.number($0) }
    let (head, foot) =
      switch dialect {
      case .c: ("static const double \(name)[] = {", "};")
      case .javaScript: ("const \(name) = [", "];")
      case .swift: ("let \(name): [Double] = [", "]")
      }
    var lines = [head]
    var line = language.indent.dropLast() + ""
    for text in texts {
      if line.count + text.count + 2 > 100 {
        lines.append(String(line))
        line = language.indent.dropLast() + ""
      }
      line += " \(text),"
    }
    return lines + [String(line), foot]
  }

  /// How many elements of a sorted list are at most a value.
  private var countAtMost: [String] {
    switch dialect {
    case .c:
      [
        "static double count_at_most(const double *list, unsigned long count, double value) {",
        "    unsigned long low = 0, high = count;", "    while (low < high) {",
        "        unsigned long middle = low + (high - low) / 2;",
        "        if (list[middle] <= value) low = middle + 1; else high = middle;", "    }",
        "    return (double)low;", "}",
      ]
    case .javaScript:
      [
        "function countAtMost(list, value) {", "  let low = 0, high = list.length;", "  while (low < high) {",
        "    const middle = (low + high) >> 1;",
        "    if (list[middle] <= value) low = middle + 1; else high = middle;", "  }", "  return low;", "}",
      ]
    case .swift:
      [
        "func countAtMost(_ list: [Double], _ value: Double) -> Double {", "  var (low, high) = (0, list.count)",
        "  while low < high {", "    let middle = (low + high) / 2",
        "    if list[middle] <= value { low = middle + 1 } else { high = middle }", "  }", "  return Double(low)", "}",
      ]
    }
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }

  private func firstRange(of part: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(part) { return index..<self.index(index, offsetBy: part.count) }
      index = self.index(after: index)
    }
    return nil
  }
}

extension CodeProgram {
  /// Whether elements of a sorted list are counted.
  var countsInLists: Bool { functions.contains { $0.body.contains(where: \.countsInLists) } }
}

extension CodeStep {
  fileprivate var countsInLists: Bool {
    switch self {
    case .named(_, let code), .result(let code): code.countsInLists
    case .when(_, let steps): steps.contains(where: \.countsInLists)
    case .growingCycle, .product: false
    }
  }
}

extension Code {
  fileprivate var countsInLists: Bool {
    switch self {
    case .countAtMost: true
    case .number, .whole, .name, .formula: false
    case .arithmetic(_, let left, let right), .wholeQuotient(let left, let right), .remainder(let left, let right),
      .power(let left, let right):
      left.countsInLists || right.countsInLists
    case .negative(let code), .element(_, let code): code.countsInLists
    case .call(_, let codes), .apply(_, let codes): codes.contains(where: \.countsInLists)
    case .choice(_, let one, let other): one.countsInLists || other.countsInLists
    }
  }
}
