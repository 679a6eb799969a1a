internal import Catalogue
internal import CommandLanguage
internal import ScheduleCharts
internal import TerminalCharts
internal import TerminalText

/// Draws what lies over the chart and the knobs for a while: the list to choose from, help, the command line.
struct OverlayView {
  let view: ExplorerView
  let explorer: Explorer

  /// Clears a box and draws its frame; the answer is the room inside.
  private func box(
    width: Int, height: Int, title: String, into grid: inout CellGrid
  ) -> (columns: Range<Int>, rows: Range<Int>) {
    let (width, height) = (min(width, grid.width), min(height, grid.height))
    let (left, top) = ((grid.width - width) / 2, (grid.height - height) / 2)
    let (right, bottom) = (left + width - 1, top + height - 1)
    grid.fill(.blank, columns: left..<right + 1, rows: top..<bottom + 1)
    for column in left...right {
      grid[column, top] = Cell(view.glyphs.horizontal, .dim)
      grid[column, bottom] = Cell(view.glyphs.horizontal, .dim)
    }
    for row in top...bottom {
      grid[left, row] = Cell(view.glyphs.vertical, .dim)
      grid[right, row] = Cell(view.glyphs.vertical, .dim)
    }
    for ((column, row), corner) in zip(
      [(left, top), (right, top), (left, bottom), (right, bottom)], view.glyphs.boxCorners)
    {
      grid[column, row] = Cell(corner, .dim)
    }
    grid.write(" \(title) ", column: left + 2, row: top, style: .bold, limit: right)
    return (left + 2..<right - 1, top + 1..<bottom)
  }

  func draw(_ picker: Picker, into grid: inout CellGrid) {
    let inside = box(
      width: 96, height: max(10, grid.height - 4), title: "\(picker.purpose.title): type to search", into: &grid)
    let (columns, rows) = inside
    let prompt = grid.write("> ", column: columns.lowerBound, row: rows.lowerBound, style: .bold)
    FieldView.draw(picker.field, from: prompt, to: columns.upperBound, row: rows.lowerBound, into: &grid)
    let count = "\(picker.results.count)"
    grid.write(count, column: columns.upperBound - count.utf8.count, row: rows.lowerBound, style: .dim)
    // Below the list: what the chosen one does.
    let summary = picker.choice.map { TextWidth.wrapped($0.summary, to: columns.count) } ?? ["Nothing is found."]
    let shownSummary = summary.prefix(rows.count > 12 ? 3 : 2)
    let list = rows.lowerBound + 1..<rows.upperBound - shownSummary.count
    let first = max(0, min(picker.selection - list.count / 2, picker.results.count - list.count))
    let widest = picker.results.map { TextWidth.cells(of: $0.name) }.max() ?? 0
    let names = min(widest, max(columns.count * 2 / 5, 18), columns.count - 2)
    for (offset, definition) in picker.results.dropFirst(first).prefix(list.count).enumerated() {
      let row = list.lowerBound + offset
      let isChosen = first + offset == picker.selection
      if isChosen { grid[columns.lowerBound, row] = Cell(view.glyphs.pointer, .bold) }
      let name = TextWidth.shortened(definition.name, to: names, glyphs: view.glyphs)
      grid.write(name, column: columns.lowerBound + 2, row: row, style: isChosen ? .selected : .plain)
      drawPreview(
        of: definition, column: columns.lowerBound + 2 + names + 2, row: row, limit: columns.upperBound, into: &grid)
    }
    for (offset, line) in shownSummary.enumerated() {
      grid.write(
        line, column: columns.lowerBound, row: list.upperBound + offset, style: .dim, limit: columns.upperBound)
    }
  }

  /// A sparkline, then what the entry does, as far as there is room.
  private func drawPreview(
    of definition: ScheduleDefinition, column: Int, row: Int, limit: Int, into grid: inout CellGrid
  ) {
    let width = 12
    guard column + width < limit else { return }
    if let line = SchedulePreview.line(
      of: definition, width: width, glyphs: view.glyphs, vocabulary: explorer.vocabulary)
    {
      grid.write(line, column: column, row: row)
    }
    let words = column + width + 2
    guard words + 12 < limit else { return }
    grid.write(
      TextWidth.cut(definition.summary, to: limit - words, glyphs: view.glyphs), column: words, row: row,
      style: .dim)
  }

  func drawHelp(scroll: Int, into grid: inout CellGrid) {
    let all = KeyHelp.rows
    let isWide = grid.width >= 84 && grid.height >= all.count / 2 + 4
    let perColumn = isWide ? (all.count + 1) / 2 : all.count
    let columnWidth = isWide ? 40 : min(grid.width - 4, 40)
    let height = min(perColumn + 2, grid.height)
    let (columns, rows) = box(
      width: (isWide ? 2 : 1) * columnWidth + 4, height: height, title: "Keys", into: &grid)
    let first = isWide ? 0 : min(scroll, max(0, all.count - rows.count))
    for (index, entry) in all.enumerated().dropFirst(first) {
      let (block, line) = isWide ? index.quotientAndRemainder(dividingBy: perColumn) : (0, index - first)
      guard line < rows.count else { continue }
      let left = columns.lowerBound + block * columnWidth
      let row = rows.lowerBound + line
      if entry.keys.isEmpty {
        grid.write(entry.meaning, column: left, row: row, style: CellStyle(isBold: true, isUnderlined: true))
      } else {
        grid.write(entry.keys, column: left, row: row, style: .bold)
        grid.write(
          TextWidth.cut(entry.meaning, to: columns.upperBound - left - 12, glyphs: view.glyphs),
          column: left + 12, row: row)
      }
    }
    if first > 0 { grid[columns.upperBound, rows.lowerBound] = Cell(view.glyphs.moreAbove, .bold) }
    if !isWide, first + rows.count < all.count {
      grid[columns.upperBound, rows.upperBound - 1] = Cell(view.glyphs.moreBelow, .bold)
    }
  }

  func drawCommandLine(into grid: inout CellGrid) {
    let width = min(grid.width, 100)
    let lines = TextWidth.wrapped(explorer.commandLine, to: width - 4)
    let (columns, rows) = box(
      width: width, height: lines.count + 2, title: "Command line, also on the clipboard", into: &grid)
    for (row, line) in zip(rows, lines) { grid.write(line, column: columns.lowerBound, row: row) }
  }
}
