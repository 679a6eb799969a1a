import Documents
import Schedules

extension ScriptInterpreter {
  /// Whether comparisons in a row hold.
  mutating func comparison(
    _ first: PythonExpression, _ rest: [PythonExpression.Comparison], _ range: Range<Int>, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    var values = [settled(try value(of: first, in: scope))]
    for comparison in rest { values.append(settled(try value(of: comparison.right, in: scope))) }
    if let unknown = unknown(in: values) { throw .unknown(unknown) }
    let relations = rest.compactMap { Expression.Relation(rawValue: $0.relation) }
    if relations.count == rest.count, let numbers = numbers(values) {
      return .number(
        try made(numbers, at: range) { operands in
          .comparison(operands[0], zip(relations, operands.dropFirst()).map { Expression.Comparison($0, $1) })
        })
    }
    if rest.count == 1, let pairs = try arrayPairs(values[0], values[1], range), let relation = relations.first {
      var results: [ScriptValue] = []
      for (left, right) in pairs {
        let operands = try terms([left, right], range)
        results.append(
          .number(try made(operands, at: range) { .comparison($0[0], [Expression.Comparison(relation, $0[1])]) }))
      }
      return .sequence(ScriptSequence(array: results))
    }
    var found = Term.truth(true)
    for (index, comparison) in rest.enumerated() {
      let one = try compared(values[index], comparison.relation, values[index + 1], range)
      found = index == 0 ? one : try both(found, one, range)
    }
    return .number(found)
  }

  /// What is not known of some values.
  func unknown(in values: [ScriptValue]) -> Unknown? {
    let items = values.compactMap(\.unknown)
    return items.isEmpty ? nil : items.dropFirst().reduce(items[0], +)
  }

  private func numbers(_ values: [ScriptValue]) -> [Term]? {
    var numbers: [Term] = []
    for value in values {
      guard case .number(let term) = value else { return nil }
      numbers.append(term)
    }
    return numbers
  }

  private mutating func compared(
    _ left: ScriptValue, _ relation: String, _ right: ScriptValue, _ range: Range<Int>
  ) throws(Stop) -> Term {
    switch relation {
    case "==", "is": return try equality(left, right, range)
    case "!=", "is not": return try negated(try equality(left, right, range), range)
    case "in": return try membership(left, right, range)
    case "not in": return try negated(try membership(left, right, range), range)
    default:
      if case .text(let one) = left, case .text(let other) = right,
        let relation = Expression.Relation(rawValue: relation)
      {
        switch relation {
        case .below: return .truth(one < other)
        case .atMost: return .truth(one <= other)
        case .above: return .truth(one > other)
        case .atLeast: return .truth(one >= other)
        case .equal, .unequal: break
        }
      }
      guard let relation = Expression.Relation(rawValue: relation) else {
        throw fault(range, "'\(relation)' is not followed here")
      }
      let operands = try terms([left, right], range)
      return try made(operands, at: range) { .comparison($0[0], [Expression.Comparison(relation, $0[1])]) }
    }
  }

  /// Whether two values are equal; values of two kinds never are.
  func equality(_ left: ScriptValue, _ right: ScriptValue, _ range: Range<Int>) throws(Stop) -> Term {
    switch (left, right) {
    case (.number(let one), .number(let other)):
      return try made([one, other], at: range) { .comparison($0[0], [Expression.Comparison(.equal, $0[1])]) }
    case (.text(let one), .text(let other)): return .truth(one == other)
    case (.none, .none): return .truth(true)
    case (.sequence(let one), .sequence(let other)):
      guard let left = one.values, let right = other.values else {
        throw fault(range, "these lists are not compared here")
      }
      guard left.count == right.count else { return .truth(false) }
      var found = Term.truth(true)
      for (left, right) in zip(left, right) { found = try both(found, try equality(left, right, range), range) }
      return found
    case (.dictionary, .dictionary), (.function, .function), (.progression, .progression):
      throw fault(range, "\(left.kind) and \(right.kind) are not compared here")
    default: return .truth(false)
    }
  }

  /// Whether a value is in another.
  private mutating func membership(
    _ value: ScriptValue, _ container: ScriptValue, _ range: Range<Int>
  ) throws(Stop) -> Term {
    switch (value, container) {
    case (.text(let part), .text(let whole)): return .truth(part.isEmpty || whole.contains(part))
    case (.number(let term), .progression(let progression)): return try isIn(progression, term, range)
    case (_, .sequence(let sequence)):
      var found = Term.truth(false)
      for element in sequence.elements {
        var one = try equality(value, element.value, range)
        if let condition = element.condition { one = try both(condition, one, range) }
        found = try either(found, one, range)
      }
      return found
    case (_, .dictionary(let entries)):
      var found = Term.truth(false)
      for entry in entries { found = try either(found, try equality(value, entry.key, range), range) }
      return found
    default: throw fault(range, "\(container.kind) is nothing that a value can be in")
    }
  }

  private func isIn(_ progression: Progression, _ term: Term, _ range: Range<Int>) throws(Stop) -> Term {
    let count = progression.count
    guard count > 0 else { return .truth(false) }
    let last = progression[count - 1]
    let ends = [Term.whole(min(progression.first, last)), term, .whole(max(progression.first, last))]
    let isWithin = try made(ends, at: range) {
      .comparison($0[0], [Expression.Comparison(.atMost, $0[1]), Expression.Comparison(.atMost, $0[2])])
    }
    let isOnStep = try made([term, .whole(progression.first), .whole(progression.step)], at: range) {
      .comparison(
        .binary(.modulo, .binary(.subtract, $0[0], $0[1]), $0[2]), [Expression.Comparison(.equal, .whole(0))])
    }
    return try both(isWithin, isOnStep, range)
  }
}
