package import Documents

/// A change of a file that is safe: the rates stay what they are, or become those that the file says.
package struct Edit: Hashable, Sendable {
  /// What is replaced.
  package var span: Span
  /// What stands there instead; empty to take it out.
  package var text: String

  /// Creates a change.
  ///
  /// - Parameters:
  ///   - span: What is replaced.
  ///   - text: What stands there instead.
  package init(_ span: Span, _ text: String) {
    self.span = span
    self.text = text
  }

  /// The change that takes out the line of a value, where nothing else stands on it.
  ///
  /// - Parameters:
  ///   - value: The value, of which the line is one of `key: value` or `key = value`.
  ///   - key: The last word of its key.
  init?(removingLineOf value: Span, key: String) {
    let bytes = value.source.bytes
    var start = value.start
    while start > 0, !Self.isEnd(bytes[start - 1]) { start -= 1 }
    var end = value.end
    while end < bytes.count, !Self.isEnd(bytes[end]) { end += 1 }
    var head = Span(start, value.start, of: value.source).text
    let tail = Span(value.end, end, of: value.source).text.drop { $0 == " " || $0 == "\t" || $0 == "'" || $0 == "\"" }
    guard tail.isEmpty || tail.hasPrefix("#") else { return nil }
    head.removeAll { " \t'\"".contains($0) }
    guard head == "\(key):" || head == "\(key)=" else { return nil }
    // The end of the line goes with it: LF, CR or both.
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    self.init(Span(start, end, of: value.source), "")
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Returns the bytes of a text after some changes; of two that overlap, the first is made.
  ///
  /// - Parameters:
  ///   - edits: The changes.
  ///   - source: The text.
  /// - Returns: The bytes, and the changes that were made.
  package static func applied(_ edits: [Edit], to source: SourceText) -> (bytes: [UInt8], made: [Edit]) {
    var bytes: [UInt8] = []
    var made: [Edit] = []
    var place = 0
    let ordered = Set(edits).filter { $0.span.source === source }
      .sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    for edit in ordered where edit.span.start >= place {
      bytes += source.bytes[place..<edit.span.start]
      bytes += Array(edit.text.utf8)
      place = edit.span.end
      made.append(edit)
    }
    bytes += source.bytes[place...]
    return (bytes, made)
  }
}
