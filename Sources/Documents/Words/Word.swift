/// A word of a line, and where it was written.
package struct Word: Equatable, Sendable {
  /// The word, without the quotes around it.
  package var text: String
  /// Where it was written, quotes included.
  package var span: Span
  /// Whether the last character of the word was neither quoted nor escaped.
  package var endsBare: Bool

  /// Creates a word.
  ///
  /// - Parameters:
  ///   - text: The word, without the quotes around it.
  ///   - span: Where it was written, quotes included.
  ///   - endsBare: Whether the last character of the word was neither quoted nor escaped.
  package init(text: String, span: Span, endsBare: Bool = true) {
    self.text = text
    self.span = span
    self.endsBare = endsBare
  }
}

/// Why a line cannot be divided into words, and where.
package struct WordFault: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// A quote is not closed.
    case unclosedQuote(Character)
    /// Nothing follows a backslash.
    case danglingBackslash
  }

  /// What is wrong.
  package var reason: Reason
  /// Where it begins.
  package var span: Span

  init(_ reason: Reason, _ span: Span) {
    self.reason = reason
    self.span = span
  }
}
