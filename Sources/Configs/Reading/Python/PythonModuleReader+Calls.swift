import Documents
import Numbers

extension PythonModuleReader {
  /// The arguments of a call, worked out.
  struct Arguments {
    var values: [PythonValue] = []
    var keywords: [(key: Node, value: PythonValue)] = []

    subscript(name: String) -> PythonValue? { keywords.last { $0.key.value == .string(name) }?.value }
  }

  /// Returns what a call makes: a value where that is known, else the call with its arguments.
  mutating func call(
    _ function: PythonExpression, _ written: [PythonExpression.Argument], _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    if case .attribute(let base, let method) = function.kind {
      let own = try evaluate(base)
      if case .object(let object) = own {
        let arguments = try arguments(written)
        return try self.method(method, of: object, arguments, function, range)
      }
    }
    let callee = try evaluate(function)
    let arguments = try arguments(written)
    switch callee {
    case .function(let function): return try invoke(function, arguments, range)
    case .object(let object):
      if case .type(let name) = heap[object].kind { return try instance(of: object, name, arguments, range) }
    case .scalar(let node):
      guard case .reference(let name) = node.value else { break }
      if let result = try builtin(name, arguments, range) { return result }
      return try record(name, arguments, range)
    }
    return try record(text(function.range), arguments, range)
  }

  private mutating func arguments(_ written: [PythonExpression.Argument]) throws(DocumentFault) -> Arguments {
    var result = Arguments()
    for argument in written {
      let value = try evaluate(argument.value)
      if let name = argument.name {
        result.keywords.append((Node(.string(name), span(argument.value.range)), value))
      } else if argument.isUnpacked {
        if case .object(let object) = value, heap[object].kind == .list {
          try count(heap[object].count, at: argument.value.range)
          result.values += heap[object].elements
        } else if case .object(let object) = value {
          try count(heap[object].count, at: argument.value.range)
          result.keywords += zip(heap[object].keys, heap[object].values).map { ($0, $1) }
        }
      } else if case .comprehension = argument.value.kind {
        result.values.append(value)
      } else {
        result.values.append(value)
      }
    }
    return result
  }

  /// Keeps a call of what is not known.
  private mutating func record(
    _ name: String, _ arguments: Arguments, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    var object = PythonObject(.call(name, class: nil), span(range))
    object.elements = arguments.values
    for (key, value) in arguments.keywords { object.set(key, value) }
    return try keep(object, range)
  }

  mutating func keep(_ object: PythonObject, _ range: Range<Int>) throws(DocumentFault) -> PythonValue {
    let made = try make(object)
    let place = CallPlace(start: range.lowerBound, end: range.upperBound)
    if case .object(let number) = made, !isSummary || calls[place] == nil { calls[place] = number }
    return made
  }

  /// Makes an object of a class of the module: its fields with their defaults, and what `__init__` sets.
  private mutating func instance(
    of type: Int, _ name: String, _ arguments: Arguments, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    var object = PythonObject(.call(name, class: type), span(range))
    var fields: [Node] = []
    for (key, value) in zip(heap[type].keys, heap[type].values) {
      if case .function = value { continue }
      fields.append(key)
      object.set(key, try copy(value))
    }
    let starter = heap[type][.string("__init__")]
    if starter == nil {
      for (key, value) in zip(fields, arguments.values) { object.set(key, value) }
    } else {
      object.elements = arguments.values
    }
    for (key, value) in arguments.keywords { object.set(key, value) }
    let made = try keep(object, range)
    if case .function(let function)? = starter {
      var own = arguments
      own.values.insert(made, at: 0)
      _ = try invoke(function, own, range)
    }
    return made
  }

  /// Follows a function of the module with arguments.
  mutating func invoke(
    _ function: PythonFunction, _ arguments: Arguments, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    // A function that calls itself ends somewhere, but where it does is told by what is not known as a rule.
    invocations += 1
    guard scopes.count < 24, depth < Self.deepest - 40, invocations <= Self.mostCalls else { return reference(range) }
    var scope = PythonScope()
    scope.around = function.around
    var given = arguments.values[...]
    for parameter in function.parameters {
      let value: PythonValue
      if let named = arguments[parameter.name] {
        value = named
      } else if let next = given.popFirst() {
        value = next
      } else if let standard = parameter.standard {
        value = try evaluate(standard)
      } else {
        value = .scalar(Node(.reference(parameter.name), function.span))
      }
      scope.set(parameter.name, value, at: function.span)
    }
    scopes.append(scope)
    defer { scopes.removeLast() }
    switch function.body {
    case .expression(let expression): return try evaluate(expression)
    case .statements(let statements):
      if case .returned(let value) = try read(statements) { return value }
      return scopes[scopes.count - 1].doubtfulResult ?? .scalar(Node(.null, span(range)))
    }
  }

  /// Returns a copy of a value, with copies of all of its parts.
  mutating func copy(_ value: PythonValue) throws(DocumentFault) -> PythonValue {
    var copies: [Int: Int] = [:]
    return try copy(value, &copies, 0)
  }

  mutating func copy(
    _ value: PythonValue, _ copies: inout [Int: Int], _ level: Int
  ) throws(DocumentFault) -> PythonValue {
    guard case .object(let number) = value, level < Self.deepest else { return value }
    if let copied = copies[number] { return .object(copied) }
    var object = heap[number]
    if case .type = object.kind { return value }
    guard case .object(let made) = try make(object) else { return value }
    copies[number] = made
    for index in object.elements.indices {
      object.elements[index] = try copy(object.elements[index], &copies, level + 1)
    }
    for (key, value) in zip(object.keys, object.values) { object.set(key, try copy(value, &copies, level + 1)) }
    heap[made] = object
    return .object(made)
  }
}
