/// Why a text cannot be read, and where.
package struct DocumentFault: Error, Hashable, Sendable {
  /// What is wrong, in words that follow a place: "line 3, column 5: …".
  package var reason: String
  /// Where it begins.
  package var span: Span
  /// Where that stands which it contradicts, as the first of two values of a key.
  package var earlier: Span?

  /// Creates a fault.
  ///
  /// - Parameters:
  ///   - reason: What is wrong, in words that follow a place.
  ///   - span: Where it begins.
  ///   - earlier: Where that stands which it contradicts.
  package init(_ reason: String, _ span: Span, earlier: Span? = nil) {
    self.reason = reason
    self.span = span
    self.earlier = earlier
  }
}

extension DocumentFault: CustomStringConvertible {
  /// The place and what is wrong there: `train.yaml, line 3, column 5: …`.
  package var description: String {
    let excerpt = span.excerpt
    let file = excerpt.path.isEmpty ? "" : "\(excerpt.path), "
    let before = earlier.map { " (first at line \($0.excerpt.line))" } ?? ""
    return "\(file)line \(excerpt.line), column \(excerpt.column): \(reason)\(before)"
  }
}
