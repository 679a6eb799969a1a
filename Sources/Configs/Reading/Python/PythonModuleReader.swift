import Documents

/// Works out what the names of a Python module stand for, without running it: literals, arithmetic, assignments and the module's
/// own functions and classes are followed, and all else is kept as it is written.
struct PythonModuleReader {
  /// The most that is worked out of a module: values, statements and parts of objects.
  static let mostSteps = 2_000_000
  /// The most statements, expressions and calls within each other.
  static let deepest = 200
  /// The most elements of a list that is worked out.
  static let mostElements = 10_000
  /// The most turns of a loop, and of all loops together: what has more is a training loop, not a config.
  static let mostTurns = (each: 200, all: 2_000)
  /// The most calls of the module's own functions that are followed.
  static let mostCalls = 2_000
  /// The most that is worked out of a function for its own sake.
  static let mostSummarySteps = 100_000

  let source: SourceText
  var heap: [PythonObject] = []
  var scopes = [PythonScope()]
  var depth = 0
  /// The calls by where they begin and end: the objects that they made.
  var calls: [CallPlace: Int] = [:]
  /// Whether a function is read for its own sake: calls that were made with arguments count more.
  var isSummary = false
  var imports: [String] = []
  var functions: [String] = []
  private(set) var steps = 0
  /// The steps beyond which nothing is worked out.
  var limit = Self.mostSteps
  private var turns = 0
  /// The calls of the module's own functions.
  var invocations = 0

  struct CallPlace: Hashable {
    var start: Int
    var end: Int
  }

  init(_ source: SourceText) { self.source = source }

  /// Counts what is worked out.
  mutating func count(_ steps: Int = 1, at range: Range<Int>) throws(DocumentFault) {
    self.steps += steps
    if self.steps > limit {
      throw DocumentFault("the module takes more than \(limit) steps to be read", span(range))
    }
  }

  func span(_ range: Range<Int>) -> Span { Span(range.lowerBound, range.upperBound, of: source) }

  /// What stands in a place, on one line and not too long.
  func text(_ range: Range<Int>) -> String {
    let words = String(decoding: span(range).bytes.prefix(400), as: UTF8.self).split { $0.isWhitespace }
    return words.joined(separator: " ")
  }

  /// A value that is kept as it is written.
  func reference(_ range: Range<Int>) -> PythonValue { .scalar(Node(.reference(text(range)), span(range))) }

  // MARK: Statements

  enum Flow {
    case onward
    case returned(PythonValue)
    case broken
    case continued
  }

  mutating func read(_ statements: [PythonStatement]) throws(DocumentFault) -> Flow {
    for statement in statements {
      try count(at: statement.range)
      let flow = try read(statement)
      guard case .onward = flow else { return flow }
    }
    return .onward
  }

