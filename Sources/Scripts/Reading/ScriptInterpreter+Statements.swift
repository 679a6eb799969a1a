import Documents
import Schedules

extension ScriptInterpreter {
  /// Where statements lead to.
  indirect enum Outcome {
    /// Behind the last of them.
    case fell(Scope)
    case returned(ScriptValue)
    case broke(Scope)
    case continued(Scope)
    /// To one of two places, depending on the epoch.
    case either(Term, Outcome, Outcome)
  }

  /// The most ways that statements may lead at once.
  private static let mostWays = 200

  /// Follows the statements of a function.
  mutating func follow(
    _ statements: ArraySlice<PythonStatement>, in scope: Scope
  ) throws(Stop) -> Outcome {
    var scope = scope
    var rest = statements
    while let statement = rest.popFirst() {
      let outcome: Outcome
      do throws(Stop) {
        outcome = try following(statement.range) { (interpreter) throws(Stop) in
          try interpreter.follow(statement, in: scope)
        }
      } catch {
        // What is not known behind it is asked for together with it.
        guard case .unknown(let unknown) = error else { throw error }
        throw .unknown(unknown + gathered(rest, in: scope))
      }
      switch outcome {
      case .fell(let behind): scope = behind
      case .returned, .broke, .continued: return outcome
      case .either:
        let remaining = rest
        return try resume(outcome, statement.range) { (interpreter, scope) throws(Stop) in
          try interpreter.follow(remaining, in: scope)
        }
      }
    }
    return .fell(scope)
  }

  /// Goes on wherever the ways have led behind the statements.
  private mutating func resume(
    _ outcome: Outcome, _ range: Range<Int>,
    _ body: (inout ScriptInterpreter, Scope) throws(Stop) -> Outcome
  ) throws(Stop) -> Outcome {
    switch outcome {
    case .fell(let scope): return try body(&self, scope)
    case .returned, .broke, .continued: return outcome
    case .either(let test, let one, let other):
      return try following(range) { (interpreter) throws(Stop) in
        let left = try interpreter.resume(one, range, body)
        let right = try interpreter.resume(other, range, body)
        return try interpreter.joined(test, left, right, range)
      }
    }
  }

  /// Joins two ways, to one way where that is possible.
  private mutating func joined(
    _ test: Term, _ one: Outcome, _ other: Outcome, _ range: Range<Int>
  ) throws(Stop) -> Outcome {
    switch (one, other) {
    case (.fell(let left), .fell(let right)):
      if let scope = try joined(test, left, right, range) { return .fell(scope) }
    case (.broke(let left), .broke(let right)):
      if let scope = try joined(test, left, right, range) { return .broke(scope) }
    case (.continued(let left), .continued(let right)):
      if let scope = try joined(test, left, right, range) { return .continued(scope) }
    case (.returned(let left), .returned(let right)):
      if let value = try possible({ (interpreter) throws(Stop) in try interpreter.choice(test, left, right, range) }) {
        return .returned(value)
      }
    default: break
    }
    guard ways(one) + ways(other) <= Self.mostWays else {
      throw fault(range, "the statements lead more than \(Self.mostWays) ways")
    }
    return .either(test, one, other)
  }

  private func ways(_ outcome: Outcome) -> Int {
    if case .either(_, let one, let other) = outcome { ways(one) + ways(other) } else { 1 }
  }

  /// The values that names have on two ways, or `nil` where some are no numbers.
  private mutating func joined(
    _ test: Term, _ left: Scope, _ right: Scope, _ range: Range<Int>
  ) throws(Stop) -> Scope? {
    var scope = left
    for (name, value) in right.own where left.own[name] == nil { scope.own[name] = value }
    for name in scope.own.keys.sorted() {
      let missing = ScriptValue.number(
        .failure("UnboundLocalError: cannot access local variable '\(name)' where it is not associated with a value"))
      let (one, other) = (left.own[name] ?? missing, right.own[name] ?? missing)
      if case .number(let one) = one, case .number(let other) = other, one.expression == other.expression { continue }
      if isSame(one, other) { continue }
      guard
        let value = try possible({ (interpreter) throws(Stop) in try interpreter.choice(test, one, other, range) })
      else { return nil }
      scope.own[name] = value
    }
    scope.pending = try pending(test, left.pending, right.pending, range)
    return scope
  }

  /// What was computed on two ways: each only on its own.
  private func pending(
    _ test: Term, _ left: [Term], _ right: [Term], _ range: Range<Int>
  ) throws(Stop) -> [Term] {
    let common = zip(left, right).prefix { $0.expression == $1.expression }.map(\.0)
    var pending = common
    for term in left.dropFirst(common.count) { pending.append(try conditional(test, term, .whole(0), range)) }
    for term in right.dropFirst(common.count) { pending.append(try conditional(test, .whole(0), term, range)) }
    return pending
  }

  /// A value that is returned, behind all that was computed before and may have failed.
  private mutating func behindPending(
    _ value: ScriptValue, _ scope: Scope, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    guard case .number(let term) = value else { return value }
    return .number(try eager(scope.pending.filter { !term.expression.surelyComputes($0.expression) }, term, at: range))
  }

