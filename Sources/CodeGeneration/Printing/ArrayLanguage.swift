import Numbers
import Schedules

/// How numpy, jax.numpy and keras.ops write expressions that hold for a whole array of updates at once.
struct ArrayLanguage: CodeLanguage {
  /// What the module is called: `np`, `jnp`, `ops`.
  let module: String
  /// Where `pi`, `nan` and `inf` stand.
  private var constants: String { isKeras ? "math" : module }
  /// Whether times are real numbers, and lists are read with `take`.
  private var isKeras: Bool { module == "ops" }
  /// Whether numbers have double precision.
  private var isDouble: Bool { module == "np" }
  let indent = "    "
  let hasPowerOperator = true
  let hasQuotientOperators = true

  func number(_ value: Double) -> String {
    if value.isNaN { return "\(constants).nan" }
    if value.isInfinite { return value < 0 ? "-\(constants).inf" : "\(constants).inf" }
    return PythonLanguage().number(value)
  }

  func whole(_ value: Int) -> String { String(value) }

  func call(_ function: Code.Function, _ arguments: [String]) -> String {
    let list = arguments.joined(separator: ", ")
    switch function {
    case .min: return "\(module).minimum(\(list))"
    case .max: return "\(module).maximum(\(list))"
    case .rint where isKeras: return "ops.round(\(list))"
    case .exp2 where isKeras: return "ops.power(2.0, \(list))"
    case .sqrt where !isDouble: return "\(module).sqrt(\(module).maximum(\(list), 0.0))"
    case .acos, .asin, .atan: return "\(module).arc\(function.rawValue.dropFirst())(\(list))"
    default: return "\(module).\(function.rawValue)(\(list))"
    }
  }

  func power(_ base: String, _ exponent: String) -> String {
    // In single precision what is left at the end of a way may be below 0, and has no fractional power.
    guard !isDouble, Double(base) == nil, Int(exponent) == nil else { return "\(base) ** \(exponent)" }
    return "\(module).maximum(\(base), 0.0) ** \(exponent)"
  }
  func wholeQuotient(_ left: String, _ right: String) -> String { "\(left) // \(right)" }
  func remainder(_ left: String, _ right: String) -> String { "\(left) % \(right)" }
  func choice(_ test: String, _ one: String, _ other: String) -> String { "\(module).where(\(test), \(one), \(other))" }
  func name(_ name: String) -> String { name == "pi" ? "\(constants).pi" : name }
  func element(_ list: String, _ index: String) -> String {
    isKeras ? "ops.take(\(list), ops.cast(\(index), \"int32\"))" : "\(list)[\(index)]"
  }
  func countAtMost(_ list: String, _ value: String) -> String {
    // keras.ops wants an array of values.
    isKeras
      ? "ops.sum(ops.cast(\(list) <= \(value), \"int32\"))"
      : "\(module).searchsorted(\(list), \(value), side=\"right\")"
  }

  func formula(_ expression: Expression, _ time: Code, in printer: CodePrinter) -> String? {
    Code(expression, of: time).map { "(\(printer.text($0)))" }
  }
}

/// Writes programs without branches and loops: every value is computed, and `where` chooses.
struct ArrayWriter {
  let language: ArrayLanguage
  private var printer: CodePrinter { CodePrinter(language: language) }

  /// The most cycles of growing lengths that a table holds: far beyond any training, each is longer than the one before.
  private static let mostCycles = 2000

  init(module: String) { language = ArrayLanguage(module: module) }

  /// Whether a program can be written so: products of as many factors as there are updates cannot.
  static func canWrite(_ program: CodeProgram) -> Bool {
    program.isPortable && program.functions.allSatisfy { $0.body.allSatisfy { !$0.isLoop } }
  }

  /// The lines of a program's lists and functions.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - name: What the function of the update is called.
  ///   - remark: What its docstring says.
  /// - Returns: The lines.
  func lines(of program: CodeProgram, name: String, remark: String) -> [String] {
    var lines: [String] = []
    for list in program.lists {
      let texts = list.values.map { list.areWhole ? language.whole(Int(saturating: $0)) : language.number($0) }
      var rows = PythonLayout.list(list.name, texts)
      rows[0] = "\(list.name) = \(language.module).array(["
      rows[rows.count - 1] = language.module == "ops" ? "], dtype=\"float32\")" : "])"
      lines += rows
    }
    for function in program.functions {
      let isMain = function.name == program.main.name
      lines += ["", "def \(isMain ? name : function.name)(\(function.argument)):"]
      if isMain { lines.append("    \"\"\"\(remark)\"\"\"") }
      lines += body(of: function, isMain: isMain).map { "    \($0)" } + [""]
    }
    return lines
  }

