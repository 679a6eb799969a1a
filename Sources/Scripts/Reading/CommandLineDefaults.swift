import Documents

/// What a script takes for the options of its own command line where nobody gives them: `parser.add_argument("--lr", default=0.1)`.
struct CommandLineDefaults {
  /// The values by the path that the script has them under: `args.lr`.
  private(set) var values: [String: ScriptValue] = [:]

  private var options: [String: ScriptValue] = [:]
  private var parsed: Set<String> = ["args"]

  /// Finds the options.
  ///
  /// - Parameters:
  ///   - statements: The script.
  ///   - interpreter: Tells the values of the defaults.
  init(_ statements: [PythonStatement], _ interpreter: inout ScriptInterpreter) {
    visit(statements, &interpreter)
    for name in parsed { for (option, value) in options { values["\(name).\(option)"] = value } }
  }

  private mutating func visit(_ statements: [PythonStatement], _ interpreter: inout ScriptInterpreter) {
    for statement in statements {
      switch statement.kind {
      case .expression(let expression): option(expression, &interpreter)
      case .assignment(let targets, let expression):
        option(expression, &interpreter)
        guard Self.parses(expression), let target = targets.first else { continue }
        if case .tuple(let parts) = target.kind {
          if let path = parts.first?.path { parsed.insert(path) }
        } else if let path = target.path {
          parsed.insert(path)
        }
      case .function(_, _, let body), .block(_, let body), .loop(_, _, let body): visit(body, &interpreter)
      case .conditional(_, let then, let otherwise):
        visit(then, &interpreter)
        visit(otherwise, &interpreter)
      case .augmented, .returned, .assertion, .other: break
      }
    }
  }

  /// Whether an expression is the command line as it was parsed.
  private static func parses(_ expression: PythonExpression) -> Bool {
    guard case .call(let function, _) = expression.kind, case .attribute(_, let name) = function.kind else {
      return false
    }
    return name == "parse_args" || name == "parse_known_args"
  }

  /// Keeps the default of an option, where an expression adds one.
  private mutating func option(_ expression: PythonExpression, _ interpreter: inout ScriptInterpreter) {
    guard case .call(let function, let arguments) = expression.kind, case .attribute(_, "add_argument") = function.kind
    else { return }
    let names = arguments.filter { $0.name == nil }.compactMap { argument -> String? in
      if case .string(let text) = argument.value.kind { text } else { nil }
    }
    func keyword(_ name: String) -> PythonExpression? { arguments.first { $0.name == name }?.value }
    let written = names.first { $0.hasPrefix("--") } ?? names.first
    var name = String((written ?? "").drop { $0 == "-" }.map { $0 == "-" ? "_" : $0 })
    if case .string(let text)? = keyword("dest")?.kind { name = text }
    guard !name.isEmpty else { return }
    if let standard = keyword("default") {
      guard let value = try? interpreter.value(of: standard, in: Scope()), value.unknown == nil else { return }
      // None stands for what is computed elsewhere.
      if case .none = value { return }
      options[name] = value
    } else if case .string(let action)? = keyword("action")?.kind, action == "store_true" || action == "store_false" {
      options[name] = .number(.truth(action == "store_false"))
    }
  }
}
