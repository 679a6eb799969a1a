internal import Charts
internal import TerminalText

/// Draws the parts of a chart for a terminal.
struct TerminalChartMarks {
  let chart: TerminalChart
  let layout: TerminalChartLayout

  /// The axes with their ticks and labels, the grid, and the line of the cursor.
  func drawAxes(into grid: inout CellGrid) {
    let glyphs = chart.glyphs
    let (columns, rows) = (layout.columns, layout.rows)
    let axis = columns.lowerBound - 1
    for row in rows { grid[axis, row] = Cell(glyphs.vertical, .dim) }
    for column in columns { grid[column, rows.upperBound] = Cell(glyphs.horizontal, .dim) }
    grid[axis, rows.upperBound] = Cell(glyphs.corner, .dim)
    for tick in layout.yTicks.labelled {
      let row = layout.row(at: tick.fraction)
      grid[axis, row] = Cell(glyphs.tickLeft, .dim)
      grid.write(tick.label, column: axis - TextWidth.cells(of: tick.label), row: row)
      if chart.hasGrid {
        for column in columns where (column - columns.lowerBound) % 4 == 2 {
          grid[column, row] = Cell(glyphs.divider, .dim)
        }
      }
    }
    for tick in layout.xTicks.labelled {
      let column = layout.column(at: tick.fraction)
      grid[column, rows.upperBound] = Cell(glyphs.tickDown, .dim)
      let width = TextWidth.cells(of: tick.label)
      // The label is under its tick, but never beyond the chart.
      let place = min(column - width / 2, columns.upperBound - width)
      if layout.hasXLabels { grid.write(tick.label, column: max(place, axis), row: rows.upperBound + 1) }
      if chart.hasGrid {
        for row in rows where (row - rows.lowerBound) % 2 == 1 { grid[column, row] = Cell(glyphs.divider, .dim) }
      }
    }
    if let cursor = chart.cursor, layout.iterations.iterations.contains(cursor) {
      let column = layout.column(at: layout.iterations.fraction(of: cursor))
      for row in rows { grid[column, row] = Cell(glyphs.cursor, .dim) }
    }
  }

  /// The curves; where several share a cell, each has a part of its columns.
  func drawCurves(into grid: inout CellGrid) -> [ChartWarning] {
    let (columns, rows) = (layout.columns, layout.rows)
    var notFinite: [String] = []
    var notAboveZero: [String] = []
    let rasters = chart.series.indices.map { index in
      var raster = DotRaster(columns: columns.count, rows: rows.count, glyphs: chart.glyphs)
      let sampler = CurveSampler(
        iterations: layout.iterations, values: layout.values, frame: raster.frame, resolution: 1)
      let trace = sampler.trace(of: chart.series[index].curve)
      if trace.hasValuesNotFinite { notFinite.append(chart.series[index].label) }
      if trace.hasValuesNotAboveZero { notAboveZero.append(chart.series[index].label) }
      raster.draw(trace, dash: chart.dash(of: index))
      return raster
    }
    let styles = chart.series.indices.map(chart.style(of:))
    var sharing: [Int] = []
    for row in 0..<rows.count {
      for column in 0..<columns.count {
        var mask: UInt8 = 0
        sharing.removeAll(keepingCapacity: true)
        for (index, raster) in rasters.enumerated() where raster.masks[row * columns.count + column] != 0 {
          mask |= raster.masks[row * columns.count + column]
          sharing.append(index)
        }
        guard mask != 0 else { continue }
        let owner = sharing[column / 2 % sharing.count]
        grid[columns.lowerBound + column, rows.lowerBound + row] = Cell(
          DotRaster.letter(for: mask, glyphs: chart.glyphs), styles[owner])
      }
    }
    if !chart.isColored, chart.series.count > 1 { drawLetters(into: &grid) }
    var warnings: [ChartWarning] = []
    if !notFinite.isEmpty { warnings.append(.valuesNotFinite(labels: notFinite)) }
    if !notAboveZero.isEmpty { warnings.append(.valuesNotAboveZero(labels: notAboveZero)) }
    return warnings
  }

