import Documents
import Numbers

extension PythonModuleReader {
  /// Gives a value to what stands on the left of an equals sign.
  mutating func assign(_ value: PythonValue, to target: PythonExpression) throws(DocumentFault) {
    try count(at: target.range)
    switch target.kind {
    case .name(let name): set(name, value, at: span(target.range))
    case .attribute(let base, let name):
      guard let object = try object(base) else { return }
      put(value, under: Node(.string(name), span(target.range)), in: object)
    case .subscripted(let base, let index):
      guard case .scalar(let key) = try evaluate(index), let object = try object(base) else { return }
      put(value, under: key, in: object)
    case .tuple(let targets), .list(let targets):
      let elements = elements(of: value)
      for (index, target) in targets.enumerated() {
        let isFitting = elements?.count == targets.count
        try assign(isFitting ? elements?[index] ?? reference(target.range) : reference(target.range), to: target)
      }
    default: break
    }
  }

  private mutating func put(_ value: PythonValue, under key: Node, in object: Int) {
    if heap[object].kind == .list {
      guard case .whole(let index)? = PythonNumeric(key.value) else { return }
      let place = index < 0 ? index.addingSaturating(heap[object].elements.count) : index
      guard heap[object].elements.indices.contains(place) else { return }
      heap[object].elements[place] = inDoubt(value, instead: heap[object].elements[place])
    } else {
      heap[object].set(key, inDoubt(value, instead: heap[object][key.value]))
    }
  }

  /// The object that an expression stands for; one that is not known is made, so that what is put into it can be found.
  private mutating func object(_ expression: PythonExpression) throws(DocumentFault) -> Int? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return nil }
    switch try evaluate(expression) {
    case .object(let object): return object
    case .function: return nil
    case .scalar(let node):
      switch node.value {
      case .reference, .null: break
      default: return nil
      }
      switch expression.kind {
      case .name, .attribute, .subscripted: break
      default: return nil
      }
      guard case .object(let made) = try make(PythonObject(.map, span(expression.range))) else { return nil }
      // What is made here stands for what there is: no doubt about it.
      let doubts = scopes[scopes.count - 1].doubts
      scopes[scopes.count - 1].doubts = 0
      defer { scopes[scopes.count - 1].doubts = doubts }
      try assign(.object(made), to: expression)
      return made
    }
  }

  /// `target += value` and its kin.
  mutating func augment(
    _ target: PythonExpression, _ operation: String, _ expression: PythonExpression, _ range: Range<Int>
  ) throws(DocumentFault) {
    let (old, value) = (try evaluate(target), try evaluate(expression))
    if operation == "+", case .object(let list) = old, heap[list].kind == .list, let added = elements(of: value) {
      try count(added.count, at: range)
      heap[list].elements += added
      return
    }
    try assign(try binary(operation, old, value, range), to: target)
  }
}
