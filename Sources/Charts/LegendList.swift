/// Lays the names of curves out as a list of rows and columns.
struct LegendList {
  private struct Item {
    var series: Int
    var text: String
    var width: Double
  }

  private let items: [Item]
  private let font: Font
  private let metrics: ChartMetrics
  private let fontMetrics: FontMetrics
  private let rowHeight: Double
  private let remainderWidth: Double

  /// Measures the names.
  ///
  /// - Parameters:
  ///   - order: The curves in the order of the list.
  ///   - labels: The names of all curves.
  ///   - widest: The greatest width of a name, in pixels; longer ones are shortened.
  ///   - metrics: The sizes of letters and gaps.
  ///   - measure: What knows the widths of letters.
  init(
    _ order: [Int], labels: [String], widest: Double, metrics: ChartMetrics, measure: some TextMeasure
  ) {
    let font = order.count > 20 ? metrics.smallLegend : metrics.legend
    self.font = font
    self.metrics = metrics
    fontMetrics = measure.metrics(of: font)
    rowHeight = fontMetrics.lineHeight * (order.count > 20 ? 1.02 : 1.15)
    // No picture has room for more names than this, so the others need not be measured.
    let shown = order.prefix(2000)
    let texts = DistinctLabels.shortened(shown.map { labels[$0] }, to: widest, in: font, measure: measure)
    items = zip(shown, texts).map { index, text in
      Item(series: index, text: text, width: measure.width(of: text, in: font))
    }
    count = order.count
    remainderWidth = measure.width(of: LegendLayout.words(forMore: order.count), in: font)
  }

  /// The number of names, those that were not measured too.
  private let count: Int

  private var swatchRoom: Double { metrics.swatchWidth + metrics.gap }
  private var inset: Double { metrics.gap }

  /// The size of a box with all names in one column.
  var size: (width: Double, height: Double) {
    let widest = items.map(\.width).max() ?? 0
    return (widest + swatchRoom + 2 * inset, Double(count) * rowHeight + 2 * inset)
  }

  /// One column of names in a box whose upper left corner is given.
  func column(left: Double, top: Double) -> LegendLayout {
    let size = size
    let box = Rectangle(left: left, top: top, width: size.width, height: size.height)
    var layout = LegendLayout(box: box, font: font)
    for (row, item) in items.enumerated() {
      layout.entries.append(entry(item, left: left + inset, top: top + inset + Double(row) * rowHeight))
    }
    return layout
  }

  /// As many columns as the names take, one beside the other, at the right end of an area.
  ///
  /// - Parameters:
  ///   - area: The area whose height they may take.
  ///   - widest: The greatest width of all columns together, in pixels.
  /// - Returns: The list in columns.
  func columns(in area: Rectangle, widest: Double) -> LegendLayout {
    let rows = max(1, Int(area.height / rowHeight))
    var chunks: [ArraySlice<Item>] = []
    var width = 0.0
    var next = 0
    while next < items.count {
      let chunk = items[next..<min(next + rows, items.count)]
      let own = (chunk.map(\.width).max() ?? 0) + swatchRoom + 2 * inset
      if !chunks.isEmpty, width + own > widest { break }
      width += own
      chunks.append(chunk)
      next += chunk.count
    }
    if next < count, let last = chunks.last {
      // The last row gives way to the words that tell of the others.
      if last.count == rows { chunks[chunks.count - 1] = last.dropLast() }
      let own = (last.map(\.width).max() ?? 0) + swatchRoom + 2 * inset
      width += max(0, remainderWidth + 2 * inset - own)
    }
    var layout = LegendLayout(font: font)
    layout.box = Rectangle(left: area.right - width, top: area.top, width: width, height: area.height)
    var left = area.right - width + inset
    for chunk in chunks {
      for (row, item) in chunk.enumerated() {
        layout.entries.append(entry(item, left: left, top: area.top + Double(row) * rowHeight))
      }
      if layout.entries.count < count, chunk.endIndex == chunks.last?.endIndex {
        let origin = Point(x: left, y: baseline(area.top + Double(chunk.count) * rowHeight))
        layout.remainder = LegendLayout.Remainder(
          text: LegendLayout.words(forMore: count - layout.entries.count), origin: origin)
      }
      left += (chunk.map(\.width).max() ?? 0) + swatchRoom + 2 * inset
    }
    return layout
  }

  /// Rows of names from left to right at the upper end of an area.
  ///
  /// - Parameters:
  ///   - area: The area whose width they may take.
  ///   - highest: The greatest height of all rows together, in pixels.
  /// - Returns: The list in rows.
  func rows(in area: Rectangle, highest: Double) -> LegendLayout {
    let most = max(1, Int(highest / rowHeight))
    var layout = LegendLayout(font: font)
    var left = area.left
    var row = 0
    for item in items {
      let width = item.width + swatchRoom
      let isLast = layout.entries.count == count - 1
      // In the last row there must be room for the words that tell of the others.
      let needed = row == most - 1 && !isLast ? width + 3 * inset + remainderWidth : width
      if left > area.left, left + (row < most - 1 ? width : needed) > area.right {
        guard row < most - 1 else { break }
        row += 1
        left = area.left
      }
      layout.entries.append(entry(item, left: left, top: area.top + Double(row) * rowHeight))
      left += width + 3 * inset
    }
    if layout.entries.count < count {
      layout.remainder = LegendLayout.Remainder(
        text: LegendLayout.words(forMore: count - layout.entries.count),
        origin: Point(x: left, y: baseline(area.top + Double(row) * rowHeight)))
    }
    layout.box = Rectangle(left: area.left, top: area.top, width: area.width, height: Double(row + 1) * rowHeight)
    return layout
  }

  private func baseline(_ top: Double) -> Double {
    top + (rowHeight - fontMetrics.lineHeight) / 2 + fontMetrics.ascent
  }

  private func entry(_ item: Item, left: Double, top: Double) -> LegendLayout.Entry {
    let baseline = baseline(top)
    let middle = baseline - fontMetrics.capHeight / 2
    return LegendLayout.Entry(
      series: item.series, text: item.text, origin: Point(x: left + swatchRoom, y: baseline),
      swatch: [Point(x: left, y: middle), Point(x: left + metrics.swatchWidth, y: middle)])
  }
}
