/// An expression as a Python text has it. It is read, never run.
package struct PythonExpression: Hashable, Sendable {
  /// What it is.
  package indirect enum Kind: Hashable, Sendable {
    /// A whole number, as it is written.
    case integer(String)
    /// A number with a point or an exponent, as it is written.
    case float(String)
    /// A string, its escapes resolved; several in a row are one.
    case string(String)
    /// An `f"…"`: what stands between its quotes.
    case formatted(String)
    case boolean(Bool)
    case none
    case ellipsis
    case name(String)
    case attribute(PythonExpression, String)
    case call(PythonExpression, [Argument])
    case subscripted(PythonExpression, PythonExpression)
    case slice(PythonExpression?, PythonExpression?, PythonExpression?)
    case list([PythonExpression])
    case tuple([PythonExpression])
    case set([PythonExpression])
    /// Keys and values in the order written; a key is `nil` for `**other`.
    case dictionary([Entry])
    case unary(String, PythonExpression)
    case binary(String, PythonExpression, PythonExpression)
    /// Comparisons in a row, as `a < b <= c`.
    case comparison(PythonExpression, [Comparison])
    case and(PythonExpression, PythonExpression)
    case or(PythonExpression, PythonExpression)
    case conditional(then: PythonExpression, test: PythonExpression, otherwise: PythonExpression)
    case lambda([Parameter], PythonExpression)
    /// `[element for target in iterable if condition]` and its kin, whatever its brackets.
    case comprehension(PythonExpression, [Clause])
    case starred(PythonExpression)
  }

  /// An argument of a call.
  package struct Argument: Hashable, Sendable {
    /// The keyword, or `nil` for an argument that is given by its place.
    package var name: String?
    /// Whether it is `*value` or `**value`.
    package var isUnpacked: Bool
    package var value: PythonExpression
  }

  /// An entry of a dictionary.
  package struct Entry: Hashable, Sendable {
    package var key: PythonExpression?
    package var value: PythonExpression
  }

  /// One step of comparisons in a row.
  package struct Comparison: Hashable, Sendable {
    /// `<`, `<=`, `>`, `>=`, `==`, `!=`, `in`, `not in`, `is` or `is not`.
    package var relation: String
    package var right: PythonExpression
  }

  /// A parameter of a function.
  package struct Parameter: Hashable, Sendable {
    package var name: String
    package var standard: PythonExpression?
  }

  /// `for target in iterable`, and what must be true of its elements.
  package struct Clause: Hashable, Sendable {
    package var target: PythonExpression
    package var iterable: PythonExpression
    package var conditions: [PythonExpression]
  }

  package var kind: Kind
  /// Where it stands, in bytes.
  package var range: Range<Int>

  /// The names of `a.b.c` joined by full stops, or `nil` for what is no path of names.
  package var path: String? {
    switch kind {
    case .name(let name): name
    case .attribute(let base, let name): base.path.map { "\($0).\(name)" }
    default: nil
    }
  }
}
