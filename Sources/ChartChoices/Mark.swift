/// What marks the values of a curve.
package enum Mark: String, Sendable, Hashable, CaseIterable {
  /// A line through them.
  case line
  /// A disc at each.
  case points
  /// A line, and a disc at each.
  case both
}
