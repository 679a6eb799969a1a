import Documents
import Schedules

extension ScriptInterpreter {
  /// How many functions may call each other.
  private static let mostCalls = 40

  /// What a call is worth: that of a function of the text, of a known one, or the call itself.
  mutating func call(
    _ function: PythonExpression, _ arguments: [PythonExpression.Argument], _ expression: PythonExpression,
    in scope: Scope
  ) throws(Stop) -> ScriptValue {
    let range = expression.range
    if case .attribute(let base, let name) = function.kind,
      let result = try method(name, of: base, arguments, range, in: scope)
    {
      return result
    }
    let callee = try value(of: function, in: scope)
    let given = try self.arguments(arguments, in: scope)
    switch callee {
    case .function(let known): return try call(known, given, range, in: scope)
    case .library(let path):
      if let known = PythonLibrary.function(path) {
        return try library(known.name, of: known.module, Arguments(given, of: path, range), range, in: scope)
      }
      return called(path, function.range, given, range)
    default:
      guard let path = function.path else { return open(compact(range), range, isName: false) }
      return called(path, function.range, given, range)
    }
  }

  private mutating func called(
    _ path: String, _ pathRange: Range<Int>, _ arguments: [ScriptCall.Argument], _ range: Range<Int>
  ) -> ScriptValue {
    let call = ScriptCall(path: path, pathRange: pathRange, arguments: arguments, range: range, text: compact(range))
    calls.append(call)
    return .call(call)
  }

  private mutating func arguments(
    _ arguments: [PythonExpression.Argument], in scope: Scope
  ) throws(Stop) -> [ScriptCall.Argument] {
    var given: [ScriptCall.Argument] = []
    for argument in arguments {
      let range = argument.value.range
      let value = try value(of: argument.value, in: scope)
      guard argument.isUnpacked else {
        given.append(ScriptCall.Argument(name: argument.name, isUnpacked: false, value: value, range: range))
        continue
      }
      let unpacked = settled(value)
      switch unpacked {
      case .sequence(let sequence) where sequence.values != nil:
        given += (sequence.values ?? []).map {
          ScriptCall.Argument(name: nil, isUnpacked: false, value: $0, range: range)
        }
      case .dictionary(let entries):
        for entry in entries {
          guard case .text(let name) = entry.key else { continue }
          given.append(ScriptCall.Argument(name: name, isUnpacked: false, value: entry.value, range: range))
        }
      default: given.append(ScriptCall.Argument(name: nil, isUnpacked: true, value: unpacked, range: range))
      }
    }
    return given
  }

  // MARK: - Functions of the text

  /// What a function of the text returns.
  mutating func call(
    _ function: ScriptFunction, _ arguments: [ScriptCall.Argument], _ range: Range<Int>, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    var inner = Scope(own: function.captured, global: scope.outermost, isFunction: true)
    let given = arguments.filter { $0.name == nil && !$0.isUnpacked }.map { ($0.value, $0.range) }
    var positional = (function.positional.map { ($0, function.range) } + given)[...]
    var named = function.named
    for argument in arguments {
      if argument.isUnpacked {
        throw argument.value.unknown.map(Stop.unknown)
          ?? fault(argument.range, "what this stands for is not known here")
      }
      guard let name = argument.name else { continue }
      guard function.parameters.contains(where: { $0.name == name }) else {
        throw fault(argument.range, "\(function.name) has no parameter '\(name)'")
      }
      named[name] = argument.value
    }
    for parameter in function.parameters {
      if let (value, _) = positional.popFirst() {
        inner[parameter.name] = value
      } else if let value = named[parameter.name] {
        inner[parameter.name] = value
      } else if let standard = parameter.standard {
        inner[parameter.name] = try value(of: standard, in: scope)
      } else {
        throw fault(range, "\(function.name) needs '\(parameter.name)'")
      }
    }
    if let (_, place) = positional.first {
      let count = function.parameters.count
      throw fault(place, "\(function.name) takes \(count) argument\(count == 1 ? "" : "s")")
    }
    callDepth += 1
    defer { callDepth -= 1 }
    guard callDepth <= Self.mostCalls else {
      throw fault(range, "functions call each other more than \(Self.mostCalls) deep")
    }
    return try following(range) { (interpreter) throws(Stop) in
      switch function.body {
      case .expression(let expression): return try interpreter.value(of: expression, in: inner)
      case .statements(let statements):
        let outcome = try interpreter.follow(statements[...], in: inner)
        return try interpreter.value(of: outcome, range)
      }
    }
  }

  private mutating func value(of outcome: Outcome, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    switch outcome {
    case .returned(let value): return value
    case .fell, .broke, .continued: return .none
    case .either(let test, let one, let other):
      return try following(range) { (interpreter) throws(Stop) in
        let (left, right) = (try interpreter.value(of: one, range), try interpreter.value(of: other, range))
        return try interpreter.choice(test, left, right, range)
      }
    }
  }