  /// Whether two values plainly are one: what no way has assigned anew.
  func isSame(_ one: ScriptValue, _ other: ScriptValue) -> Bool {
    switch (one, other) {
    case (.function(let one), .function(let other)): one.range == other.range
    case (.library(let one), .library(let other)): one == other
    case (.call(let one), .call(let other)): one.range == other.range
    case (.unknown(let one), .unknown(let other)): one.items == other.items
    case (.progression(let one), .progression(let other)): one == other
    case (.dictionary(let one), .dictionary(let other)):
      one.count == other.count
        && zip(one, other).allSatisfy { isSame($0.key, $1.key) && isSame($0.value, $1.value) }
    case (.number(let one), .number(let other)): one.expression == other.expression
    case (.text(let one), .text(let other)): one == other
    case (.none, .none): true
    case (.sequence(let one), .sequence(let other)):
      one.elements.count == other.elements.count
        && zip(one.elements, other.elements).allSatisfy {
          $0.condition?.expression == $1.condition?.expression && isSame($0.value, $1.value)
        }
    default: false
    }
  }

  /// The result of something that may not be followed; `nil` where it is not.
  private mutating func possible(
    _ body: (inout ScriptInterpreter) throws(Stop) -> ScriptValue
  ) throws(Stop) -> ScriptValue? {
    do throws(Stop) {
      return try body(&self)
    } catch {
      if case .unknown(let unknown) = error { return .unknown(unknown) }
      return nil
    }
  }

  // MARK: - Single statements

  private mutating func follow(_ statement: PythonStatement, in scope: Scope) throws(Stop) -> Outcome {
    var scope = scope
    switch statement.kind {
    case .expression(let expression):
      try effect(expression, in: &scope)
    case .assignment(let targets, let expression):
      let value = try value(of: expression, in: scope)
      if case .number(let term) = value { scope.compute(term) }
      for target in targets { try bind(target, to: value, in: &scope) }
    case .augmented(let target, let sign, let expression):
      let before = try value(of: target, in: scope)
      let added = try value(of: expression, in: scope)
      let value = try augmented(sign, before, added, statement.range)
      if case .number(let term) = value { scope.compute(term) }
      try bind(target, to: value, in: &scope)
    case .function(let name, let parameters, let body):
      scope[name] = .function(
        ScriptFunction(
          name: name, parameters: parameters, body: .statements(body), captured: scope.isFunction ? scope.own : [:],
          range: statement.range))
    case .returned(let expression):
      guard let expression else { return .returned(.none) }
      return .returned(try behindPending(try value(of: expression, in: scope), scope, expression.range))
    case .conditional(let test, let then, let otherwise):
      return try conditional(test, then, otherwise, statement.range, in: scope)
    case .loop(let target, let iterable, let body):
      return try loop(target, iterable, body, statement.range, in: scope)
    case .block(let word, let body):
      return try block(word, body, statement.range, in: scope)
    case .assertion(let test): return try asserted(test, in: scope)
    case .other: return try other(statement, in: scope)
    }
    return .fell(scope)
  }

  private mutating func augmented(
    _ sign: String, _ before: ScriptValue, _ added: ScriptValue, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    do throws(Stop) {
      return try binary(sign, before, added, range)
    } catch {
      guard case .unknown(let unknown) = error else { throw error }
      return .unknown(unknown)
    }
  }

  /// Follows an expression whose value nobody takes.
  private mutating func effect(_ expression: PythonExpression, in scope: inout Scope) throws(Stop) {
    guard case .call(let function, let arguments) = expression.kind else {
      if scope.isFunction { return }
      _ = try value(of: expression, in: scope)
      return
    }
    if case .attribute(let base, "append") = function.kind, let name = base.path, arguments.count == 1,
      case .sequence(var sequence)? = scope[name]
    {
      sequence.elements.append(ScriptSequence.Element(try value(of: arguments[0].value, in: scope)))
      scope[name] = .sequence(sequence)
      return
    }
    let path = function.path ?? ""
    let isSilent =
      path == "print" || ["log.", "logger.", "logging.", "warnings."].contains(where: path.hasPrefix)
    if isSilent { return }
    let value = try value(of: expression, in: scope)
    if scope.isFunction, case .call = value {
      throw fault(expression.range, "what this does is not followed here")
    }
  }

  private mutating func conditional(
    _ test: PythonExpression, _ then: [PythonStatement], _ otherwise: [PythonStatement], _ range: Range<Int>,
    in scope: Scope
  ) throws(Stop) -> Outcome {
    let condition: Term
    do throws(Stop) {
      condition = try truth(try value(of: test, in: scope), test.range)
    } catch {
      guard case .unknown(let unknown) = error else { throw error }
      if !scope.isFunction { return .fell(try open(then, otherwise, in: scope)) }
      throw .unknown(unknown + gathered(then[...], in: scope) + gathered(otherwise[...], in: scope))
    }
    if let constant = condition.constant { return try follow((constant != 0 ? then : otherwise)[...], in: scope) }
    var scope = scope
    scope.compute(condition)
    let one = try follow(then[...], in: scope)
    let other = try follow(otherwise[...], in: scope)
    return try joined(condition, one, other, range)
  }

