/// A formula with the text that it was read from.
package struct Formula: Hashable, Sendable {
  /// The text, which reads back to the same formula.
  package let text: String
  /// What the text means.
  package let expression: Expression

  /// Creates a formula.
  ///
  /// - Parameters:
  ///   - text: The text, which reads back to the same formula.
  ///   - expression: What the text means.
  package init(_ text: String, _ expression: Expression) {
    self.text = text
    self.expression = expression
  }
}
