package import ChartChoices

/// A chart as a value: which curves, over which iterations, how they look. Making one checks it; drawing it cannot fail.
package struct Chart: Sendable {
  /// The greatest number of device pixels a side, as cairo's image surfaces have it.
  package static let mostDevicePixels = 32_767
  /// The greatest number of device pixels in all: they take 160 MiB of memory.
  package static let largestArea = 1 << 25

  /// How many pixels high a picture is at least for each vertical axis, where it has several.
  package static let leastHeight = 70

  /// The curves, at least one.
  package let series: [Series]
  /// The iterations that are shown.
  package let iterations: ClosedRange<Int>
  /// What stands above the chart.
  package let title: String?
  /// The name of the horizontal axis.
  package let xLabel: String
  /// The name of the vertical axis.
  package let yLabel: String
  /// What the horizontal axis counts.
  package let xUnit: HorizontalUnit
  /// How the vertical axis runs.
  package let yAxis: VerticalAxis
  /// What marks the values.
  package let mark: Mark
  /// The colors of all but the curves; its palette gives the curves theirs.
  package let theme: Theme
  /// Where the names of the curves stand.
  package let legend: LegendPosition
  /// Whether lines run from the ticks across the chart.
  package let hasGrid: Bool
  /// Width, height and device pixels a pixel.
  package let size: ChartSize
  /// Vertical lines where something begins.
  package let rules: [VerticalRule]
  /// What stands below, from top to bottom.
  package let panels: [Panel]
  /// How many device pixels wide the columns are that a curve of many iterations is drawn by.
  package let columnWidth: Int

  /// The lowest and the highest value that has a place on the vertical axis.
  let values: ClosedRange<Double>

  /// Makes a chart.
  ///
  /// - Parameters:
  ///   - series: The curves, at least one.
  ///   - iterations: The iterations that are shown, from 0.
  ///   - title: What stands above the chart.
  ///   - xLabel: The name of the horizontal axis; `nil` for the unit's ``HorizontalUnit/title``.
  ///   - yLabel: The name of the vertical axis; `nil` for ``VerticalAxis/title``.
  ///   - xUnit: What the horizontal axis counts.
  ///   - yAxis: How the vertical axis runs.
  ///   - mark: What marks the values.
  ///   - theme: The colors of everything.
  ///   - legend: Where the names of the curves stand.
  ///   - hasGrid: Whether lines run from the ticks across the chart.
  ///   - size: Width, height and device pixels a pixel.
  ///   - rules: Vertical lines where something begins.
  ///   - panels: What stands below, from top to bottom, over the same iterations.
  ///   - columnWidth: How many device pixels wide the columns are that a curve of many iterations is drawn by, at least 1.
  /// - Throws: A `ChartError` that names the value and the bound.
  package init(
    series: [Series], iterations: ClosedRange<Int>, title: String? = nil, xLabel: String? = nil,
    yLabel: String? = nil, xUnit: HorizontalUnit = .iteration, yAxis: VerticalAxis = VerticalAxis(),
    mark: Mark = .line, theme: Theme = .light, legend: LegendPosition = .automatic,
    hasGrid: Bool = true, size: ChartSize = ChartSize(), rules: [VerticalRule] = [], panels: [Panel] = [],
    columnWidth: Int = 1
  ) throws(ChartError) {
    guard !series.isEmpty else { throw .noSeries }
    guard iterations.lowerBound >= 0 else { throw .negativeIteration(iterations.lowerBound) }
    try Self.check(size)
    try Self.check(yAxis)
    if let length = xUnit.iterations, !(length > 0 && length.isFinite) { throw .epochLength(length) }
    if case .logarithm(let first, let length) = xUnit {
      guard first > 0, first.isFinite, length > 0, length.isFinite else {
        throw .decade(from: first, iterations: length)
      }
    }
    for one in series + panels.flatMap(\.series) {
      if let width = one.lineWidth, !(width > 0 && width <= 1000) { throw .lineWidth(width) }
      if let dash = one.dash, !dash.allSatisfy({ $0 > 0 && $0.isFinite }) { throw .dash(dash) }
    }
    let least = Self.leastHeight * (panels.count + 1)
    if !panels.isEmpty, size.height < least {
      throw .noRoomForPanels(count: panels.count, height: size.height, least: least)
    }
    self.values = try ValueBounds.values(of: series, over: iterations, kind: yAxis.kind)
    self.series = series
    self.iterations = iterations
    self.title = title
    self.xLabel = xLabel ?? xUnit.title
    self.yLabel = yLabel ?? VerticalAxis.title
    self.xUnit = xUnit
    self.yAxis = yAxis
    self.mark = mark
    self.theme = theme
    self.legend = legend
    self.hasGrid = hasGrid
    self.size = size
    self.rules = rules
    self.panels = panels
    self.columnWidth = max(1, columnWidth)
  }

  private static func check(_ size: ChartSize) throws(ChartError) {
    let (sides, scales) = (ChartSize.sideBounds, ChartSize.scaleBounds)
    guard sides.contains(size.width), sides.contains(size.height) else {
      throw .sizeOutOfBounds(width: size.width, height: size.height, bounds: sides)
    }
    guard scales.contains(size.scale) else { throw .scaleOutOfBounds(size.scale, bounds: scales) }
    let width = (Double(size.width) * size.scale).rounded(.up)
    let height = (Double(size.height) * size.scale).rounded(.up)
    guard max(width, height) <= Double(mostDevicePixels) else {
      throw .tooManyDevicePixels(width: width, height: height, most: mostDevicePixels)
    }
    guard width * height <= Double(largestArea) else {
      throw .tooLargeArea(width: width, height: height, most: largestArea)
    }
  }

  static func check(_ axis: VerticalAxis) throws(ChartError) {
    for end in [axis.minimum, axis.maximum] {
      guard let end else { continue }
      guard end.isFinite else { throw .axisEndNotFinite(end) }
      if axis.kind == .logarithmic, end <= 0 { throw .axisEndNotAboveZero(end) }
    }
    if let minimum = axis.minimum, let maximum = axis.maximum, minimum >= maximum {
      throw .axisEndsReversed(minimum: minimum, maximum: maximum)
    }
  }
}
