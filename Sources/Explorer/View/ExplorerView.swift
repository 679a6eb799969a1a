package import Charts
internal import CommandLanguage
internal import ScheduleCharts
package import TerminalCharts
internal import TerminalText

/// Turns the state of an exploration into what a terminal shows.
package struct ExplorerView: Sendable {
  /// The smallest terminal that has room for a chart and its knobs, in letters.
  package static let smallest = (columns: 30, rows: 10)

  /// The colors of the curves.
  let palette: Palette
  /// What everything is made of.
  let glyphs: Glyphs
  /// Whether colors are shown.
  let isColored: Bool

  /// Makes a view for a terminal.
  ///
  /// - Parameters:
  ///   - palette: The colors of the curves.
  ///   - glyphs: What everything is made of.
  ///   - isColored: Whether colors are shown.
  package init(palette: Palette, glyphs: Glyphs, isColored: Bool) {
    self.palette = palette
    self.glyphs = glyphs
    self.isColored = isColored
  }

  /// Returns what the terminal should show.
  ///
  /// - Parameter explorer: The state.
  /// - Returns: The cells of the whole screen.
  package func grid(of explorer: Explorer) -> CellGrid {
    var grid = CellGrid(width: explorer.columns, height: explorer.rows)
    guard explorer.columns >= Self.smallest.columns, explorer.rows >= Self.smallest.rows else {
      drawTooSmall(explorer, into: &grid)
      return grid
    }
    let layout = ExplorerLayout(of: explorer)
    let chart = chart(of: explorer)
    HeaderView(view: self, explorer: explorer, chart: chart, layout: layout).draw(into: &grid)
    drawChart(chart, layout.chart, into: &grid)
    PanelView(view: self, explorer: explorer, chart: chart, layout: layout).draw(into: &grid)
    FooterView(view: self, explorer: explorer, layout: layout).draw(into: &grid)
    let overlay = OverlayView(view: self, explorer: explorer)
    switch explorer.mode {
    case .browse, .prompt: break
    case .pick(let picker): overlay.draw(picker, into: &grid)
    case .help(let scroll): overlay.drawHelp(scroll: scroll, into: &grid)
    case .commandLine: overlay.drawCommandLine(into: &grid)
    }
    return grid
  }

  private func chart(of explorer: Explorer) -> TerminalChart {
    var chart = TerminalChart(
      of: explorer.evaluation, explorer.document, columns: explorer.columns, over: explorer.shown, palette: palette,
      glyphs: glyphs,
      isColored: isColored)
    chart.legend = .none
    chart.cursor = explorer.cursor
    return chart
  }

  private func drawChart(_ chart: TerminalChart, _ rows: Range<Int>, into grid: inout CellGrid) {
    do throws(ChartError) {
      try chart.draw(into: &grid, columns: 0..<grid.width, rows: rows)
    } catch {
      for (offset, line) in TextWidth.wrapped(error.description, to: grid.width - 4).enumerated() {
        let row = rows.lowerBound + rows.count / 2 + offset
        if row < rows.upperBound { grid.write(line, column: 2, row: row) }
      }
    }
  }

  private func drawTooSmall(_ explorer: Explorer, into grid: inout CellGrid) {
    let words =
      "This terminal is \(explorer.columns)x\(explorer.rows); lrsched explore needs "
      + "\(Self.smallest.columns)x\(Self.smallest.rows). Make it larger, or press q."
    for (row, line) in TextWidth.wrapped(words, to: max(explorer.columns, 1)).enumerated() {
      grid.write(line, column: 0, row: row)
    }
  }
}
