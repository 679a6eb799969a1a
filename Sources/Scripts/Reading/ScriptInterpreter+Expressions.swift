import Documents
import Schedules

extension ScriptInterpreter {
  /// Returns what an expression is worth.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - scope: The values that names have there.
  /// - Returns: The value.
  /// - Throws: ``Stop/fault(_:)`` for what is not followed; what is not known is a value of its own.
  mutating func value(of expression: PythonExpression, in scope: Scope) throws(Stop) -> ScriptValue {
    do throws(Stop) {
      return try following(expression.range) { (interpreter) throws(Stop) in
        try interpreter.known(expression, in: scope)
      }
    } catch {
      guard case .unknown(let unknown) = error else { throw error }
      return .unknown(unknown)
    }
  }

  /// What an expression is worth, where all of it is known.
  private mutating func known(_ expression: PythonExpression, in scope: Scope) throws(Stop) -> ScriptValue {
    let range = expression.range
    switch expression.kind {
    case .integer(let text), .float(let text): return .number(try literal(text, expression))
    case .string(let text): return .text(text)
    case .formatted(let text): return text.contains("{") ? open(compact(range), range, isName: false) : .text(text)
    case .boolean(let isTrue): return .number(.truth(isTrue))
    case .none: return .none
    case .ellipsis: return open("...", range, isName: false)
    case .name(let name): return lookedUp(name, range, in: scope)
    case .attribute(let base, let name): return try attribute(name, of: base, expression, in: scope)
    case .call(let function, let arguments): return try call(function, arguments, expression, in: scope)
    case .subscripted(let base, let index): return try element(at: index, of: base, expression, in: scope)
    case .slice: throw fault(range, "a slice stands where a value should")
    case .list(let elements): return .sequence(ScriptSequence(try self.elements(elements, in: scope)))
    case .tuple(let elements):
      return .sequence(ScriptSequence(try self.elements(elements, in: scope), isTuple: true))
    case .set(let elements): return .sequence(ScriptSequence(try self.elements(elements, in: scope)))
    case .dictionary(let entries): return try dictionary(entries, in: scope)
    case .unary(let sign, let operand): return try unary(sign, operand, range, in: scope)
    case .binary(let sign, let left, let right):
      let (one, other) = (try value(of: left, in: scope), try value(of: right, in: scope))
      return try binary(sign, one, other, range)
    case .comparison(let first, let rest): return try comparison(first, rest, range, in: scope)
    case .and(let left, let right): return try connected(left, right, isAnd: true, range, in: scope)
    case .or(let left, let right): return try connected(left, right, isAnd: false, range, in: scope)
    case .conditional(let then, let test, let otherwise):
      return try conditional(then, test, otherwise, range, in: scope)
    case .lambda(let parameters, let body):
      return .function(
        ScriptFunction(
          name: "the lambda", parameters: parameters, body: .expression(body),
          captured: scope.isFunction ? scope.own : [:], range: range))
    case .comprehension(let element, let clauses):
      var elements: [ScriptSequence.Element] = []
      try expand(clauses[...], element, if: nil, in: scope, into: &elements)
      return .sequence(ScriptSequence(elements))
    case .starred: throw fault(range, "several values stand where one should")
    }
  }

  private func literal(_ text: String, _ expression: PythonExpression) throws(Stop) -> Term {
    guard let number = PythonNumber.value(of: text), number.isFinite else {
      throw fault(expression.range, "'\(text.prefix(40))' is no number that can be counted with")
    }
    if case .integer = expression.kind { return Term(expression: .whole(number), size: 1, depth: 1) }
    return .number(number)
  }

  private mutating func lookedUp(_ name: String, _ range: Range<Int>, in scope: Scope) -> ScriptValue {
    if let value = scope[name] { return value }
    if let constant = PythonLibrary.constants[name] { return .number(.number(constant)) }
    if let module = PythonLibrary.modules[name] { return .library(module) }
    if PythonLibrary.functions.contains(name) { return .library(name) }
    return open(name, range, isName: true)
  }

  private mutating func attribute(
    _ name: String, of base: PythonExpression, _ expression: PythonExpression, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    let path = expression.path
    if let path, let value = scope[path] { return value }
    switch try value(of: base, in: scope) {
    case .library(let module):
      if PythonLibrary.isModule(module), let constant = PythonLibrary.constants[name] {
        return .number(.number(constant))
      }
      return .library("\(module).\(name)")
    case .dictionary(let entries):
      for entry in entries { if case .text(name) = entry.key { return entry.value } }
    default: break
    }
    return open(path ?? compact(expression.range), expression.range, isName: path != nil)
  }

  /// The values of a list; those of `*other` are put in its place.
  mutating func elements(
    _ expressions: [PythonExpression], in scope: Scope
  ) throws(Stop) -> [ScriptSequence.Element] {
    var elements: [ScriptSequence.Element] = []
    for expression in expressions {
      if case .starred(let inner) = expression.kind {
        elements += try iterated(try value(of: inner, in: scope), expression.range)
      } else {
        elements.append(ScriptSequence.Element(try value(of: expression, in: scope)))
      }
    }
    return elements
  }

