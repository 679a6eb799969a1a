/// A structured text that was read.
package struct Document: Sendable {
  /// The value that all of the text is.
  package var root: Node
  /// The keys that a map has more than once, in the order of their repetition.
  package var repeatedKeys: [RepeatedKey]

  /// A key that a map has more than once: as a rule a slip, for readers keep only one of its values.
  package struct RepeatedKey: Hashable, Sendable {
    /// The text of the key.
    package var name: String
    /// Where it stands before.
    package var first: Span
    /// Where it stands again.
    package var again: Span
  }
}

/// How much a structured text may hold: what lies beyond is refused instead of taking memory or stack without an end.
package struct NodeLimits: Hashable, Sendable {
  /// The most lists and maps within each other.
  package var depth: Int
  /// The most values, keys not counted.
  package var values: Int
  /// The most bytes.
  package var bytes: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - depth: The most lists and maps within each other.
  ///   - values: The most values, keys not counted; what is repeated by name, as YAML's aliases do, counts each time.
  ///   - bytes: The most bytes.
  package init(depth: Int = 200, values: Int = 500_000, bytes: Int = 8 << 20) {
    self.depth = depth
    self.values = values
    self.bytes = bytes
  }

  /// Why a text is too long to be read; `nil` for one that is not.
  ///
  /// - Parameter source: The text.
  /// - Returns: The Why a text; `nil` where there is none.
  package func fault(of source: SourceText) -> DocumentFault? {
    guard source.bytes.count > bytes else { return nil }
    let most = bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    return DocumentFault(
      "the file has \(source.bytes.count) bytes, and at most \(most) are read", Span(0, 0, of: source))
  }
}
