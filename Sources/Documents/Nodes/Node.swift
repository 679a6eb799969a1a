/// A value of a structured text, whatever its format, and where it stands: JSON, YAML, TOML, and calls and literals of Python.
///
/// Numbers keep their text, since formats disagree on what it means: `1e-4` is a number in JSON and text in PyYAML.
package struct Node: Hashable, Sendable {
  /// What the value is.
  package indirect enum Value: Hashable, Sendable {
    /// Nothing: `null`, `None`, `~`.
    case null
    /// True or false.
    case boolean(Bool)
    /// A whole number, as it is written.
    case integer(String)
    /// A number with a fraction or an exponent, or one that is none by name, as it is written.
    case number(String)
    /// Text, without its quotes and escapes.
    case string(String)
    /// Values in their order.
    case list([Node])
    /// Keys with their values, in their order; a key may be there more than once.
    case map([Entry])
    /// A function or a class with its arguments.
    case call(Call)
    /// What is no literal: a name, or an expression, as it is written.
    case reference(String)
  }

  /// A key and its value.
  package struct Entry: Hashable, Sendable {
    /// The key; JSON and TOML have only text.
    package var key: Node
    /// The value.
    package var value: Node

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - value: The value.
    package init(_ key: Node, _ value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// A function or a class with its arguments.
  package struct Call: Hashable, Sendable {
    /// What is called, with its dots.
    package var name: String
    /// The arguments without a name.
    package var arguments: [Node]
    /// The arguments with a name.
    package var keywords: [Entry]

    /// Creates a call.
    ///
    /// - Parameters:
    ///   - name: What is called, with its dots.
    ///   - arguments: The arguments without a name.
    ///   - keywords: The arguments with a name.
    package init(_ name: String, arguments: [Node] = [], keywords: [Entry] = []) {
      self.name = name
      self.arguments = arguments
      self.keywords = keywords
    }
  }

  /// What the value is.
  package var value: Value
  /// Where it stands, brackets and quotes included.
  package var span: Span

  /// Creates a value.
  ///
  /// - Parameters:
  ///   - value: What the value is.
  ///   - span: Where it stands, brackets and quotes included.
  package init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }
}

extension Node {
  /// Returns the value that a key has in a map.
  ///
  /// Of several the last one counts, as for the readers of Python.
  ///
  /// - Parameter key: The text of the key.
  /// - Returns: `nil` for a key that there is not, and for what is no map.
  package subscript(_ key: String) -> Node? { entry(key)?.value }

  /// Returns the entry that a key has in a map, the last of several.
  ///
  /// - Parameter key: The text of the key.
  /// - Returns: The entry; `nil` where there is none.
  package func entry(_ key: String) -> Entry? {
    guard case .map(let entries) = value else { return nil }
    return entries.last { $0.key.value == .string(key) }
  }

  /// The text of a string; `nil` for other values.
  package var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// The values of a list; `nil` for other values.
  package var elements: [Node]? {
    if case .list(let elements) = value { elements } else { nil }
  }

  /// The entries of a map; `nil` for other values.
  package var entries: [Entry]? {
    if case .map(let entries) = value { entries } else { nil }
  }
}
