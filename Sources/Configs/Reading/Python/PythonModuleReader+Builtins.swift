import Documents
import Numbers

extension PythonModuleReader {
  /// The names of maps under other names, whose entries are attributes as a rule.
  private static let maps: Set<String> = [
    "dict", "OrderedDict", "ConfigDict", "FrozenConfigDict", "EasyDict", "edict", "SimpleNamespace", "Namespace",
    "Munch",
    "DictConfig", "OmegaConf.create", "AttrDict", "Box", "DotMap",
  ]

  /// Processes of a run are none of a config's values.
  private static let ranks: Set<String> = ["WORLD_SIZE", "RANK", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "NODE_RANK"]

  /// Returns what a function of Python's own makes; `nil` where it is none that is followed.
  mutating func builtin(
    _ name: String, _ arguments: Arguments, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue? {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    if Self.maps.contains(name) || (last != "create" && Self.maps.contains(last)) { return try map(arguments, range) }
    switch name {
    case "list", "tuple", "set", "sorted", "reversed", "frozenset":
      var object = PythonObject(.list, span(range))
      guard let first = arguments.values.first else { return try make(object) }
      guard let elements = elements(of: first) else { return nil }
      object.elements = name == "reversed" ? elements.reversed() : elements
      if name == "sorted" {
        guard arguments.keywords.isEmpty, let sorted = sorted(elements) else { return nil }
        object.elements = sorted
      }
      return try make(object)
    case "range": return try series(arguments, range)
    case "enumerate", "zip": return try rows(name, arguments, range)
    case "setattr":
      if arguments.values.count == 3, case .object(let object) = arguments.values[0],
        case .scalar(let key) = arguments.values[1]
      {
        heap[object].set(key, inDoubt(arguments.values[2], instead: heap[object][key.value]))
      }
      return .scalar(Node(.null, span(range)))
    case "getattr":
      guard arguments.values.count >= 2, case .object(let object) = arguments.values[0],
        case .scalar(let key) = arguments.values[1]
      else { return nil }
      return heap[object][key.value] ?? (arguments.values.count > 2 ? arguments.values[2] : nil)
    case "len":
      guard let first = arguments.values.first, case .object(let object) = first else { break }
      return elements(of: first).map { .scalar(Node(.integer(String($0.count)), heap[object].span)) }
    case "copy.deepcopy", "deepcopy", "copy.copy":
      return try arguments.values.first.map { (value) throws(DocumentFault) in try copy(value) }
    case "os.environ.get", "os.getenv", "environ.get", "getenv":
      guard case .scalar(let variable)? = arguments.values.first, let text = variable.string,
        !Self.ranks.contains(text)
      else { return nil }
      return arguments.values.count > 1 ? arguments.values[1] : nil
    case "field", "dataclasses.field":
      if let value = arguments["default"] { return value }
      switch arguments["default_factory"] {
      case .function(let function)?: return try invoke(function, Arguments(), range)
      case .object(let object)?:
        guard case .type(let name) = heap[object].kind else { return nil }
        return try call(type: object, name, range)
      case .scalar(let node)?:
        guard case .reference(let name) = node.value else { return nil }
        return try builtin(name, Arguments(), range)
      case nil: return nil
      }
    default: break
    }
    return scalar(name, arguments, range)
  }

  private func scalar(_ name: String, _ arguments: Arguments, _ range: Range<Int>) -> PythonValue? {
    guard arguments.keywords.isEmpty else { return nil }
    var given = arguments.values
    if ["min", "max", "sum"].contains(name), given.count == 1, let elements = elements(of: given[0]) {
      given = elements
    }
    var values: [Node.Value] = []
    for value in given {
      guard case .scalar(let node) = value else { return nil }
      values.append(node.value)
    }
    if let function = PythonLibrary.function(name) {
      let numbers = values.compactMap { PythonNumeric($0) }
      guard numbers.count == values.count else { return nil }
      return PythonLibrary.mathematics(function, numbers).map { .scalar(Node($0.value, span(range))) }
    }
    return PythonLibrary.scalar(name, values).map { .scalar(Node($0, span(range))) }
  }

  private mutating func call(type: Int, _ name: String, _ range: Range<Int>) throws(DocumentFault) -> PythonValue {
    var object = PythonObject(.call(name, class: type), span(range))
    for (key, value) in zip(heap[type].keys, heap[type].values) {
      if case .function = value { continue }
      object.set(key, try copy(value))
    }
    return try make(object)
  }

  private mutating func map(_ arguments: Arguments, _ range: Range<Int>) throws(DocumentFault) -> PythonValue {
    var object = PythonObject(.map, span(range))
    if case .object(let other)? = arguments.values.first {
      if heap[other].kind == .list {
        for pair in heap[other].elements {
          if let parts = elements(of: pair), parts.count == 2, case .scalar(let key) = parts[0] {
            object.set(key, parts[1])
          }
        }
      } else {
        for (key, value) in zip(heap[other].keys, heap[other].values) { object.set(key, value) }
      }
    }
    for (key, value) in arguments.keywords { object.set(key, value) }
    return try make(object)
  }

  private func sorted(_ elements: [PythonValue]) -> [PythonValue]? {
    var values: [(Node.Value, PythonValue)] = []
    for element in elements {
      guard case .scalar(let node) = element else { return nil }
      if let first = values.first, PythonOperation.order(first.0, node.value) == nil { return nil }
      values.append((node.value, element))
    }
    return values.sorted { (PythonOperation.order($0.0, $1.0) ?? 0) < 0 }.map(\.1)
  }

  private mutating func series(_ arguments: Arguments, _ range: Range<Int>) throws(DocumentFault) -> PythonValue? {
    var numbers: [Int] = []
    for value in arguments.values {
      guard case .scalar(let node) = value, case .whole(let number)? = PythonNumeric(node.value) else { return nil }
      numbers.append(number)
    }
    guard (1...3).contains(numbers.count) else { return nil }
    let (start, end) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
    let step = numbers.count == 3 ? numbers[2] : 1
    guard step != 0 else { return nil }
    var object = PythonObject(.list, span(range))
    var next = start
    while step > 0 ? next < end : next > end {
      guard object.elements.count < Self.mostElements else { return nil }
      object.elements.append(.scalar(Node(.integer(String(next)), span(range))))
      next = next.addingSaturating(step)
    }
    return try make(object)
  }

  private mutating func rows(
    _ name: String, _ arguments: Arguments, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue? {
    var columns: [[PythonValue]] = []
    for value in arguments.values {
      guard let elements = elements(of: value) else { return nil }
      columns.append(elements)
    }
    guard !columns.isEmpty, arguments.keywords.isEmpty else { return nil }
    if name == "enumerate" {
      guard columns.count == 1 else { return nil }
      columns.insert(
        columns[0].indices.map { .scalar(Node(.integer(String($0)), span(range))) }, at: 0)
    }
    var object = PythonObject(.list, span(range))
    for index in 0..<(columns.map(\.count).min() ?? 0) {
      var row = PythonObject(.list, span(range))
      row.elements = columns.map { $0[index] }
      object.elements.append(try make(row))
    }
    return try make(object)
  }

  /// Methods that hand over the object itself, or what stands for it.
  private static let itself: Set<String> = [
    "to_dict", "copy_and_resolve_references", "lock", "unlock", "unlocked", "validate", "finalize", "resolve", "build",
    "to_container", "freeze", "clone",
  ]

  /// Returns what a method of a known object makes.
  mutating func method(
    _ name: String, of object: Int, _ arguments: Arguments, _ function: PythonExpression, _ range: Range<Int>
  ) throws(DocumentFault) -> PythonValue {
    let nothing = PythonValue.scalar(Node(.null, span(range)))
    var owner: PythonValue? = heap[object][.string(name)]
    if owner == nil, case .call(_, let type?) = heap[object].kind { owner = heap[type][.string(name)] }
    if case .function(let method)? = owner {
      var own = arguments
      if case .call = heap[object].kind { own.values.insert(.object(object), at: 0) }
      return try invoke(method, own, range)
    }
    if case .object(let type)? = owner, case .type(let name) = heap[type].kind, arguments.values.isEmpty {
      let made = try call(type: type, name, range)
      if case .object(let number) = made { for (key, value) in arguments.keywords { heap[number].set(key, value) } }
      return made
    }
    let isList = heap[object].kind == .list
    switch (name, isList) {
    case ("append", true):
      guard let value = arguments.values.first else { return nothing }
      try count(at: range)
      heap[object].elements.append(value)
      return nothing
    case ("extend", true):
      guard let value = arguments.values.first, let added = elements(of: value) else { return nothing }
      try count(added.count, at: range)
      heap[object].elements += added
      return nothing
    case ("insert", true):
      guard arguments.values.count == 2, case .scalar(let place) = arguments.values[0],
        case .whole(let index)? = PythonNumeric(place.value)
      else { return nothing }
      heap[object].elements.insert(arguments.values[1], at: min(max(index, 0), heap[object].elements.count))
      return nothing
    case ("copy", _):
      return try make(heap[object])
    case ("update", false), ("merge_from_dict", false):
      if case .object(let other)? = arguments.values.first {
        try count(heap[other].count, at: range)
        for (key, value) in zip(heap[other].keys, heap[other].values) {
          heap[object].set(key, inDoubt(value, instead: heap[object][key.value]))
        }
      }
      for (key, value) in arguments.keywords {
        heap[object].set(key, inDoubt(value, instead: heap[object][key.value]))
      }
      return nothing
    case ("get", false), ("pop", false), ("setdefault", false):
      guard case .scalar(let key)? = arguments.values.first else { break }
      let standard = arguments.values.count > 1 ? arguments.values[1] : nothing
      let found = heap[object][key.value]
      if name == "pop", !isDoubtful { heap[object].remove(key.value) }
      if name == "setdefault", found == nil { heap[object].set(key, standard) }
      return found ?? standard
    case ("keys", false), ("values", false), ("items", false):
      var list = PythonObject(.list, span(range))
      for (key, value) in zip(heap[object].keys, heap[object].values) {
        if name == "items" {
          var row = PythonObject(.list, span(range))
          row.elements = [.scalar(key), value]
          list.elements.append(try make(row))
        } else {
          list.elements.append(name == "keys" ? .scalar(key) : value)
        }
      }
      return try make(list)
    default: break
    }
    if Self.itself.contains(name) { return .object(object) }
    var made = PythonObject(.call(function.path ?? text(function.range), class: nil), span(range))
    made.elements = arguments.values
    for (key, value) in arguments.keywords { made.set(key, value) }
    return try keep(made, range)
  }
}
