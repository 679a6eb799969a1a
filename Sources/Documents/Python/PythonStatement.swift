/// A statement of a Python text, as far as it says which value a name has.
package struct PythonStatement: Hashable, Sendable {
  /// What it is.
  package indirect enum Kind: Hashable, Sendable {
    case expression(PythonExpression)
    /// `a = b = value`, and `a: type = value`; the targets in the order written.
    case assignment([PythonExpression], PythonExpression)
    /// `a += value`; the operator without its equals sign.
    case augmented(PythonExpression, String, PythonExpression)
    case function(name: String, [PythonExpression.Parameter], [PythonStatement])
    case returned(PythonExpression?)
    case conditional(PythonExpression, [PythonStatement], otherwise: [PythonStatement])
    case loop(target: PythonExpression, PythonExpression, [PythonStatement])
    /// `assert test`, without what is said where it fails.
    case assertion(PythonExpression)
    /// A class, and any other statement with lines of its own (`with`, `while`, `try` …): its first word and its lines.
    case block(String, [PythonStatement])
    /// What says nothing about values (`import`, `pass`, `del` …), and in a lenient reading a line that could not be read.
    case other
  }

  package var kind: Kind
  /// Where it stands, in bytes; of a statement with lines of its own, its first line.
  package var range: Range<Int>
}
