import Documents

/// A value while a Python module is read.
enum PythonValue {
  /// A value without parts: nothing, a truth, a number, text, or what is not known here.
  case scalar(Node)
  /// A list, a map, a call or a class: the number of an object of the heap, for names share what they stand for.
  case object(Int)
  /// A function of the module.
  case function(PythonFunction)
}

/// A list, a map, a call or a class, which assignments change for all names that stand for it.
struct PythonObject {
  /// What it is.
  enum Kind: Equatable {
    case list
    case map
    /// What is called, with its dots, and the number of the class of the module that it is.
    case call(String, class: Int?)
    /// A class of the module with its name: its fields and functions.
    case type(String)
  }

  var kind: Kind
  /// The elements of a list, and the arguments without a name of a call.
  var elements: [PythonValue] = []
  /// The keys of a map, and the names of a call's arguments or of fields, in their order.
  private(set) var keys: [Node] = []
  private(set) var values: [PythonValue] = []
  private var places: [Node.Value: Int] = [:]
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  /// How many parts it has.
  var count: Int { elements.count + keys.count }

  subscript(key: Node.Value) -> PythonValue? { places[key].map { values[$0] } }

  mutating func set(_ key: Node, _ value: PythonValue) {
    if let place = places[key.value] {
      values[place] = value
    } else {
      places[key.value] = keys.count
      keys.append(key)
      values.append(value)
    }
  }

  mutating func remove(_ key: Node.Value) {
    guard let place = places.removeValue(forKey: key) else { return }
    keys.remove(at: place)
    values.remove(at: place)
    for (other, at) in places where at > place { places[other] = at - 1 }
  }

  mutating func mapValues(_ change: (PythonValue) throws(DocumentFault) -> PythonValue) throws(DocumentFault) {
    for index in elements.indices { elements[index] = try change(elements[index]) }
    for index in values.indices { values[index] = try change(values[index]) }
  }
}

/// A function of a module, or a lambda.
struct PythonFunction {
  enum Body {
    case statements([PythonStatement])
    case expression(PythonExpression)
  }

  var name: String
  var parameters: [PythonExpression.Parameter]
  var body: Body
  var span: Span
  /// The names of the function around it.
  var around: [String: PythonValue]
}

/// The names of a module, a function or a class.
struct PythonScope {
  private(set) var names: [String: PythonValue] = [:]
  private(set) var order: [(name: String, span: Span)] = []
  /// The names of the function around.
  var around: [String: PythonValue] = [:]
  /// Whether it is a class, whose names its functions do not see.
  var isClass = false
  /// The names that are the module's.
  var globals: Set<String> = []
  /// How many conditions that are not known stand around what is read.
  var doubts = 0
  /// What is returned where a condition that is not known holds.
  var doubtfulResult: PythonValue?

  mutating func set(_ name: String, _ value: PythonValue, at span: Span) {
    if names.updateValue(value, forKey: name) == nil { order.append((name, span)) }
  }

  mutating func remove(_ name: String) {
    names[name] = nil
    order.removeAll { $0.name == name }
  }

  mutating func mapValues(_ change: (PythonValue) throws(DocumentFault) -> PythonValue) throws(DocumentFault) {
    for (name, value) in names { names[name] = try change(value) }
  }
}
