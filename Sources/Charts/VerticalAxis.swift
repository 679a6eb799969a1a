/// How the vertical axis runs.
package struct VerticalAxis: Sendable, Hashable {
  /// What the axis is called where nothing else was given.
  package static let title = "Learning Rate"

  /// Whether differences or ratios are laid out evenly.
  package var kind: ScaleKind
  /// The lower end; `nil` for one a little below the lowest value.
  package var minimum: Double?
  /// The upper end; `nil` for one a little above the highest value.
  package var maximum: Double?

  /// Makes an axis.
  ///
  /// - Parameters:
  ///   - kind: Whether differences or ratios are laid out evenly.
  ///   - minimum: The lower end, finite, above 0 on a logarithmic axis; `nil` for one a little below the lowest value.
  ///   - maximum: The upper end, finite, above the lower; `nil` for one a little above the highest value.
  package init(_ kind: ScaleKind = .linear, minimum: Double? = nil, maximum: Double? = nil) {
    self.kind = kind
    self.minimum = minimum
    self.maximum = maximum
  }
}