  /// Without colors, each curve has its letter on it every few columns, each in columns of its own.
  private func drawLetters(into grid: inout CellGrid) {
    let columns = PixelColumns(layout.iterations, count: layout.columns.count)
    let distance = max(8, 2 * chart.series.count)
    for (index, series) in chart.series.enumerated() {
      for column in stride(from: 2 + 2 * index, to: layout.columns.count, by: distance) {
        guard let iteration = columns.iterations(in: column)?.lowerBound else { continue }
        let value = series.curve.value(at: iteration)
        guard layout.values.hasPlace(for: value) else { continue }
        let fraction = layout.values.fraction(of: value)
        guard fraction >= 0, fraction <= 1 else { continue }
        grid[layout.columns.lowerBound + column, layout.row(at: fraction)] = Cell(TerminalChart.mark(of: index), .bold)
      }
    }
  }

  /// The title, the names of the axes and of the curves.
  func drawNames(into grid: inout CellGrid) {
    let (columns, glyphs) = (layout.columns, chart.glyphs)
    func center(_ text: String, _ row: Int, _ style: CellStyle) {
      let shown = TextWidth.shortened(DisplayText.clean(text), to: columns.upperBound, glyphs: glyphs)
      let middle = (columns.lowerBound + columns.upperBound - TextWidth.cells(of: shown)) / 2
      grid.write(shown, column: max(middle, 0), row: row, style: style)
    }
    if let row = layout.titleRow, let title = chart.title { center(title, row, .bold) }
    if let row = layout.xNameRow, let name = chart.xLabel { center(name, row, .dim) }
    if let row = layout.yNameRow, let name = chart.yLabel {
      let shown = TextWidth.shortened(DisplayText.clean(name), to: columns.upperBound, glyphs: glyphs)
      grid.write(shown, column: max(columns.lowerBound - 1 - TextWidth.cells(of: shown) / 2, 0), row: row, style: .dim)
    }
    let labels = chart.series.map { DisplayText.clean($0.label) }
    var texts: [String] = []
    for (offset, line) in layout.legendRows.enumerated() {
      var place = columns.lowerBound
      for index in line {
        place = drawKey(of: index, column: place, row: layout.legendTop + offset, into: &grid) + 1
        // A key is as wide as the next.
        if texts.isEmpty { texts = TextWidth.distinct(labels, to: columns.upperBound - place, glyphs: glyphs) }
        let label = TextWidth.shortened(texts[index], to: columns.upperBound - place, glyphs: glyphs)
        place = grid.write(label, column: place, row: layout.legendTop + offset) + 2
      }
    }
    let hidden = chart.series.count - layout.legendRows.joined().count
    if !layout.legendRows.isEmpty, hidden > 0 {
      let words = " +\(hidden) more"
      grid.write(
        words, column: columns.upperBound - words.count, row: layout.legendTop + layout.legendRows.count - 1,
        style: .dim)
    }
    for label in layout.endLabels {
      let end = drawKey(of: label.series, column: columns.upperBound + 1, row: label.row, into: &grid)
      grid.write(label.text, column: end + 1, row: label.row, style: chart.style(of: label.series))
    }
  }

  /// What stands for a curve: a piece of its line, or its letter.
  private func drawKey(of index: Int, column: Int, row: Int, into grid: inout CellGrid) -> Int {
    guard chart.isColored else {
      grid[column, row] = Cell(TerminalChart.mark(of: index), .bold)
      return column + 1
    }
    let isBesideEnd = column > layout.columns.upperBound
    let dash = chart.dash(of: index)
    let letter: Unicode.Scalar = dash.isEmpty ? chart.glyphs.swatch : "-"
    for offset in 0..<(isBesideEnd ? 1 : 2) { grid[column + offset, row] = Cell(letter, chart.style(of: index)) }
    return column + (isBesideEnd ? 1 : 2)
  }
}
