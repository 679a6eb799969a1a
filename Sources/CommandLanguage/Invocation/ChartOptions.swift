package import ChartChoices
package import Runs

/// How a chart looks.
package struct ChartOptions: Equatable, Sendable {
  /// The title; none by default.
  package var title: String?
  /// The title of the x axis, where it was given.
  package var xLabel: String?
  /// The title of the y axis, where it was given.
  package var yLabel: String?
  /// The width and height in CSS pixels, and the device pixels of one, for PNG.
  package var size = ChartSize()
  /// Whether the y axis is logarithmic.
  package var isLogarithmic = false
  /// The lower end of the y axis; `nil` for the curves' own.
  package var yMinimum: Double?
  /// The upper end of the y axis; `nil` for the curves' own.
  package var yMaximum: Double?
  /// What stands for an iteration.
  package var mark = Mark.line
  /// The colours of everything but the curves.
  package var theme = ThemeName.light
  /// The colours of the curves.
  package var palette = PaletteName.auto
  /// Where the curves' labels stand.
  package var legend = LegendPosition.automatic
  /// Whether lines run through the ticks.
  package var hasGrid = false
  /// What the x axis counts.
  package var xUnit = AxisUnit.iteration

  /// The columns of logs that stand below, with commas between them; `nil` for none.
  package var panel: String?
  /// The updates at which curves get a mark, in the order in which they are written.
  package var marks: [UpdateSelection] = []
  /// What of several runs is drawn around their mean.
  package var band = BandKind.range

  /// Creates the default chart.
  package init() {}
}
