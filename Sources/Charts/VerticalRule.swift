/// A vertical line where something begins.
package struct VerticalRule: Sendable, Hashable {
  /// Where it stands.
  package var iteration: Int
  /// What begins there; it stands beside the line where there is room.
  package var label: String?

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - iteration: Where it stands; outside the iterations of the chart it is not drawn.
  ///   - label: What begins there.
  package init(iteration: Int, label: String? = nil) {
    self.iteration = iteration
    self.label = label
  }
}
