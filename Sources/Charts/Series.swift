/// A curve of a chart with its name and, if wished, a look of its own.
public struct Series: Sendable {
  /// The name of the curve in the legend.
  public var label: String
  /// The curve.
  public var curve: any Plottable
  /// The color instead of the palette's.
  public var color: Color?
  /// The width of the line instead of the chart's, in pixels, above 0.
  public var lineWidth: Double?
  /// The dashes instead of the palette's, in pixels, dash and gap in turn.
  public var dash: [Double]?

  /// Makes a series.
  ///
  /// - Parameters:
  ///   - label: The name of the curve in the legend.
  ///   - curve: The curve.
  ///   - color: The color instead of the palette's.
  ///   - lineWidth: The width of the line instead of the chart's, in pixels, above 0.
  ///   - dash: The dashes instead of the palette's, in pixels, dash and gap in turn, all above 0; empty for a solid line.
  public init(
    label: String, curve: any Plottable, color: Color? = nil, lineWidth: Double? = nil, dash: [Double]? = nil
  ) {
    self.label = label
    self.curve = curve
    self.color = color
    self.lineWidth = lineWidth
    self.dash = dash
  }
}
