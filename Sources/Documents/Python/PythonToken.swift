/// A word of Python's grammar.
struct PythonToken: Equatable {
  enum Kind: Equatable {
    case name
    case integer
    case float
    /// A string literal with its value; of several in a row each is a token. `isFormatted` for `f"…{x}…"`, whose value is
    /// the text between the quotes.
    case string(value: String, isFormatted: Bool)
    case symbol
    /// The end of a logical line.
    case newline
    /// A line that stands further to the right than the one before.
    case indent
    /// The end of the lines that an indent began.
    case dedent
    case end
  }

  var kind: Kind
  /// The text; empty for indents, dedents and the end.
  var text: String
  /// Where it stands, in bytes.
  var range: Range<Int>
}
