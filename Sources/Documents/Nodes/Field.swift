/// A value of a document with the keys that lead to it: what a reader of configs asks for, and what its errors name.
///
///     let rate = try root.field("optimizer", "lr")?.number()
package struct Field: Hashable, Sendable {
  /// The keys, from the outermost on.
  package var path: [String]
  /// The value.
  package var value: Node

  /// Creates a field.
  ///
  /// - Parameters:
  ///   - path: The keys, from the outermost on.
  ///   - value: The value.
  package init(_ path: [String], _ value: Node) {
    self.path = path
    self.value = value
  }

  /// The keys with dots between them.
  package var name: String { path.joined(separator: ".") }

  /// Whether it is text to the rules that it was read by, and a number to most programs: YAML's `1e-3`, and all numbers in
  /// quotes.
  package var isTextNumber: Bool { value.string.map { PythonScalar.float($0) != nil } ?? false }

  /// Returns the number that it is; text that is a number to Python counts.
  ///
  /// - Throws: A ``DocumentFault`` for what is no number.
  package func number() throws(DocumentFault) -> Double {
    let written: String?
    switch value.untagged.value {
    case .integer(let digits), .number(let digits): written = digits
    case .string(let text): written = PythonScalar.float(text)
    default: written = nil
    }
    guard let written, let number = Double(written) else { throw mismatch("a number") }
    return number
  }

  /// Returns the whole number that it is; `2.0`, and text that is one to Python, count.
  ///
  /// - Throws: A ``DocumentFault`` for what is no whole number, or beyond 64 bits.
  package func integer() throws(DocumentFault) -> Int {
    if case .integer(let digits) = value.untagged.value {
      guard let integer = Int(digits) else { throw mismatch("a whole number of 64 bits") }
      return integer
    }
    if case .string(let text) = value.untagged.value, case .integer(let digits) = PythonScalar.literal(text),
      let integer = Int(digits)
    {
      return integer
    }
    guard let integer = Int(exactly: try number()) else { throw mismatch("a whole number") }
    return integer
  }

  /// Returns whether it is true.
  ///
  /// - Throws: A ``DocumentFault`` for what is neither true nor false.
  package func boolean() throws(DocumentFault) -> Bool {
    switch value.untagged.value {
    case .boolean(let isTrue): return isTrue
    case .string(let text):
      guard let isTrue = YAMLScalar.boolean(text) else { throw mismatch("true or false") }
      return isTrue
    default: throw mismatch("true or false")
    }
  }

  /// Returns the text that it is.
  ///
  /// - Throws: A ``DocumentFault`` for other values.
  package func text() throws(DocumentFault) -> String {
    guard let text = value.string else { throw mismatch("text") }
    return text
  }

  /// Returns its elements, each with its number as the last key.
  ///
  /// - Throws: A ``DocumentFault`` for what is no list.
  package func list() throws(DocumentFault) -> [Field] {
    guard let elements = value.elements else { throw mismatch("a list") }
    return elements.enumerated().map { Field(path + [String($0)], $1) }
  }

  /// Returns the numbers that its elements are.
  ///
  /// - Throws: A ``DocumentFault`` for what is no list, and for an element that is no number.
  package func numbers() throws(DocumentFault) -> [Double] {
    var numbers: [Double] = []
    for element in try list() { numbers.append(try element.number()) }
    return numbers
  }

  /// The fault that it is not what is wanted.
  ///
  /// - Parameter wanted: What is wanted, with its article: "a number".
  /// - Returns: The fault.
  package func mismatch(_ wanted: String) -> DocumentFault {
    DocumentFault("'\(name)' must be \(wanted), not \(value.words)", value.span)
  }
}

extension Node {
  /// Returns the value that keys lead to, with the keys.
  ///
  /// - Parameter path: The keys, from the outermost on.
  /// - Returns: `nil` where one of the keys is not there, and for null, which configs have for what is not given.
  package func field(_ path: String...) -> Field? { field(at: path) }

  /// Returns the value that keys lead to, with the keys.
  ///
  /// - Parameter path: The keys, from the outermost on.
  /// - Returns: `nil` where one of the keys is not there, and for null, which configs have for what is not given.
  package func field(at path: [String]) -> Field? {
    guard let value = value(at: path), !value.isNull else { return nil }
    return Field(path, value)
  }

  /// What the value is, in the words of an error: "the text 'x'", "a list".
  package var words: String {
    switch value {
    case .null: "nothing"
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .integer(let text), .number(let text): String(text.prefix(40))
    case .date(let text): "the day or time \(text.prefix(40))"
    case .string(let text): "the text '\(text.prefix(40))'"
    case .list: "a list"
    case .map: "a map"
    case .call(let call): call.name.hasPrefix("!") ? "'\(call.name.prefix(60))'" : "a call of '\(call.name.prefix(60))'"
    case .reference(let text): "'\(text.prefix(60))', which is not known here"
    }
  }
}
