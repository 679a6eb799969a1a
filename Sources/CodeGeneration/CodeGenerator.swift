/// Writes a curve as source text.
package enum CodeGenerator {
  /// Returns the text of a curve, with a line end.
  ///
  /// - Parameters:
  ///   - request: The curve.
  ///   - target: The language or framework.
  /// - Returns: The source text.
  /// - Throws: A ``CodeFault`` where the target has no words for the curve.
  package static func text(of request: CodeRequest, in target: CodeTarget) throws(CodeFault) -> String {
    let lines: [String]
    switch target {
    case .python: lines = try PythonTarget.lines(request)
    default: throw .notInTarget(target, "it is not written yet")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