  private func body(of function: CodeFunction, isMain: Bool) -> [String] {
    let (argument, isNumpy) = (function.argument, language.module == "np")
    var lines: [String] = []
    if isMain, isNumpy {
      lines.append("\(argument) = np.asarray(\(argument))")
    } else if function.isFormula, language.module != "ops" {
      // Whole numbers overflow in products and have no negative powers.
      lines.append("\(argument) = \(language.module).asarray(\(argument), dtype=float)")
    }
    var steps: [String] = []
    let result = value(of: function.body[...], &steps)
    let text = printer.text(result)
    guard isMain, isNumpy else { return lines + steps + ["return \(text)"] }
    // One number for all updates becomes as many.
    var isArray = false
    if case .choice(let test, _, _) = result { isArray = test.left == .name(argument) }
    steps.append("return np.\(isArray ? "asarray(" : "full(\(argument).shape, ")\(text), dtype=float)")
    // Where an update belongs to one part, the others need not be numbers there.
    let mayFail = steps.contains { step in ["**", "log", "sqrt"].contains { step.contains($0) } }
    return lines + (mayFail ? ["with np.errstate(all=\"ignore\"):"] + steps.map { "    \($0)" } : steps)
  }

  /// The value that steps come to; what they name is written before it.
  private func value(of steps: ArraySlice<CodeStep>, _ lines: inout [String]) -> Code {
    guard let step = steps.first else { return .number(.nan) }
    switch step {
    case .result(let code): return code
    case .named(let name, let code):
      lines.append("\(name) = \(printer.text(code))")
      return value(of: steps.dropFirst(), &lines)
    case .when(let test, let inner):
      let one = value(of: inner[...], &lines)
      let other = value(of: steps.dropFirst(), &lines)
      return .choice(test, one, other)
    case .growingCycle(let cycle):
      lines += growing(cycle)
      return value(of: steps.dropFirst(), &lines)
    case .product: return .number(.nan)
    }
  }

  /// The starts and lengths of cycles as tables.
  private func growing(_ cycle: GrowingCycle) -> [String] {
    var (starts, lengths): ([Int], [Int]) = ([0], [Swift.max(1, cycle.length)])
    let most = Swift.min(cycle.count ?? Self.mostCycles, Self.mostCycles)
    while starts.count < most {
      let last = lengths[lengths.count - 1]
      let start = starts[starts.count - 1].addingSaturating(last)
      guard start < 1 << 53 else { break }
      let next =
        cycle.isOfPowers
        ? Swift.max(1, Int(saturating: Double(cycle.length) * powerOf(cycle.growth, starts.count)))
        : Int(saturating: (Double(last) * cycle.growth).rounded(.up))
      starts.append(start)
      lengths.append(Swift.max(1, next))
    }
    let (module, index) = (language.module, cycle.indexName)
    func list(_ name: String, _ values: [Int]) -> [String] {
      var lines = PythonLayout.list(name, values.map { "\($0)" })
      lines[0] = "\(name) = \(module).array(["
      lines[lines.count - 1] = module == "ops" ? "], dtype=\"float32\")" : "], dtype=float)"
      return lines
    }
    return list("\(index)_starts", starts) + list("\(index)_lengths", lengths) + [
      "\(index) = \(language.countAtMost("\(index)_starts", printer.text(cycle.time))) - 1",
      "\(cycle.startName) = \(language.element("\(index)_starts", index))",
      "\(cycle.lengthName) = \(language.element("\(index)_lengths", index))",
    ]
  }

  private func powerOf(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }
}

extension CodeFunction {
  /// Whether it is a formula as somebody wrote it.
  fileprivate var isFormula: Bool {
    if case .result(.formula) = body.first { true } else { false }
  }
}

extension CodeStep {
  fileprivate var isLoop: Bool {
    switch self {
    case .product: true
    case .when(_, let steps): steps.contains(where: \.isLoop)
    case .named, .result, .growingCycle: false
    }
  }
}
