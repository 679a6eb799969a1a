internal import CommandLanguage
internal import Numbers
internal import TerminalCharts
internal import TerminalText

/// Draws the names of the curves, and what the cursor reads.
struct HeaderView {
  let view: ExplorerView
  let explorer: Explorer
  let chart: TerminalChart
  let layout: ExplorerLayout

  func draw(into grid: inout CellGrid) {
    let right = state
    let rightWidth = min(TextWidth.cells(of: right), grid.width / 2)
    grid.write(
      TextWidth.shortened(right, to: rightWidth, glyphs: view.glyphs), column: grid.width - rightWidth,
      row: layout.header, style: .dim)
    drawNames(before: grid.width - rightWidth - 1, into: &grid)
    for (offset, line) in ReadingWords.lines(of: explorer, width: grid.width).prefix(layout.readings.count).enumerated()
    {
      for item in line {
        let style = item.curve.map(chart.style(of:)) ?? .dim
        grid.write(item.text, column: item.column, row: layout.readings.lowerBound + offset, style: style)
      }
    }
  }

  /// What is shown of the run, and on which axes.
  private var state: String {
    var words: [String] = []
    if explorer.document.chart.isLogarithmic { words.append("log") }
    let shown = explorer.shown
    if explorer.window != nil { words.append("zoom \(shown.lowerBound)-\(shown.upperBound)") }
    return words.joined(separator: " ")
  }

  /// The names from the first one that lets the current one be in sight.
  private func drawNames(before limit: Int, into grid: inout CellGrid) {
    let labels = explorer.curves.map { DisplayName.of($0.label) }
    let most = max(limit / 2, 12)
    func width(_ index: Int) -> Int { min(TextWidth.cells(of: labels[index]), most) + 4 }
    var first = 0
    while first < explorer.curve, (first...explorer.curve).reduce(3, { $0 + width($1) }) > limit - 3 { first += 1 }
    var column = first > 0 ? grid.write("\(view.glyphs.ellipsis) ", column: 0, row: layout.header, style: .dim) : 0
    for index in labels.indices.dropFirst(first) {
      let isLast = index == labels.count - 1
      if column + width(index) > limit - (isLast ? 0 : 2), index > explorer.curve {
        grid.write("+\(labels.count - index)", column: column, row: layout.header, style: .dim)
        return
      }
      var style = chart.style(of: index)
      style.isBold = index == explorer.curve
      style.isReversed = index == explorer.curve
      let name = TextWidth.shortened(labels[index], to: min(most, limit - column - 4), glyphs: view.glyphs)
      column = grid.write(
        " \(TerminalChart.mark(of: index)) \(name) ", column: column, row: layout.header, style: style)
    }
  }
}

/// What the cursor reads of every curve.
enum ReadingWords {
  /// A piece of a line.
  struct Item {
    var text: String
    var column: Int
    /// The curve that it is read from.
    var curve: Int?
  }

  /// Returns the lines, each no wider than a number of columns.
  static func lines(of explorer: Explorer, width: Int) -> [[Item]] {
    guard let cursor = explorer.cursor else { return [] }
    var place = "at \(cursor)"
    if explorer.document.chart.xUnit == .epoch, let length = explorer.document.iterationsPerEpoch {
      place += " (epoch \(FigureText.short(Double(cursor) / Double(length), digits: 4)))"
    }
    var lines: [[Item]] = []
    var line = [Item(text: place, column: 1, curve: nil)]
    var column = 1 + TextWidth.cells(of: place) + 2
    // The current curve comes first, so that it is read even where the others have no room.
    let indices = explorer.curves.indices
    for index in [explorer.curve] + indices.filter({ $0 != explorer.curve }) {
      let curve = explorer.curves[index]
      let text = "\(TerminalChart.mark(of: index)) \(FigureText.short(curve.schedule(cursor), digits: 4))"
      let cells = TextWidth.cells(of: text)
      if column + cells > width, line.count > 0 {
        lines.append(line)
        (line, column) = ([], 1)
      }
      line.append(Item(text: text, column: column, curve: index))
      column += cells + 2
    }
    return lines + [line]
  }
}