  private mutating func read(_ statement: PythonStatement) throws(DocumentFault) -> Flow {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return .onward }
    switch statement.kind {
    case .expression(let expression):
      _ = try evaluate(expression)
    case .assignment(let targets, let expression):
      let value = try evaluate(expression)
      for target in targets { try assign(value, to: target) }
    case .augmented(let target, let operation, let expression):
      try augment(target, operation, expression, statement.range)
    case .function(let name, let parameters, let body):
      let around = namesAround
      let function = PythonFunction(
        name: name, parameters: parameters, body: .statements(body), span: span(statement.range), around: around)
      if scopes.count == 1 { functions.append(name) }
      set(name, .function(function), at: span(statement.range))
    case .returned(let expression):
      let value = try expression.map { (value) throws(DocumentFault) in try evaluate(value) }
      return returned(value ?? .scalar(Node(.null, span(statement.range))))
    case .conditional(let test, let body, let otherwise):
      guard let isTrue = try truth(within: test) else {
        try doubtful(body)
        try doubtful(otherwise)
        return .onward
      }
      return try read(isTrue ? body : otherwise)
    case .loop(let target, let iterable, let body):
      return try loop(target, iterable, body)
    case .block(let word, let body):
      return try block(word, body, at: statement.range)
    case .assertion: break
    case .other: return try other(statement.range)
    }
    return .onward
  }

  /// Reads statements of which it is not known whether they are run.
  mutating func doubtful(_ statements: [PythonStatement]) throws(DocumentFault) {
    scopes[scopes.count - 1].doubts += 1
    _ = try read(statements)
    scopes[scopes.count - 1].doubts -= 1
  }

  /// Whether it is not known if what is read is run.
  var isDoubtful: Bool { scopes[scopes.count - 1].doubts > 0 }

  private mutating func returned(_ value: PythonValue) -> Flow {
    guard isDoubtful else { return .returned(value) }
    // What follows counts where it is reached: the last word is with a result that is sure.
    if scopes[scopes.count - 1].doubtfulResult == nil { scopes[scopes.count - 1].doubtfulResult = value }
    return .onward
  }

  private mutating func loop(
    _ target: PythonExpression, _ iterable: PythonExpression, _ body: [PythonStatement]
  ) throws(DocumentFault) -> Flow {
    guard let elements = try elements(within: iterable), takesTurns(elements.count) else {
      try assign(reference(target.range), to: target)
      try doubtful(body)
      return .onward
    }
    for element in elements {
      try assign(element, to: target)
      switch try read(body) {
      case .onward, .continued: continue
      case .broken: return .onward
      case .returned(let value): return .returned(value)
      }
    }
    return .onward
  }

  /// Whether a loop of so many turns is followed; it is then counted.
  mutating func takesTurns(_ count: Int) -> Bool {
    guard count <= Self.mostTurns.each, turns + count <= Self.mostTurns.all else { return false }
    turns += count
    return true
  }

  private mutating func block(
    _ word: String, _ body: [PythonStatement], at range: Range<Int>
  ) throws(DocumentFault) -> Flow {
    switch word {
    case "class":
      try type(body, at: range)
      return .onward
    case "while":
      try doubtful(body)
      return .onward
    case "except": return .onward
    default: return try read(body)
    }
  }

  private mutating func other(_ range: Range<Int>) throws(DocumentFault) -> Flow {
    let words = text(range).split(separator: " ").map(String.init)
    switch words.first {
    case "break": return isDoubtful ? .onward : .broken
    case "continue": return isDoubtful ? .onward : .continued
    case "global":
      for name in words.dropFirst() { scopes[scopes.count - 1].globals.insert(String(name.filter { $0 != "," })) }
    case "del":
      if words.count == 2, scopes[scopes.count - 1].names[words[1]] != nil { scopes[scopes.count - 1].remove(words[1]) }
    case "import":
      imports += words.dropFirst().filter { $0 != "as" }.map { String($0.filter { $0 != "," }) }
    case "from":
      guard words.count > 3, words[2] == "import" else { break }
      imports.append(words[1])
      let names = words.dropFirst(3).map { $0.filter { !",()".contains($0) } }
      imports += names.filter { !$0.isEmpty }.map { "\(words[1]).\($0)" }
    case "raise":
      if !isDoubtful, scopes.count > 1 { return .returned(reference(range)) }
    default: break
    }
    return .onward
  }

  // MARK: Names

  func value(of name: String) -> PythonValue? {
    let scope = scopes[scopes.count - 1]
    return scope.names[name] ?? scope.around[name] ?? scopes[0].names[name]
  }

  mutating func set(_ name: String, _ value: PythonValue, at span: Span) {
    let place = scopes[scopes.count - 1].globals.contains(name) ? 0 : scopes.count - 1
    scopes[place].set(name, inDoubt(value, instead: scopes[place].names[name]), at: span)
  }

  /// The names of the function at hand that functions within it see; those of a class are seen by none.
  var namesAround: [String: PythonValue] {
    guard scopes.count > 1 else { return [:] }
    let scope = scopes[scopes.count - 1]
    return scope.isClass || scope.names.isEmpty ? scope.around : scope.around.merging(scope.names) { $1 }
  }

  /// Of a value that takes the place of another under a condition that is not known neither is known.
  func inDoubt(_ value: PythonValue, instead other: PythonValue?) -> PythonValue {
    guard isDoubtful, let other else { return value }
    switch (value, other) {
    case (.scalar(let new), .scalar(let old)):
      return new.value == old.value
        ? value : .scalar(Node(.reference("\(old.span.text) or \(new.span.text)"), new.span))
    case (.object(let new), .object(let old)):
      return new == old
        ? value : .scalar(Node(.reference(text(heap[new].span.start..<heap[new].span.end)), heap[new].span))
    case (.function, .function): return value
    case (.scalar(let new), _): return .scalar(Node(.reference(new.span.text), new.span))
    case (.object(let new), _): return .scalar(Node(.reference(heap[new].span.text), heap[new].span))
    case (.function(let function), _): return .scalar(Node(.reference(function.name), function.span))
    }
  }

  /// Keeps a new object.
  mutating func make(_ object: PythonObject) throws(DocumentFault) -> PythonValue {
    try count(object.count + 1, at: object.span.start..<object.span.end)
    heap.append(object)
    return .object(heap.count - 1)
  }

  /// Reads a class: its fields, with those of the classes of the module that it stands on.
  private mutating func type(_ body: [PythonStatement], at range: Range<Int>) throws(DocumentFault) {
    let header = source.bytes[range.upperBound...].prefix(2_000).prefix { $0 != UInt8(ascii: "\n") }
    let words = String(decoding: header, as: UTF8.self)
    let name = String(words.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    var object = PythonObject(.type(name), span(range))
    if let open = words.firstIndex(of: "("), let close = words.lastIndex(of: ")"), open < close {
      for base in words[words.index(after: open)..<close].split(separator: ",") {
        guard case .object(let base)? = value(of: String(base.filter { $0 != " " })) else { continue }
        for (key, value) in zip(heap[base].keys, heap[base].values) { object.set(key, value) }
      }
    }
    var scope = PythonScope()
    scope.around = namesAround
    scope.isClass = true
    scopes.append(scope)
    defer { scopes.removeLast() }
    _ = try read(body)
    let own = scopes[scopes.count - 1]
    for (name, span) in own.order {
      if let value = own.names[name] { object.set(Node(.string(name), span), value) }
    }
    let made = try make(object)
    scopes[scopes.count - 2].set(name, made, at: span(range))
  }
}
