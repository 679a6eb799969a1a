internal import Catalogue
internal import CommandLanguage
internal import TerminalCharts
internal import TerminalText

/// Draws the knobs of the current curve, and of its neighbours where there is room.
struct PanelView {
  let view: ExplorerView
  let explorer: Explorer
  let chart: TerminalChart
  let layout: ExplorerLayout

  func draw(into grid: inout CellGrid) {
    let count = layout.panelCount
    let first = max(0, min(explorer.curve - count / 2, explorer.curves.count - count))
    for offset in 0..<count {
      let left = offset * layout.panelWidth
      drawKnobs(of: first + offset, left: left, right: left + layout.panelWidth - (count > 1 ? 2 : 0), into: &grid)
    }
  }

  private func drawKnobs(of curve: Int, left: Int, right: Int, into grid: inout CellGrid) {
    let rows = explorer.knobRows(of: curve)
    let height = layout.panel.count
    let isCurrent = curve == explorer.curve
    let selected = isCurrent ? explorer.row : 0
    // The heading above the first knob of a stage stays in sight with it.
    var first = min(max(0, selected - height / 2), max(0, rows.count - height))
    if first == 1 { first = 0 }
    let columns = columns(for: rows, left: left, right: right)
    for (offset, row) in rows.dropFirst(first).prefix(height).enumerated() {
      let place = layout.panel.lowerBound + offset
      switch row {
      case .heading(let name, _):
        var style = chart.style(of: curve)
        if name == "run" { style = .plain }
        style.isBold = true
        grid.write(
          TextWidth.shortened(name, to: right - left - 2, glyphs: view.glyphs), column: left + 1, row: place,
          style: style)
      case .knob(let knob):
        draw(knob, row: place, columns, isSelected: isCurrent && first + offset == selected, into: &grid)
      }
    }
    if first > 0 { grid[right - 1, layout.panel.lowerBound] = Cell(view.glyphs.moreAbove, .dim) }
    if first + height < rows.count { grid[right - 1, layout.panel.upperBound - 1] = Cell(view.glyphs.moreBelow, .dim) }
  }

  /// The columns of the parts of a knob's row.
  private struct Columns {
    var left: Int
    var value: Int
    var slider: Range<Int>
    var words: Int
    var right: Int
  }

  private func columns(for rows: [KnobRow], left: Int, right: Int) -> Columns {
    let width = right - left
    let widestName = rows.compactMap { $0.knob.map { TextWidth.cells(of: $0.parameter.name) } }.max() ?? 0
    let name = min(widestName, max(width / 3, 8))
    let widestValue = rows.compactMap { $0.knob.flatMap(KnobWords.value(of:)).map(TextWidth.cells(of:)) }.max() ?? 0
    let value = min(max(widestValue, 6), max(width / 5, 8), 16)
    let start = left + 3 + name + 1 + value + 1
    let room = right - start - 1
    // Bounds come last: beside a slider that is long enough to be read.
    let slider = room > 44 ? 24 : room > 34 ? 14 : max(room, 0)
    return Columns(
      left: left, value: left + 3 + name + 1, slider: start..<start + slider, words: start + slider + 1,
      right: right - 1)
  }

  private func draw(_ knob: Knob, row: Int, _ columns: Columns, isSelected: Bool, into grid: inout CellGrid) {
    let glyphs = view.glyphs
    if isSelected { grid[columns.left + 1, row] = Cell(glyphs.pointer, .bold) }
    let nameStyle = CellStyle(isBold: isSelected)
    let name = TextWidth.shortened(
      knob.parameter.name, to: columns.value - columns.left - 4, glyphs: glyphs)
    grid.write(name, column: columns.left + 3, row: row, style: nameStyle)
    let isChoice = if case .choice = knob.parameter.kind { true } else { false }
    let place = isChoice ? nil : knob.sliderPlace(in: explorer.context)
    let value = KnobWords.value(of: knob) ?? String(glyphs.nothing)
    // What has no slider has its place.
    let end = place == nil ? columns.slider.upperBound : columns.slider.lowerBound - 1
    let text = TextWidth.shortened(value, to: end - columns.value, glyphs: glyphs)
    let style = CellStyle(isBold: knob.isGiven, isDim: !knob.isGiven && !isSelected, isReversed: isSelected)
    let valueEnd = grid.write(text, column: columns.value, row: row, style: style)
    if let place { drawSlider(place, columns.slider, row, isSelected: isSelected, into: &grid) }
    let wordsColumn = isChoice ? valueEnd + 2 : columns.words
    if wordsColumn < columns.right - 6 {
      let words = TextWidth.cut(
        KnobWords.bounds(of: knob), to: columns.right - wordsColumn, glyphs: glyphs)
      grid.write(words, column: wordsColumn, row: row, style: .dim)
    }
  }

  private func drawSlider(
    _ place: Double, _ columns: Range<Int>, _ row: Int, isSelected: Bool, into grid: inout CellGrid
  ) {
    guard columns.count >= 3 else { return }
    let knob = columns.lowerBound + Int((place * Double(columns.count - 1)).rounded())
    for column in columns {
      let glyph = column < knob ? view.glyphs.trackFilled : column == knob ? view.glyphs.knob : view.glyphs.horizontal
      grid[column, row] = Cell(glyph, column > knob ? .dim : CellStyle(isBold: isSelected))
    }
  }
}
