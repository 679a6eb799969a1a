/// A curve of a chart with its name and, if wished, a look of its own.
package struct Series: Sendable {
  /// The name of the curve in the legend.
  package var label: String
  /// The curve.
  package var curve: any Plottable
  /// The color instead of the palette's.
  package var color: Color?
  /// The width of the line instead of the chart's, in pixels, above 0.
  package var lineWidth: Double?
  /// The dashes instead of the palette's, in pixels, dash and gap in turn.
  package var dash: [Double]?
  /// The iterations at which a value was recorded, in ascending order: each gets a disc where they stand apart. `nil` for a curve
  /// that has a value at every iteration.
  package var recorded: [Int]?
  /// What lies around the curve, such as the lowest and the highest of the runs whose mean it is; `nil` for nothing.
  package var band: Band?
  /// The iterations at which the curve gets a large disc.
  package var marked: [Int] = []

  /// Makes a series.
  ///
  /// - Parameters:
  ///   - label: The name of the curve in the legend.
  ///   - curve: The curve.
  ///   - color: The color instead of the palette's.
  ///   - lineWidth: The width of the line instead of the chart's, in pixels, above 0.
  ///   - dash: The dashes instead of the palette's, in pixels, dash and gap in turn, all above 0; empty for a solid line.
  package init(
    label: String, curve: any Plottable, color: Color? = nil, lineWidth: Double? = nil, dash: [Double]? = nil
  ) {
    self.label = label
    self.curve = curve
    self.color = color
    self.lineWidth = lineWidth
    self.dash = dash
  }
}
