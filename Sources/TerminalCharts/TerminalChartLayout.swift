internal import ChartChoices
internal import Charts
internal import TerminalText

/// Where everything in a chart for a terminal stands, in cells.
///
/// Parts take their strips from the sides of the rectangle one after the other; what is left is the area of the curves.
struct TerminalChartLayout {
  /// A name of a curve beside its end.
  struct EndLabel {
    var series: Int
    var row: Int
    var text: String
  }

  let values: Scale
  let iterations: IterationScale
  /// The cells of the curves.
  private(set) var columns: Range<Int>
  private(set) var rows: Range<Int>
  private(set) var titleRow: Int?
  private(set) var yNameRow: Int?
  private(set) var xNameRow: Int?
  /// Whether there is a row for the labels of the horizontal axis.
  private(set) var hasXLabels = false
  /// The rows of names above the curves, in their order.
  private(set) var legendRows: [[Int]] = []
  private(set) var legendTop = 0
  private(set) var endLabels: [EndLabel] = []
  private(set) var xTicks = AxisTicks.none
  private(set) var yTicks = AxisTicks.none
  private let glyphs: Glyphs

  /// The fewest rows and columns of curves for which names are given up.
  private static let (leastRows, leastColumns) = (4, 12)

  init(of chart: TerminalChart, columns: Range<Int>, rows: Range<Int>) throws(ChartError) {
    let axis = chart.yAxis
    let bounds = try ValueBounds.values(of: chart.series, over: chart.iterations, kind: axis.kind)
    values = Scale(
      axis.kind,
      domain: AxisRange.domain(of: bounds, kind: axis.kind, minimum: axis.minimum, maximum: axis.maximum))
    iterations = IterationScale(chart.iterations, room: 0)
    self.columns = columns
    self.rows = rows
    glyphs = chart.glyphs
    if chart.title != nil, rows.count > 6 { titleRow = takeTop() }
    if chart.yLabel != nil, rows.count > 10 { yNameRow = takeTop() }
    if chart.xLabel != nil, self.rows.count > 8 { xNameRow = takeBottom() }
    // The line of the axis, and the labels below it.
    _ = takeBottom()
    hasXLabels = self.rows.count > 3
    if hasXLabels { _ = takeBottom() }
    placeLegend(chart)
    yTicks = AxisTicks.vertical(
      values, length: Double(max(self.rows.count - 1, 1)), distance: self.rows.count > 12 ? 4 : 2.5, labelHeight: 1.2)
    let widest = yTicks.labelled.map { TextWidth.cells(of: $0.label) }.max() ?? 0
    let left = min(widest + 1, max(self.columns.count - Self.leastColumns, 1))
    self.columns = self.columns.lowerBound + left..<max(self.columns.upperBound, self.columns.lowerBound + left)
    placeEndLabels(chart)
    xTicks = AxisTicks.horizontal(
      iterations, unit: chart.xUnit, length: Double(self.columns.count), distance: 10
    ) { Double(TextWidth.cells(of: $0) + 2) }
  }

  /// The row of a value's fraction of the axis.
  func row(at fraction: Double) -> Int {
    rows.upperBound - 1 - Int((min(max(fraction, 0), 1) * Double(max(rows.count - 1, 0))).rounded())
  }

  /// The column of an iteration's fraction of the axis.
  func column(at fraction: Double) -> Int {
    columns.lowerBound + Int((min(max(fraction, 0), 1) * Double(max(columns.count - 1, 0))).rounded())
  }

  private mutating func takeTop() -> Int {
    defer { rows = min(rows.lowerBound + 1, rows.upperBound)..<rows.upperBound }
    return rows.lowerBound
  }

  private mutating func takeBottom() -> Int {
    rows = rows.lowerBound..<max(rows.upperBound - 1, rows.lowerBound)
    return rows.upperBound
  }

  /// Names above, in rows, unless they are to stand at the ends of the curves.
  private mutating func placeLegend(_ chart: TerminalChart) {
    guard chart.series.count > 1, rows.count > Self.leastRows else { return }
    switch chart.legend {
    case .none, .direct, .right: return
    case .automatic: if endsLieApart(chart) { return }
    case .top: break
    }
    let most = max(rows.count / 3, 1)
    var line: [Int] = []
    var used = 0
    for (index, series) in chart.series.enumerated() {
      let width = TextWidth.cells(of: series.label) + 5
      if used + width > columns.count, !line.isEmpty {
        legendRows.append(line)
        (line, used) = ([], 0)
      }
      guard legendRows.count < most else { break }
      line.append(index)
      used += width
    }
    if !line.isEmpty, legendRows.count < most { legendRows.append(line) }
    legendTop = rows.lowerBound
    for _ in legendRows { _ = takeTop() }
  }

  private func fraction(ofEnd series: Series, _ chart: TerminalChart) -> Double? {
    let value = series.curve.value(at: chart.iterations.upperBound)
    return values.hasPlace(for: value) ? values.fraction(of: value) : nil
  }

  /// Whether every curve ends in a row of its own, in sight, and the names leave the curves most of the room.
  private func endsLieApart(_ chart: TerminalChart) -> Bool {
    let widest = chart.series.map { TextWidth.cells(of: $0.label) }.max() ?? 0
    guard chart.series.count * 2 <= rows.count, widest * 4 <= columns.count else { return false }
    var taken: Set<Int> = []
    for series in chart.series {
      guard let fraction = fraction(ofEnd: series, chart), fraction >= 0, fraction <= 1,
        taken.insert(row(at: fraction)).inserted
      else { return false }
    }
    return true
  }

  private mutating func placeEndLabels(_ chart: TerminalChart) {
    guard chart.series.count > 1, legendRows.isEmpty, chart.legend != .none, chart.legend != .top else { return }
    let widest = chart.series.map { TextWidth.cells(of: $0.label) }.max() ?? 0
    let width = min(widest + 3, columns.count / 3)
    guard width > 4, rows.count >= 2 else { return }
    columns = columns.lowerBound..<columns.upperBound - width
    let wanted = chart.series.indices.map { index in
      (index: index, row: row(at: fraction(ofEnd: chart.series[index], chart) ?? 0))
    }.sorted { ($0.row, $0.index) < ($1.row, $1.index) }
    // Downwards past the names above, then upwards from the last row.
    var places: [Int] = []
    for (_, row) in wanted { places.append(max(row, (places.last ?? rows.lowerBound - 1) + 1)) }
    var limit = rows.upperBound - 1
    for index in places.indices.reversed() {
      places[index] = min(places[index], limit)
      limit = places[index] - 1
    }
    let texts = TextWidth.distinct(chart.series.map(\.label), to: width - 3, glyphs: glyphs)
    endLabels = zip(wanted, places).filter { $1 >= rows.lowerBound }.map { item, place in
      EndLabel(series: item.index, row: place, text: texts[item.index])
    }
  }
}
