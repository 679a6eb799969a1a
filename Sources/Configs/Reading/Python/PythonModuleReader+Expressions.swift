import Documents
import Numbers
import RealModule

extension PythonModuleReader {
  /// Returns what an expression stands for, or keeps it as it is written.
  mutating func evaluate(_ expression: PythonExpression) throws(DocumentFault) -> PythonValue {
    try count(at: expression.range)
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return reference(expression.range) }
    let place = span(expression.range)
    switch expression.kind {
    case .integer(let text), .float(let text): return .scalar(Node(ScalarRules.python.value(of: text), place))
    case .string(let text): return .scalar(Node(.string(text), place))
    case .boolean(let isTrue): return .scalar(Node(.boolean(isTrue), place))
    case .none: return .scalar(Node(.null, place))
    case .formatted, .ellipsis, .slice, .starred: return reference(expression.range)
    case .name(let name): return named(name, expression.range)
    case .attribute(let base, let name): return try attribute(base, name, expression.range)
    case .call(let function, let arguments): return try call(function, arguments, expression.range)
    case .subscripted(let base, let index): return try element(base, index, expression.range)
    case .list(let elements), .tuple(let elements), .set(let elements):
      var object = PythonObject(.list, place)
      object.elements = try values(of: elements)
      return try make(object)
    case .dictionary(let entries): return try dictionary(entries, place)
    case .unary(let sign, let operand): return try unary(sign, operand, expression.range)
    case .binary(let operation, let left, let right):
      return try binary(operation, try evaluate(left), try evaluate(right), expression.range)
    case .comparison(let first, let rest): return try comparison(first, rest, expression.range)
    case .and(let left, let right), .or(let left, let right):
      let first = try evaluate(left)
      guard let isTrue = truth(of: first) else {
        _ = try evaluate(right)
        return reference(expression.range)
      }
      if case .and = expression.kind { return isTrue ? try evaluate(right) : first }
      return isTrue ? first : try evaluate(right)
    case .conditional(let then, let test, let otherwise):
      guard let isTrue = try truth(within: test) else { return reference(expression.range) }
      return try evaluate(isTrue ? then : otherwise)
    case .lambda(let parameters, let body):
      return .function(
        PythonFunction(
          name: text(expression.range), parameters: parameters, body: .expression(body), span: place,
          around: namesAround))
    case .comprehension(let element, let clauses): return try comprehension(element, clauses, expression.range)
    }
  }

  private func named(_ name: String, _ range: Range<Int>) -> PythonValue {
    if let value = value(of: name) { return value }
    switch name {
    case "__name__": return .scalar(Node(.string("__main__"), span(range)))
    case "TYPE_CHECKING": return .scalar(Node(.boolean(false), span(range)))
    default: return .scalar(Node(.reference(name), span(range)))
    }
  }

  private mutating func attribute(
    _ base: PythonExpression, _ name: String, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    switch try evaluate(base) {
    case .object(let object):
      if let value = heap[object][.string(name)] { return value }
      if case .call(_, let type?) = heap[object].kind, let value = heap[type][.string(name)] { return value }
      return reference(range)
    case .scalar(let node):
      guard case .reference(let path) = node.value, path.isDottedName else { return reference(range) }
      if let constant = PythonLibrary.constant("\(path).\(name)") {
        return .scalar(Node(.number(constant.description), span(range)))
      }
      return .scalar(Node(.reference("\(path).\(name)"), span(range)))
    case .function(let function): return .scalar(Node(.reference("\(function.name).\(name)"), span(range)))
    }
  }

  /// The values of expressions, those behind a star laid out.
  mutating func values(of expressions: [PythonExpression]) throws(DocumentFault) -> [PythonValue] {
    var result: [PythonValue] = []
    for expression in expressions {
      if case .starred(let inner) = expression.kind {
        let value = try evaluate(inner)
        let inside = elements(of: value) ?? [value]
        try count(inside.count, at: expression.range)
        result += inside
      } else if case .comprehension = expression.kind, expressions.count == 1,
        let inside = try elements(within: expression)
      {
        result += inside
      } else {
        result.append(try evaluate(expression))
      }
    }
    return result
  }

  private mutating func dictionary(
    _ entries: [PythonExpression.Entry], _ place: Span
  ) throws(DocumentFault) -> PythonValue {
    var object = PythonObject(.map, place)
    for entry in entries {
      let value = try evaluate(entry.value)
      guard let key = entry.key else {
        if case .object(let other) = value {
          try count(heap[other].count, at: entry.value.range)
          for (key, value) in zip(heap[other].keys, heap[other].values) { object.set(key, value) }
        }
        continue
      }
      if case .scalar(let key) = try evaluate(key) { object.set(key, value) }
    }
    return try make(object)
  }

  private mutating func element(
    _ base: PythonExpression, _ index: PythonExpression, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    guard case .object(let object) = try evaluate(base) else { return reference(range) }
    if case .slice(let lower, let upper, nil) = index.kind, case .list = heap[object].kind {
      let count = heap[object].elements.count
      guard let start = try bound(lower, 0, count), let end = try bound(upper, count, count) else {
        return reference(range)
      }
      var part = PythonObject(.list, span(range))
      part.elements = Array(heap[object].elements[min(start, end)..<end])
      return try make(part)
    }
    guard case .scalar(let key) = try evaluate(index) else { return reference(range) }
    if case .list = heap[object].kind {
      guard case .whole(let index)? = PythonNumeric(key.value) else { return reference(range) }
      let elements = heap[object].elements
      let place = index < 0 ? index.addingSaturating(elements.count) : index
      return elements.indices.contains(place) ? elements[place] : reference(range)
    }
    return heap[object][key.value] ?? reference(range)
  }

  private mutating func bound(
    _ expression: PythonExpression?, _ standard: Int, _ count: Int
  ) throws(DocumentFault) -> Int? {
    guard let expression else { return standard }
    guard case .scalar(let node) = try evaluate(expression), case .whole(let number)? = PythonNumeric(node.value) else {
      return nil
    }
    return min(max(number < 0 ? number.addingSaturating(count) : number, 0), count)
  }

  private mutating func unary(
    _ sign: String, _ operand: PythonExpression, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    let value = try evaluate(operand)
    if sign == "not" {
      return truth(of: value).map { .scalar(Node(.boolean(!$0), span(range))) } ?? reference(range)
    }
    guard case .scalar(let node) = value, let number = PythonNumeric(node.value) else { return reference(range) }
    var result: PythonNumeric?
    switch sign {
    case "-": result = PythonOperation.negated(number)
    case "+": result = number
    default: if case .whole(let number) = number { result = .whole(~number) }
    }
    return result.map { .scalar(Node($0.value, span(range))) } ?? reference(range)
  }

  mutating func binary(
    _ operation: String, _ left: PythonValue, _ right: PythonValue, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    switch (left, right) {
    case (.scalar(let left), .scalar(let right)):
      if let left = PythonNumeric(left.value), let right = PythonNumeric(right.value),
        let result = PythonOperation.result(operation, left, right)
      {
        return .scalar(Node(result.value, span(range)))
      }
      if operation == "+", case .string(let left) = left.value, case .string(let right) = right.value,
        left.utf8.count + right.utf8.count <= 65_536
      {
        return .scalar(Node(.string(left + right), span(range)))
      }
      return reference(range)
    case (.object(let left), .object(let right)):
      var object = PythonObject(heap[left].kind, span(range))
      switch (operation, heap[left].kind, heap[right].kind) {
      case ("+", .list, .list):
        object.elements = heap[left].elements + heap[right].elements
      case ("|", .map, .map):
        for other in [left, right] {
          for (key, value) in zip(heap[other].keys, heap[other].values) { object.set(key, value) }
        }
      default: return reference(range)
      }
      return try make(object)
    case (.object(let list), .scalar(let times)), (.scalar(let times), .object(let list)):
      guard operation == "*", case .list = heap[list].kind, case .whole(let times)? = PythonNumeric(times.value) else {
        return reference(range)
      }
      try count(heap[list].elements.count.multipliedSaturating(by: min(max(times, 0), Self.mostSteps)), at: range)
      var object = PythonObject(.list, span(range))
      for _ in 0..<max(times, 0) where !heap[list].elements.isEmpty { object.elements += heap[list].elements }
      return try make(object)
    default: return reference(range)
    }
  }

  private mutating func comparison(
    _ first: PythonExpression, _ rest: [PythonExpression.Comparison], _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    var left = try evaluate(first)
    for step in rest {
      let right = try evaluate(step.right)
      guard let holds = holds(left, step.relation, right) else { return reference(range) }
      if !holds { return .scalar(Node(.boolean(false), span(range))) }
      left = right
    }
    return .scalar(Node(.boolean(true), span(range)))
  }

  private func holds(_ left: PythonValue, _ relation: String, _ right: PythonValue) -> Bool? {
    switch relation {
    case "in", "not in":
      guard case .scalar(let key) = left, let isIn = contains(right, key) else { return nil }
      return isIn == (relation == "in")
    case "is", "is not", "==", "!=":
      guard let isSame = isSame(left, right) else { return nil }
      return isSame == (relation == "is" || relation == "==")
    default:
      guard case .scalar(let left) = left, case .scalar(let right) = right,
        let order = PythonOperation.order(left.value, right.value)
      else { return nil }
      switch relation {
      case "<": return order < 0
      case "<=": return order <= 0
      case ">": return order > 0
      default: return order >= 0
      }
    }
  }

  private func contains(_ container: PythonValue, _ key: Node) -> Bool? {
    if case .reference = key.value { return nil }
    switch container {
    case .scalar(let node):
      guard case .string(let text) = node.value, case .string(let part) = key.value else { return nil }
      return part.isEmpty || text.contains(part)
    case .object(let object):
      if heap[object].kind == .list {
        var isSure = true
        for element in heap[object].elements {
          guard let same = isSame(element, .scalar(key)) else {
            isSure = false
            continue
          }
          if same { return true }
        }
        return isSure ? false : nil
      }
      return heap[object][key.value] != nil
    case .function: return nil
    }
  }

  private func isSame(_ left: PythonValue, _ right: PythonValue) -> Bool? {
    switch (left, right) {
    case (.scalar(let left), .scalar(let right)):
      if case .reference = left.value { return nil }
      if case .reference = right.value { return nil }
      if let order = PythonOperation.order(left.value, right.value) { return order == 0 }
      return left.value == right.value
    case (.object(let left), .object(let right)):
      return left == right ? true : nil
    case (.object, .scalar(let node)), (.scalar(let node), .object):
      if case .reference = node.value { return nil }
      return false
    case (.function, .scalar(let node)), (.scalar(let node), .function): return node.isNull ? false : nil
    default: return nil
    }
  }

  /// Whether an expression counts as true; `nil` where it is not known.
  mutating func truth(within expression: PythonExpression) throws(DocumentFault) -> Bool? {
    let value = try evaluate(expression)
    return truth(of: value)
  }

  /// The elements of a list that an expression stands for, the keys of a map; `nil` for other values.
  mutating func elements(within expression: PythonExpression) throws(DocumentFault) -> [PythonValue]? {
    let value = try evaluate(expression)
    return elements(of: value)
  }

  /// Whether a value counts as true; `nil` where it is not known.
  func truth(of value: PythonValue) -> Bool? {
    switch value {
    case .scalar(let node):
      switch node.value {
      case .null: return false
      case .boolean(let isTrue): return isTrue
      case .string(let text): return !text.isEmpty
      case .integer(let digits): return digits.contains { !"0-".contains($0) }
      case .number(let text): return Double(text).map { $0 != 0 }
      default: return nil
      }
    case .object(let object):
      switch heap[object].kind {
      case .list, .map: return heap[object].count > 0
      case .call, .type: return true
      }
    case .function: return true
    }
  }

  /// The elements of a list, the keys of a map; `nil` for other values.
  func elements(of value: PythonValue) -> [PythonValue]? {
    guard case .object(let object) = value else { return nil }
    switch heap[object].kind {
    case .list: return heap[object].elements
    case .map: return heap[object].keys.map { .scalar($0) }
    case .call, .type: return nil
    }
  }

  private mutating func comprehension(
    _ element: PythonExpression, _ clauses: [PythonExpression.Clause], _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    var scope = PythonScope()
    scope.around = namesAround
    try count(scope.around.count, at: range)
    scopes.append(scope)
    defer { scopes.removeLast() }
    // A dictionary's key and value are no tuple in brackets of its own.
    var isMap = false
    if case .tuple(let pair) = element.kind, pair.count == 2, pair[0].range.lowerBound == element.range.lowerBound {
      isMap = true
    }
    var object = PythonObject(isMap ? .map : .list, span(range))
    guard try fill(&object, element, clauses[...]) else { return reference(range) }
    return try make(object)
  }

  private mutating func fill(
    _ object: inout PythonObject, _ element: PythonExpression, _ clauses: ArraySlice<PythonExpression.Clause>
  ) throws(DocumentFault) -> Bool {
    guard let clause = clauses.first else {
      if object.kind == .map, case .tuple(let pair) = element.kind {
        guard case .scalar(let key) = try evaluate(pair[0]) else { return false }
        object.set(key, try evaluate(pair[1]))
      } else {
        object.elements.append(try evaluate(element))
      }
      return true
    }
    guard let turns = try elements(within: clause.iterable), turns.count <= Self.mostElements else { return false }
    for turn in turns {
      try assign(turn, to: clause.target)
      var isMeant = true
      for condition in clause.conditions {
        guard let isTrue = try truth(within: condition) else { return false }
        isMeant = isMeant && isTrue
      }
      if isMeant, !(try fill(&object, element, clauses.dropFirst())) { return false }
    }
    return true
  }
}

extension String {
  /// Whether it is a name, or names with dots between them.
  var isDottedName: Bool {
    !isEmpty
      && split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        part.first.map { $0.isLetter || $0 == "_" } == true
          && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      }
  }
}
