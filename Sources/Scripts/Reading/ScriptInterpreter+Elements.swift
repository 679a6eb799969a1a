import Documents
import Numbers
import Schedules

extension ScriptInterpreter {
  /// What stands at an index of a value.
  mutating func element(
    at index: PythonExpression, of base: PythonExpression, _ expression: PythonExpression, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    let container = settled(try value(of: base, in: scope))
    if case .unknown = container { return open(compact(expression.range), expression.range, isName: false) }
    if case .call = container { return open(compact(expression.range), expression.range, isName: false) }
    if case .slice(let lower, let upper, let step) = index.kind {
      return try slice(container, [lower, upper, step], expression.range, in: scope)
    }
    let key = settled(try value(of: index, in: scope))
    if let unknown = key.unknown { throw .unknown(unknown) }
    switch container {
    case .sequence(let sequence):
      guard let values = sequence.values else {
        throw fault(base.range, "which elements this list has depends on the epoch, and so does each index")
      }
      return try chosen(from: values, isTuple: sequence.isTuple, at: try term(key, index.range), expression.range)
    case .progression(let progression):
      let values = try iterated(.progression(progression), base.range).map(\.value)
      return try chosen(from: values, isTuple: false, at: try term(key, index.range), expression.range)
    case .dictionary(let entries): return try looked(up: key, in: entries, or: nil, expression.range)
    default: throw fault(base.range, "\(container.kind) has no elements")
    }
  }

  /// The value at an index that may depend on the epoch.
  private mutating func chosen(
    from values: [ScriptValue], isTuple: Bool, at index: Term, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    let container: Expression.Container = isTuple ? .tuple : .list
    if case .number = index.expression {
      throw fault(range, "Python takes whole numbers as indices alone: int(…) or // makes one")
    }
    if let place = index.wholeConstant {
      let number = place < 0 ? place.addingSaturating(values.count) : place
      guard values.indices.contains(number) else {
        return .number(.failure("IndexError: \(container.rawValue) index out of range"))
      }
      let others = values.indices.filter { $0 != number }.compactMap { self.number(of: values[$0]) }
      guard let taken = self.number(of: values[number]) else { return values[number] }
      return .number(try eager(others, taken, at: range))
    }
    guard isCertainlyWhole(index) else {
      throw fault(range, "Python takes whole numbers as indices alone: int(…) or // makes one")
    }
    if let rows = rows(values) {
      // A row of a table: each column for itself.
      var columns: [ScriptValue] = []
      for column in rows[0].indices {
        columns.append(try chosen(from: rows.map { $0[column] }, isTuple: isTuple, at: index, range))
      }
      return .sequence(ScriptSequence(columns, isTuple: true))
    }
    let numbers = try terms(values, range)
    guard !numbers.isEmpty else { return .number(.failure("IndexError: \(container.rawValue) index out of range")) }
    let element = try made([index] + numbers, at: range) { .element($0[0], of: Array($0.dropFirst()), container) }
    return .number(try eager(numbers, element, at: range))
  }

  private func number(of value: ScriptValue) -> Term? {
    if case .number(let term) = value { term } else { nil }
  }

  /// Whether Python takes a number for an index: one of which it depends on the epoch whether it is whole is believed to be.
  private func isCertainlyWhole(_ index: Term) -> Bool {
    switch index.expression {
    case .conditional, .element, .all, .any: true
    case let expression: expression.isWhole
    }
  }

  private func rows(_ values: [ScriptValue]) -> [[ScriptValue]]? {
    var rows: [[ScriptValue]] = []
    for value in values {
      guard case .sequence(let row) = value, let cells = row.values, cells.count == rows.first?.count ?? cells.count,
        !cells.isEmpty
      else { return nil }
      rows.append(cells)
    }
    return rows.isEmpty ? nil : rows
  }

  private mutating func slice(
    _ container: ScriptValue, _ parts: [PythonExpression?], _ range: Range<Int>, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    guard case .sequence(let sequence) = container, let values = sequence.values else {
      throw fault(range, "only a list is sliced here")
    }
    var bounds: [Int?] = []
    for part in parts {
      guard let part else {
        bounds.append(nil)
        continue
      }
      let value = try value(of: part, in: scope)
      if case .none = value {
        bounds.append(nil)
        continue
      }
      guard let number = try term(value, part.range).wholeConstant else {
        throw fault(part.range, "the ends of a slice must be whole numbers that do not depend on the epoch")
      }
      bounds.append(number)
    }
    let step = bounds[2] ?? 1
    guard step != 0 else { throw fault(range, "ValueError: slice step cannot be zero") }
    let count = values.count
    func place(_ index: Int?, _ standard: Int) -> Int {
      guard let index else { return standard }
      let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
      return min(max(index < 0 ? index.addingSaturating(count) : index, low), high)
    }
    let progression = Progression(
      first: place(bounds[0], step > 0 ? 0 : count - 1), end: place(bounds[1], step > 0 ? count : -1), step: step)
    let taken = (0..<progression.count).map { values[progression[$0]] }
    var result = ScriptSequence(taken, isTuple: sequence.isTuple)
    result.isArray = sequence.isArray
    return .sequence(result)
  }

  /// The value of a key; where there is none, another or an error.
  mutating func looked(
    up key: ScriptValue, in entries: [ScriptValue.Entry], or standard: ScriptValue?, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    var result = standard
    // Of several equal keys the last counts, and is asked first.
    for entry in entries {
      let isEqual = try equality(key, entry.key, range)
      if let constant = isEqual.constant {
        if constant != 0 { result = entry.value }
        continue
      }
      result = try choice(isEqual, entry.value, result ?? .number(.failure("KeyError: no such key")), range)
    }
    if let result { return result }
    let name = if case .text(let text) = key { "'\(text)'" } else { "this key" }
    throw fault(range, "the dictionary has no \(name)")
  }
}