  /// Follows both ways where nothing tells which is gone: a name that has two values is not known then.
  private mutating func open(
    _ then: [PythonStatement], _ otherwise: [PythonStatement], in scope: Scope
  ) throws(Stop) -> Scope {
    guard case .fell(var left) = try follow(then[...], in: scope),
      case .fell(let right) = try follow(otherwise[...], in: scope)
    else { return scope }
    for (name, value) in right.own {
      guard let other = left.own[name] else {
        left[name] = value
        continue
      }
      if !isSame(value, other) { left[name] = open(name, 0..<0, isName: true) }
    }
    return left
  }

  /// What is not known of the statements of a way that may be gone.
  private mutating func gathered(_ statements: ArraySlice<PythonStatement>, in scope: Scope) -> Unknown {
    do throws(Stop) {
      return unknown(of: try follow(statements, in: scope))
    } catch {
      if case .unknown(let unknown) = error { return unknown }
      return Unknown([])
    }
  }

  private func unknown(of outcome: Outcome) -> Unknown {
    switch outcome {
    case .returned(let value): value.unknown ?? Unknown([])
    case .either(_, let one, let other): unknown(of: one) + unknown(of: other)
    case .fell, .broke, .continued: Unknown([])
    }
  }

  private mutating func loop(
    _ target: PythonExpression, _ iterable: PythonExpression, _ body: [PythonStatement], _ range: Range<Int>,
    in scope: Scope
  ) throws(Stop) -> Outcome {
    let elements = try iterated(try value(of: iterable, in: scope), iterable.range)
    guard elements.allSatisfy({ $0.condition == nil }) else {
      throw fault(iterable.range, "how often a loop goes round must not depend on the epoch")
    }
    return try rounds(elements.map(\.value)[...], target, body, range, in: scope)
  }

  private mutating func rounds(
    _ values: ArraySlice<ScriptValue>, _ target: PythonExpression, _ body: [PythonStatement], _ range: Range<Int>,
    in scope: Scope
  ) throws(Stop) -> Outcome {
    var (scope, rest) = (scope, values)
    while let value = rest.popFirst() {
      try bind(target, to: value, in: &scope)
      let outcome = continuing(try follow(body[...], in: scope))
      switch outcome {
      case .fell(let behind): scope = behind
      case .broke(let behind): return .fell(behind)
      case .returned, .continued: return outcome
      case .either:
        let remaining = rest
        let whole = try resume(outcome, range) { (interpreter, scope) throws(Stop) in
          try interpreter.rounds(remaining, target, body, range, in: scope)
        }
        return try behind(whole, range)
      }
    }
    return .fell(scope)
  }

  /// `continue` leads to the end of a round.
  private func continuing(_ outcome: Outcome) -> Outcome {
    switch outcome {
    case .continued(let scope): .fell(scope)
    case .either(let test, let one, let other): .either(test, continuing(one), continuing(other))
    case .fell, .broke, .returned: outcome
    }
  }

  /// `break` leads behind the loop.
  private mutating func behind(_ outcome: Outcome, _ range: Range<Int>) throws(Stop) -> Outcome {
    switch outcome {
    case .broke(let scope): return .fell(scope)
    case .either(let test, let one, let other):
      return try joined(test, try behind(one, range), try behind(other, range), range)
    case .fell, .returned, .continued: return outcome
    }
  }

  private mutating func block(
    _ word: String, _ body: [PythonStatement], _ range: Range<Int>, in scope: Scope
  ) throws(Stop) -> Outcome {
    switch word {
    case "with", "try", "finally": return try follow(body[...], in: scope)
    case "class", "except", "else": return .fell(scope)
    default:
      guard scope.isFunction else { return .fell(scope) }
      throw fault(range, "'\(word)' is not followed here")
    }
  }

  /// Statements of which the reader keeps only the place.
  private mutating func other(_ statement: PythonStatement, in scope: Scope) throws(Stop) -> Outcome {
    var scope = scope
    let text = text(statement.range)
    let word = text.prefix { $0.isLetter }
    switch word {
    case "break": return .broke(scope)
    case "continue": return .continued(scope)
    case "raise":
      guard scope.isFunction else { return .fell(scope) }
      return .returned(.number(.failure(PythonLibrary.raised(text))))
    case "import", "from":
      for (name, path) in PythonLibrary.imported(text) { scope[name] = .library(path) }
    default: break
    }
    return .fell(scope)
  }

  /// What must be true is computed, and where it is not, nothing goes on.
  private mutating func asserted(_ test: PythonExpression, in scope: Scope) throws(Stop) -> Outcome {
    guard scope.isFunction else { return .fell(scope) }
    let truth = try truth(try value(of: test, in: scope), test.range)
    if let constant = truth.constant, constant != 0 { return .fell(scope) }
    return .either(truth, .fell(scope), .returned(.number(.failure("AssertionError"))))
  }
}
