import Documents

extension PythonModuleReader {
  /// Returns the values of all names: those of the module, and what its functions and those of its classes hand over or name.
  mutating func root() throws(DocumentFault) -> (root: Node, module: PythonModule) {
    let own = scopes[0]
    var entries: [Node.Entry] = []
    /// The functions, with the entry that each belongs to and the name of a class's own ones.
    var later: [(index: Int, function: PythonFunction, method: Node?)] = []
    for (name, span) in own.order {
      guard let value = own.names[name] else { continue }
      if case .function(let function) = value { later.append((entries.count, function, nil)) }
      if case .object(let number) = value, case .type = heap[number].kind {
        for (key, value) in zip(heap[number].keys, heap[number].values) {
          if case .function(let function) = value { later.append((entries.count, function, key)) }
        }
      }
      entries.append(Node.Entry(Node(.string(name), span), try node(value)))
    }
    let shared = own.names.count
    for (index, function, method) in later {
      // What one function changes is no business of the next one.
      try count(shared, at: 0..<0)
      var copies: [Int: Int] = [:]
      var apart = own
      try apart.mapValues { (value) throws(DocumentFault) in try copy(value, &copies, 0) }
      scopes[0] = apart
      isSummary = true
      limit = min(steps + Self.mostSummarySteps, Self.mostSteps)
      // What takes too long is no config, and no reason to read nothing of the others.
      let found = (try? summary(of: function)) ?? Node(.reference(function.name), function.span)
      limit = Self.mostSteps
      if let method {
        if found.entries?.isEmpty == false, case .map(let fields) = entries[index].value.value {
          entries[index].value.value = .map(fields + [Node.Entry(method, found)])
        }
      } else {
        entries[index].value = found
      }
      scopes[0] = own
    }
    scopes[0] = own
    var found: [Node] = []
    for (_, object) in calls.sorted(by: { ($0.key.start, -$0.key.end) < ($1.key.start, -$1.key.end) }) {
      found.append(try node(.object(object)))
    }
    return (Node(.map(entries), source.whole), PythonModule(imports: imports, functions: functions, calls: found))
  }

  /// What a function hands over when it is called with nothing: a map, a call or a list; else the values of its own names.
  private mutating func summary(of function: PythonFunction) throws(DocumentFault) -> Node {
    guard case .statements(let statements) = function.body else {
      return Node(.reference(function.name), function.span)
    }
    var scope = PythonScope()
    for parameter in function.parameters {
      let value = try parameter.standard.map { (value) throws(DocumentFault) in try evaluate(value) }
      scope.set(parameter.name, value ?? .scalar(Node(.reference(parameter.name), function.span)), at: function.span)
    }
    scopes.append(scope)
    defer { scopes.removeLast() }
    let flow = try read(statements)
    let own = scopes[scopes.count - 1]
    var result = own.doubtfulResult
    if case .returned(let value) = flow { result = value }
    if case .object? = result, let result { return try node(result) }
    var entries: [Node.Entry] = []
    for (name, span) in own.order {
      guard let value = own.names[name] else { continue }
      if case .scalar(let node) = value, node.value == .reference(name) { continue }
      entries.append(Node.Entry(Node(.string(name), span), try node(value)))
    }
    return Node(.map(entries), function.span)
  }

  /// The value as it is handed over, without names that are shared.
  private mutating func node(_ value: PythonValue, _ level: Int = 0) throws(DocumentFault) -> Node {
    switch value {
    case .scalar(let node): return node
    case .function(let function): return Node(.reference(function.name), function.span)
    case .object(let number):
      let object = heap[number]
      let place = object.span
      try count(object.count + 1, at: place.start..<place.end)
      guard level < 60 else { return Node(.reference(text(place.start..<place.end)), place) }
      var elements: [Node] = []
      for element in object.elements { elements.append(try node(element, level + 1)) }
      var entries: [Node.Entry] = []
      for (key, value) in zip(object.keys, object.values) {
        if case .type = object.kind, case .function = value { continue }
        entries.append(Node.Entry(key, try node(value, level + 1)))
      }
      switch object.kind {
      case .list: return Node(.list(elements), place)
      case .map, .type: return Node(.map(entries), place)
      case .call(let name, _): return Node(.call(Node.Call(name, arguments: elements, keywords: entries)), place)
      }
    }
  }
}