  private mutating func dictionary(
    _ entries: [PythonExpression.Entry], in scope: Scope
  ) throws(Stop) -> ScriptValue {
    var result: [ScriptValue.Entry] = []
    for entry in entries {
      let value = try value(of: entry.value, in: scope)
      if let key = entry.key {
        result.append(ScriptValue.Entry(key: try self.value(of: key, in: scope), value: value))
      } else if case .dictionary(let others) = value {
        result += others
      } else {
        throw value.unknown.map(Stop.unknown) ?? fault(entry.value.range, "this is no dictionary")
      }
    }
    return .dictionary(result)
  }

  private mutating func unary(
    _ sign: String, _ operand: PythonExpression, _ range: Range<Int>, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    let value = try value(of: operand, in: scope)
    if sign == "not" { return .number(try negated(try truth(value, operand.range), range)) }
    if case .sequence(let sequence) = value, sequence.isArray, let values = sequence.values {
      var results: [ScriptValue] = []
      for value in values { results.append(.number(try signed(sign, try term(value, range), range))) }
      return .sequence(ScriptSequence(array: results))
    }
    return .number(try signed(sign, try term(value, operand.range), range))
  }

  private func signed(_ sign: String, _ term: Term, _ range: Range<Int>) throws(Stop) -> Term {
    switch sign {
    case "-": return try made([term], at: range) { .unary(.minus, $0[0]) }
    case "~":
      guard term.expression.isWhole else { throw fault(range, "Python takes the bits of whole numbers alone") }
      return try made([term], at: range) { .unary(.invert, $0[0]) }
    default: return term
    }
  }

  /// The result of an operation on two values.
  mutating func binary(
    _ sign: String, _ left: ScriptValue, _ right: ScriptValue, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    let (left, right) = (settled(left), settled(right))
    if let both = left.unknown.flatMap({ one in right.unknown.map { one + $0 } }) { throw .unknown(both) }
    if let unknown = left.unknown ?? right.unknown { throw .unknown(unknown) }
    if let joined = try joined(sign, left, right, range) { return joined }
    guard let operation = Expression.Binary(rawValue: sign) else {
      throw fault(range, "'\(sign)' is not followed here")
    }
    let operands = try terms([left, right], range)
    if operation.isOfBits, operands.contains(where: { $0.constant != nil && !$0.expression.isWhole }) {
      throw fault(range, "Python takes '\(sign)' of whole numbers alone")
    }
    return .number(try made(operands, at: range) { .binary(operation, $0[0], $0[1]) })
  }

