internal import ChartChoices

/// The sizes of letters, lines and gaps in a chart, in pixels.
///
/// They grow more slowly than the picture: a chart four times as wide is for a larger screen or page, not for more text.
struct ChartMetrics: Sendable, Hashable {
  /// What all other sizes are multiples of; 1 for a chart of 640×480.
  let unit: Double

  init(_ size: ChartSize) {
    let ratio = min(Double(size.width) / 640, Double(size.height) / 480)
    unit = min(max(ratio.squareRoot(), 0.75), 8)
  }

  /// The gap between the edge of the picture and everything else.
  var padding: Double { 9 * unit }
  /// The gap between a thing and its name.
  var gap: Double { 5 * unit }
  var tickLength: Double { 4 * unit }
  var minorTickLength: Double { 2.5 * unit }
  /// Two pixels wide, a level line has a row of its full color wherever it lies.
  var lineWidth: Double { 2 * unit }
  var discRadius: Double { 2.25 * unit }
  /// The radius of discs at updates that are marked.
  var markRadius: Double { 4 * unit }
  var swatchWidth: Double { 20 * unit }
  /// The wanted distance between ticks.
  var tickDistanceX: Double { 80 * unit }
  var tickDistanceY: Double { 35 * unit }

  var title: Font { Font(size: 15 * unit) }
  var axisName: Font { Font(size: 13 * unit) }
  var tickLabel: Font { Font(size: 11.5 * unit) }
  var legend: Font { Font(size: 11.5 * unit) }
  /// For legends of so many curves that the usual letters would not do.
  var smallLegend: Font { Font(size: 9.5 * unit) }
}
