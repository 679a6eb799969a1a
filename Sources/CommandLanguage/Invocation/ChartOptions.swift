/// How a chart looks.
package struct ChartOptions: Equatable, Sendable {
  /// What stands for an iteration.
  package enum Mark: String, CaseIterable, Hashable, Sendable {
    case line, points, both
  }

  /// The colours of everything but the curves.
  package enum Theme: String, CaseIterable, Hashable, Sendable {
    case light, dark
  }

  /// The colours of the curves.
  package enum Palette: String, CaseIterable, Hashable, Sendable {
    /// The one that suits the theme.
    case auto
    case petroff10
    case okabeIto = "okabe-ito"
  }

  /// Where the curves' labels stand.
  package enum Legend: String, CaseIterable, Hashable, Sendable {
    /// At the curves' ends where there is room, else in a box.
    case auto
    /// At the curves' ends.
    case direct
    case right, top, none
  }

  /// What the x axis counts.
  package enum XUnit: String, CaseIterable, Hashable, Sendable {
    case iteration, epoch
  }

  /// The title; none by default.
  package var title: String?
  /// The title of the x axis, where it was given.
  package var xLabel: String?
  /// The title of the y axis, where it was given.
  package var yLabel: String?
  /// The width in CSS pixels.
  package var width = 640
  /// The height in CSS pixels.
  package var height = 480
  /// The device pixels of a CSS pixel, for PNG.
  package var scale = 1.0
  /// Whether the y axis is logarithmic.
  package var isLogarithmic = false
  /// The lower end of the y axis; `nil` for the curves' own.
  package var yMinimum: Double?
  /// The upper end of the y axis; `nil` for the curves' own.
  package var yMaximum: Double?
  /// What stands for an iteration.
  package var mark = Mark.line
  /// The colours of everything but the curves.
  package var theme = Theme.light
  /// The colours of the curves.
  package var palette = Palette.auto
  /// Where the curves' labels stand.
  package var legend = Legend.auto
  /// Whether lines run through the ticks.
  package var hasGrid = false
  /// What the x axis counts.
  package var xUnit = XUnit.iteration

  /// Creates the default chart.
  package init() {}

  /// The title of the x axis: as given, or what it counts.
  package var xTitle: String { xLabel ?? (xUnit == .epoch ? "Epoch" : "Iteration") }
  /// The title of the y axis: as given, or "Learning Rate".
  package var yTitle: String { yLabel ?? "Learning Rate" }
}