  // MARK: - Methods

  /// What a method of a list, a dictionary or a number returns; `nil` where the base is nothing of that kind.
  private mutating func method(
    _ name: String, of base: PythonExpression, _ arguments: [PythonExpression.Argument], _ range: Range<Int>,
    in scope: Scope
  ) throws(Stop) -> ScriptValue? {
    if let path = base.path, scope[path] == nil, base.freeNames.allSatisfy({ scope[$0] == nil }) { return nil }
    let value = settled(try value(of: base, in: scope))
    func fail(_ kind: String) -> Stop { fault(range, "the method '\(name)' of \(kind) is not followed here") }
    switch (value, name) {
    case (.dictionary(let entries), "get"):
      guard let key = arguments.first else { throw fail("a dictionary") }
      let other = arguments.count > 1 ? try self.value(of: arguments[1].value, in: scope) : ScriptValue.none
      return try looked(up: settled(try self.value(of: key.value, in: scope)), in: entries, or: other, range)
    case (.dictionary(let entries), "keys"): return .sequence(ScriptSequence(entries.map(\.key)))
    case (.dictionary(let entries), "values"): return .sequence(ScriptSequence(entries.map(\.value)))
    case (.dictionary(let entries), "items"):
      return .sequence(
        ScriptSequence(entries.map { .sequence(ScriptSequence([$0.key, $0.value], isTuple: true)) }))
    case (.sequence, "sum"), (.sequence, "min"), (.sequence, "max"), (.sequence, "prod"), (.sequence, "mean"):
      let argument = ScriptCall.Argument(name: nil, isUnpacked: false, value: value, range: base.range)
      return try library(name, of: "numpy", Arguments([argument], of: name, range), range, in: scope)
    case (.sequence(let sequence), "copy"), (.sequence(let sequence), "tolist"): return .sequence(sequence)
    case (.number, "item"), (.number, "numpy"), (.number, "float"): return value
    case (.number(let term), "sqrt"), (.number(let term), "cos"), (.number(let term), "exp"):
      guard let function = Expression.Function(rawValue: name) else { throw fail("a number") }
      return .number(try made([term], at: range) { .call(function, $0) })
    case (.text(let text), "lower"): return .text(text.lowercased())
    case (.text(let text), "upper"): return .text(text.uppercased())
    case (.dictionary, _), (.sequence, _), (.number, _), (.text, _): throw fail(value.kind)
    default:
      if base.path != nil { return nil }
      // Its arguments may hold what is looked for.
      _ = try self.arguments(arguments, in: scope)
      return open(compact(range), range, isName: false)
    }
  }
}

/// The arguments of a call of a known function.
struct Arguments {
  let function: String
  let range: Range<Int>
  private var positional: [ScriptValue] = []
  private var named: [String: ScriptValue] = [:]
  /// The arguments with a keyword.
  var keywords: [String: ScriptValue] { named }

  init(
    _ arguments: [ScriptCall.Argument], of function: String, _ range: Range<Int>
  ) throws(ScriptInterpreter.Stop) {
    self.function = function
    self.range = range
    for argument in arguments {
      if argument.isUnpacked {
        if let unknown = argument.value.unknown { throw .unknown(unknown) }
        throw .fault(ScriptFault(argument.range, "what this stands for is not known here"))
      }
      if let name = argument.name { named[name] = argument.value } else { positional.append(argument.value) }
    }
  }

  /// The number of arguments.
  var count: Int { positional.count + named.count }
  /// All arguments in their order, where none has a keyword.
  var all: [ScriptValue] { positional }

  /// Returns the arguments of some parameters; one that is not given is `nil`.
  ///
  /// - Parameter names: The parameters in their order; those that start with `?` need not be given.
  /// - Returns: The arguments.
  /// - Throws: ``ScriptInterpreter.Stop`` where that cannot be done.
  func bound(_ names: String...) throws(ScriptInterpreter.Stop) -> [ScriptValue?] {
    var values: [ScriptValue?] = []
    let areKnown = named.keys.allSatisfy { name in names.contains { $0 == name || $0 == "?\(name)" } }
    guard positional.count <= names.count, areKnown else { throw wrongCount }
    for (index, name) in names.enumerated() {
      let plain = name.hasPrefix("?") ? String(name.dropFirst()) : name
      let value = index < positional.count ? positional[index] : named[plain]
      if value == nil, !name.hasPrefix("?") { throw wrongCount }
      values.append(value)
    }
    return values
  }

  var wrongCount: ScriptInterpreter.Stop {
    .fault(ScriptFault(range, "\(function)() is not followed here with these \(count) arguments"))
  }
}
