/// A vertical line where something begins.
package struct VerticalRule: Sendable, Hashable {
  /// Where it stands.
  package var iteration: Int
  /// What begins there; it stands beside the line where there is room.
  package var label: String?
  /// In which row below the upper edge the label stands, from 0: labels of different rows cannot touch.
  package var row: Int

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - iteration: Where it stands; outside the iterations of the chart it is not drawn.
  ///   - label: What begins there.
  ///   - row: In which row below the upper edge the label stands, from 0.
  package init(iteration: Int, label: String? = nil, row: Int = 0) {
    self.iteration = iteration
    self.label = label
    self.row = max(0, row)
  }
}
