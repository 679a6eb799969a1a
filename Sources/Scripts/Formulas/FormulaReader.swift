import Documents
package import Schedules

/// Reads formulas of the epoch as people write them: `0.95 ** epoch`, `lambda step: min(step, 100) / 100`, a whole `def`.
///
/// Assignments and other functions may stand before the formula, divided by line ends or semicolons. Nothing of it is run.
package enum FormulaReader {
  /// The names that a formula without a `lambda` or `def` may give to the epoch.
  static let variables = [
    "epoch", "step", "iteration", "it", "t", "i", "n", "x", "steps", "iter", "epochs", "current_step", "global_step",
    "num_update", "e",
  ]

  /// Returns the formula that a text is.
  ///
  /// - Parameter text: The text.
  /// - Returns: The formula.
  /// - Throws: ``ScriptError`` where it is none.
  package static func formula(_ text: String) throws(ScriptError) -> Formula {
    let source = SourceText(text)
    do throws(ScriptFault) {
      return Formula(String(text.trimmingBlanks), try expression(source.bytes))
    } catch {
      throw ScriptError(error, in: source)
    }
  }

  private static func expression(_ bytes: [UInt8]) throws(ScriptFault) -> Expression {
    let statements: [PythonStatement]
    do throws(PythonError) {
      statements = try PythonParser.statements(bytes, isLenient: false)
    } catch {
      throw ScriptFault(error)
    }
    guard let last = statements.last else { throw ScriptFault(0..<0, "there is no formula") }
    var interpreter = ScriptInterpreter(bytes)
    do throws(ScriptInterpreter.Stop) {
      var scope = try interpreter.outermost(statements.dropLast())
      return try interpreter.formula(last, in: &scope).expression
    } catch {
      throw fault(error, last.range)
    }
  }

  static func fault(_ stop: ScriptInterpreter.Stop, _ range: Range<Int>) -> ScriptFault {
    switch stop {
    case .fault(let fault): return fault
    case .unknown(let unknown):
      guard let first = unknown.items.first else { return ScriptFault(range, "it has no value") }
      let names = unknown.items.map { "'\($0.text.prefix(40))'" }
      let list =
        names.count == 1 ? names[0] : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
      return ScriptFault(first.range, "\(list) \(names.count == 1 ? "has" : "have") no value here")
    }
  }
}

extension ScriptInterpreter {
  /// Follows statements outside of functions.
  mutating func outermost(_ statements: ArraySlice<PythonStatement>) throws(Stop) -> Scope {
    guard case .fell(let scope) = try follow(statements, in: Scope()) else {
      throw fault(statements.first?.range ?? 0..<0, "this stands in no function")
    }
    return scope
  }

  /// The number that the last statement of a text makes of the epoch.
  mutating func formula(_ statement: PythonStatement, in scope: inout Scope) throws(Stop) -> Term {
    switch statement.kind {
    case .expression(let expression), .assignment(_, let expression):
      if let variable = variable(of: expression, in: scope) { scope[variable] = .number(.epoch) }
      return try formula(try value(of: expression, in: scope), expression.range, in: scope)
    case .function(let name, _, _):
      guard case .fell(let behind) = try follow([statement], in: scope), let function = behind[name] else { break }
      return try formula(function, statement.range, in: behind)
    default: break
    }
    throw fault(statement.range, "the text must end with a formula, a lambda or a def")
  }

  /// The name that a formula without parameters gives to the epoch.
  private func variable(of expression: PythonExpression, in scope: Scope) -> String? {
    let free = Set(expression.freeNames)
    return FormulaReader.variables.first { free.contains($0) && scope[$0] == nil }
  }

  /// The number that a value makes of the epoch: a function is called with it.
  mutating func formula(_ value: ScriptValue, _ range: Range<Int>, in scope: Scope) throws(Stop) -> Term {
    guard case .function(let function) = value else { return try term(value, range) }
    let epoch = ScriptCall.Argument(name: nil, isUnpacked: false, value: .number(.epoch), range: range)
    switch settled(try call(function, [epoch], function.range, in: scope)) {
    case .number(let term): return term
    case .none: throw fault(function.range, "\(function.name) returns nothing")
    case let other: return try term(other, function.range)
    }
  }
}

extension StringProtocol {
  /// The text without blanks and line ends around it.
  var trimmingBlanks: SubSequence {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return self[endIndex...] }
    return self[start.startIndex...last]
  }
}