  /// The result of an operation on strings, lists and arrays; `nil` for numbers.
  private mutating func joined(
    _ sign: String, _ left: ScriptValue, _ right: ScriptValue, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue? {
    switch (left, right) {
    case (.text(let one), .text(let other)) where sign == "+": return .text(one + other)
    case (.sequence(let one), .sequence(let other)) where !one.isArray && !other.isArray && sign == "+":
      return .sequence(ScriptSequence(one.elements + other.elements, isTuple: one.isTuple))
    case (.sequence(let one), .number(let count)) where !one.isArray && sign == "*":
      return try repeated(one, count, range)
    case (.number(let count), .sequence(let one)) where !one.isArray && sign == "*":
      return try repeated(one, count, range)
    default:
      guard let pairs = try arrayPairs(left, right, range) else { return nil }
      var values: [ScriptValue] = []
      for (one, other) in pairs { values.append(try binary(sign, one, other, range)) }
      return .sequence(ScriptSequence(array: values))
    }
  }

  private func repeated(_ sequence: ScriptSequence, _ count: Term, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    guard let count = count.wholeConstant else { throw fault(range, "a list is repeated a whole number of times") }
    let (total, overflow) = sequence.elements.count.multipliedReportingOverflow(by: max(0, count))
    guard !overflow, total <= Self.mostRounds else {
      throw fault(range, "the list has more than \(Self.mostRounds) elements")
    }
    let elements = (0..<max(0, count)).flatMap { _ in sequence.elements }
    return .sequence(ScriptSequence(elements, isTuple: sequence.isTuple))
  }

  /// The values that an operation on an array acts on, pair by pair; `nil` where none is an array.
  func arrayPairs(
    _ left: ScriptValue, _ right: ScriptValue, _ range: Range<Int>
  ) throws(Stop) -> [(ScriptValue, ScriptValue)]? {
    let (one, other) = (array(left), array(right))
    if one == nil, other == nil { return nil }
    if let one, let other {
      guard one.count == other.count else {
        throw fault(range, "the arrays have \(one.count) and \(other.count) elements")
      }
      return Array(zip(one, other))
    }
    if let one { return one.map { ($0, right) } }
    return other?.map { (left, $0) }
  }

  private func array(_ value: ScriptValue) -> [ScriptValue]? {
    if case .sequence(let sequence) = value, sequence.isArray { sequence.values } else { nil }
  }

  private mutating func connected(
    _ left: PythonExpression, _ right: PythonExpression, isAnd: Bool, _ range: Range<Int>, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    let first = try value(of: left, in: scope)
    let test: Term
    do throws(Stop) {
      test = try truth(first, left.range)
    } catch {
      throw unknown(error, and: [try value(of: right, in: scope)])
    }
    // Of what is certain, Python gives back the value itself.
    if let constant = test.constant { return (constant != 0) == isAnd ? try value(of: right, in: scope) : first }
    let second = try truth(try value(of: right, in: scope), right.range)
    return .number(try isAnd ? both(test, second, range) : either(test, second, range))
  }

  /// What is not known of a value and of others.
  func unknown(_ stop: Stop, and others: [ScriptValue]) -> Stop {
    guard case .unknown(let unknown) = stop else { return stop }
    return .unknown(others.compactMap(\.unknown).reduce(unknown, +))
  }

  private mutating func conditional(
    _ then: PythonExpression, _ test: PythonExpression, _ otherwise: PythonExpression, _ range: Range<Int>,
    in scope: Scope
  ) throws(Stop) -> ScriptValue {
    let condition: Term
    do throws(Stop) {
      condition = try truth(try value(of: test, in: scope), test.range)
    } catch {
      throw unknown(error, and: [try value(of: then, in: scope), try value(of: otherwise, in: scope)])
    }
    if let constant = condition.constant { return try value(of: constant != 0 ? then : otherwise, in: scope) }
    return try choice(condition, try value(of: then, in: scope), try value(of: otherwise, in: scope), range)
  }

  /// Puts the elements of a comprehension into a list.
  private mutating func expand(
    _ clauses: ArraySlice<PythonExpression.Clause>, _ element: PythonExpression, if condition: Term?, in scope: Scope,
    into elements: inout [ScriptSequence.Element]
  ) throws(Stop) {
    guard let clause = clauses.first else {
      let value = try value(of: element, in: scope)
      if let unknown = settled(value).unknown { throw .unknown(unknown) }
      elements.append(ScriptSequence.Element(value, if: condition))
      return
    }
    for item in try iterated(try value(of: clause.iterable, in: scope), clause.iterable.range) {
      var inner = scope
      try bind(clause.target, to: item.value, in: &inner)
      var test = condition
      if let part = item.condition { test = try joint(test, part, clause.target.range) }
      for part in clause.conditions {
        test = try joint(test, try truth(try value(of: part, in: inner), part.range), part.range)
      }
      if let constant = test?.constant {
        if constant == 0 { continue }
        test = nil
      }
      try expand(clauses.dropFirst(), element, if: test, in: inner, into: &elements)
      guard elements.count <= Self.mostRounds else {
        throw fault(clause.target.range, "there are more than \(Self.mostRounds) elements")
      }
    }
  }

  private func joint(_ test: Term?, _ part: Term, _ range: Range<Int>) throws(Stop) -> Term {
    guard let test else { return part }
    return try both(test, part, range)
  }

  /// The elements that a loop goes through.
  mutating func iterated(_ value: ScriptValue, _ range: Range<Int>) throws(Stop) -> [ScriptSequence.Element] {
    switch settled(value) {
    case .sequence(let sequence): return sequence.elements
    case .progression(let progression):
      guard progression.count <= Self.mostRounds else {
        throw fault(
          range, "a loop of \(progression.count) rounds is longer than the \(Self.mostRounds) that are followed")
      }
      return (0..<progression.count).map {
        ScriptSequence.Element(.number(.whole(progression[$0])))
      }
    case .dictionary(let entries): return entries.map { ScriptSequence.Element($0.key) }
    case .text(let text): return text.prefix(Self.mostRounds).map { ScriptSequence.Element(.text(String($0))) }
    case let other:
      if let unknown = other.unknown { throw .unknown(unknown) }
      if case .number(let term) = other, term.constant == nil {
        throw fault(range, "how often a loop goes round must not depend on the epoch")
      }
      throw fault(range, "\(other.kind) is nothing to go through")
    }
  }

  /// Gives the names of a target their values.
  mutating func bind(_ target: PythonExpression, to value: ScriptValue, in scope: inout Scope) throws(Stop) {
    switch target.kind {
    case .name(let name): scope[name] = value
    case .tuple(let targets), .list(let targets):
      guard value.unknown == nil else {
        for target in targets { try bind(target, to: value, in: &scope) }
        return
      }
      guard case .sequence(let sequence) = value, let values = sequence.values, values.count == targets.count else {
        throw fault(target.range, "\(value.kind) does not divide into \(targets.count) values")
      }
      for (target, value) in zip(targets, values) { try bind(target, to: value, in: &scope) }
    default:
      if let path = target.path {
        scope[path] = value
      } else if scope.isFunction {
        throw fault(target.range, "what is assigned here is not followed")
      }
    }
  }
}
