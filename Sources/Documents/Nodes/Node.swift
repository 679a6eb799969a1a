/// A value of a structured text, whatever its format, and where it stands: JSON, YAML, TOML, and calls and literals of Python.
///
/// Numbers keep all of their digits. How a value is written, which formats disagree on (`1e-4` is a number in JSON and text in
/// PyYAML), is the text of its span.
package struct Node: Hashable, Sendable {
  /// What the value is.
  package indirect enum Value: Hashable, Sendable {
    /// Nothing: `null`, `None`, `~`.
    case null
    /// True or false.
    case boolean(Bool)
    /// A whole number in decimal digits, with a minus sign or none.
    case integer(String)
    /// A number with a fraction or an exponent, or one that is none by name, such that `Double` reads it.
    case number(String)
    /// A day, a time of the day or both, as it is written.
    case date(String)
    /// Text, without its quotes and escapes.
    case string(String)
    /// Values in their order.
    case list([Node])
    /// Keys with their values, in their order; a key may be there more than once.
    case map([Entry])
    /// A function or a class with its arguments; a tag of YAML with what it stands before.
    case call(Call)
    /// What is no literal, or is known elsewhere only: a name, an expression, a variable, as it is written.
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
  /// Whether it is written without quotes in a format that tells by the look of a word what it is, so that readers with other
  /// rules may take it for something else.
  package var isPlain: Bool

  /// Creates a value.
  ///
  /// - Parameters:
  ///   - value: What the value is.
  ///   - span: Where it stands, brackets and quotes included.
  ///   - isPlain: Whether readers with other rules may take the word for something else.
  package init(_ value: Value, _ span: Span, isPlain: Bool = false) {
    self.value = value
    self.span = span
    self.isPlain = isPlain
  }
}
