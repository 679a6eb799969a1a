/// How a chart looks.
public struct ChartOptions: Equatable, Sendable {
  /// What stands for an iteration.
  public enum Mark: String, CaseIterable, Hashable, Sendable {
    case line, points, both
  }

  /// The colours of everything but the curves.
  public enum Theme: String, CaseIterable, Hashable, Sendable {
    case light, dark
  }

  /// The colours of the curves.
  public enum Palette: String, CaseIterable, Hashable, Sendable {
    /// The one that suits the theme.
    case auto
    case petroff10
    case okabeIto = "okabe-ito"
  }

  /// Where the curves' labels stand.
  public enum Legend: String, CaseIterable, Hashable, Sendable {
    /// At the curves' ends where there is room, else in a box.
    case auto
    /// At the curves' ends.
    case direct
    case right, top, none
  }

  /// What the x axis counts.
  public enum XUnit: String, CaseIterable, Hashable, Sendable {
    case iteration, epoch
  }

  /// The title; none by default.
  public var title: String?
  /// The title of the x axis, where it was given.
  public var xLabel: String?
  /// The title of the y axis, where it was given.
  public var yLabel: String?
  /// The width in CSS pixels.
  public var width = 640
  /// The height in CSS pixels.
  public var height = 480
  /// The device pixels of a CSS pixel, for PNG.
  public var scale = 1.0
  /// Whether the y axis is logarithmic.
  public var isLogarithmic = false
  /// The lower end of the y axis; `nil` for the curves' own.
  public var yMinimum: Double?
  /// The upper end of the y axis; `nil` for the curves' own.
  public var yMaximum: Double?
  /// What stands for an iteration.
  public var mark = Mark.line
  /// The colours of everything but the curves.
  public var theme = Theme.light
  /// The colours of the curves.
  public var palette = Palette.auto
  /// Where the curves' labels stand.
  public var legend = Legend.auto
  /// Whether lines run through the ticks.
  public var hasGrid = false
  /// What the x axis counts.
  public var xUnit = XUnit.iteration

  /// Creates the default chart.
  public init() {}

  /// The title of the x axis: as given, or what it counts.
  public var xTitle: String { xLabel ?? (xUnit == .epoch ? "Epoch" : "Iteration") }
  /// The title of the y axis: as given, or "Learning Rate".
  public var yTitle: String { yLabel ?? "Learning Rate" }
}
