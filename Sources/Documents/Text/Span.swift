/// Some bytes of a text: where a word, a value or an error stands.
///
/// Copying one copies no text. Two are equal when they are the same bytes of the same text.
package struct Span: Hashable, Sendable {
  /// The text.
  package let source: SourceText
  /// The number of bytes before the first one.
  package let start: Int
  /// The number of bytes before the end.
  package let end: Int

  /// Creates a span.
  ///
  /// - Parameters:
  ///   - start: The number of bytes before the first one.
  ///   - end: The number of bytes before the end; beyond that of the text, or before the start, it is brought back.
  ///   - source: The text.
  package init(_ start: Int, _ end: Int, of source: SourceText) {
    self.source = source
    self.start = min(max(0, start), source.bytes.count)
    self.end = min(max(self.start, end), source.bytes.count)
  }

  /// The bytes themselves.
  package var bytes: ArraySlice<UInt8> { source.bytes[start..<end] }

  /// The text; bytes that are none are replaced by U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the span without its first bytes.
  ///
  /// - Parameter count: The number of bytes to leave out, at most all.
  /// - Returns: The span.
  package func dropFirst(_ count: Int) -> Span { Span(min(start + max(0, count), end), end, of: source) }

  /// Where the span begins, and the text around.
  package var excerpt: FileExcerpt { source.excerpt(at: start) }

  /// Returns whether two spans are the same bytes of the same text.
  package static func == (left: Span, right: Span) -> Bool {
    left.source === right.source && left.start == right.start && left.end == right.end
  }

  /// Hashes what makes the span equal to another.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(source))
    hasher.combine(start)
    hasher.combine(end)
  }
}
