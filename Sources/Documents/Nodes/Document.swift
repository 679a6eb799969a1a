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

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - depth: The most lists and maps within each other.
  ///   - values: The most values, keys not counted.
  package init(depth: Int = 200, values: Int = 1_000_000) {
    self.depth = depth
    self.values = values
  }
}
