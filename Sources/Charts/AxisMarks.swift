/// Draws the grid, the axes with their ticks, and the words beside them, of a chart or of one of its panels.
struct AxisMarks {
  let chart: Chart
  let layout: Layout
  let grid: PixelGrid
  let frame: Rectangle
  private let yTicks: AxisTicks
  private let yName: Layout.Words?
  /// Whether the labels of the horizontal axis stand below, and not below a further panel.
  private let isLowest: Bool
  /// Whether the title stands above, and the names of rules stand within.
  private let isHighest: Bool

  /// Prepares the axes of a chart.
  init(chart: Chart, layout: Layout, grid: PixelGrid, frame: Rectangle) {
    (self.chart, self.layout, self.grid, self.frame) = (chart, layout, grid, frame)
    (yTicks, yName) = (layout.yTicks, layout.yName)
    (isLowest, isHighest) = (layout.panes.isEmpty, true)
  }

  /// Prepares the axes of a panel.
  init(chart: Chart, layout: Layout, pane: Layout.Pane, isLowest: Bool, grid: PixelGrid, frame: Rectangle) {
    (self.chart, self.layout, self.grid, self.frame) = (chart, layout, grid, frame)
    (yTicks, yName) = (pane.yTicks, pane.yName)
    (self.isLowest, isHighest) = (isLowest, false)
  }

  private func x(_ fraction: Double) -> Double { frame.left + frame.width * fraction }
  private func y(_ fraction: Double) -> Double { frame.bottom - frame.height * fraction }

  func drawGrid(on canvas: inout some Canvas) {
    guard chart.hasGrid else { return }
    var lines = yTicks.labelled.map {
      grid.horizontal(at: y($0.fraction), from: frame.left, to: frame.right)
    }
    lines += layout.xTicks.labelled.map { grid.vertical(at: x($0.fraction), from: frame.top, to: frame.bottom) }
    if !lines.isEmpty { canvas.fill(lines, color: chart.theme.grid) }
  }

  func drawAxes(on canvas: inout some Canvas) {
    let metrics = layout.metrics
    let hairline = grid.hairline
    var lines = [
      grid.vertical(at: frame.left - hairline / 2, from: frame.top, to: frame.bottom + hairline),
      grid.horizontal(at: frame.bottom + hairline / 2, from: frame.left - hairline, to: frame.right),
    ]
    for tick in yTicks.labelled {
      lines.append(grid.horizontal(at: y(tick.fraction), from: frame.left - metrics.tickLength, to: frame.left))
    }
    for fraction in yTicks.minor {
      lines.append(grid.horizontal(at: y(fraction), from: frame.left - metrics.minorTickLength, to: frame.left))
    }
    for tick in layout.xTicks.labelled {
      lines.append(grid.vertical(at: x(tick.fraction), from: frame.bottom, to: frame.bottom + metrics.tickLength))
    }
    for fraction in layout.xTicks.minor {
      lines.append(grid.vertical(at: x(fraction), from: frame.bottom, to: frame.bottom + metrics.minorTickLength))
    }
    canvas.fill(lines, color: chart.theme.axis)
  }

  func drawWords(on canvas: inout some Canvas) {
    let metrics = layout.metrics
    let labelMetrics = canvas.metrics(of: metrics.tickLabel)
    var style = TextStyle(font: metrics.tickLabel, color: chart.theme.text, anchor: .end)
    let labelRight = frame.left - metrics.tickLength - metrics.gap * 0.8
    for tick in yTicks.labelled {
      canvas.draw(
        tick.label, at: Point(x: labelRight, y: y(tick.fraction) + labelMetrics.capHeight / 2), style: style)
    }
    style.anchor = .middle
    let baseline = frame.bottom + metrics.tickLength + metrics.gap * 0.6 + labelMetrics.ascent
    for tick in isLowest ? layout.xTicks.labelled : [] {
      canvas.draw(tick.label, at: Point(x: x(tick.fraction), y: baseline), style: style)
    }
    style.font = metrics.axisName
    if isLowest, let name = layout.xName { canvas.draw(name.text, at: name.point, style: style) }
    if let name = yName {
      style.direction = .upwards
      canvas.draw(name.text, at: name.point, style: style)
      style.direction = .rightwards
    }
    guard isHighest else { return }
    style.font = metrics.title
    for line in layout.title { canvas.draw(line.text, at: line.point, style: style) }
  }

  /// The rules where something begins, each with its name if the next rule leaves room for it.
  func drawRules(on canvas: inout some Canvas) {
    let shown = chart.rules.filter { chart.iterations.contains($0.iteration) }.sorted { $0.iteration < $1.iteration }
    guard !shown.isEmpty else { return }
    let font = layout.metrics.smallLegend
    let ascent = canvas.metrics(of: font).ascent
    let gap = layout.metrics.gap * 0.6
    let places = shown.map { x(layout.iterations.fraction(of: $0.iteration)) }
    var style = TextStyle(font: font, color: chart.theme.text.mixed(with: chart.theme.background, fraction: 0.25))
    for place in places {
      let line = [Point(x: place, y: frame.top), Point(x: place, y: frame.bottom)]
      let width = grid.hairline
      canvas.stroke(
        [line], style: StrokeStyle(color: chart.theme.rule, width: width, dash: [4 * width, 3 * width]))
    }
    guard isHighest else { return }
    for (rule, place) in zip(shown, places) {
      guard let label = rule.label.map(DisplayText.clean), !label.isEmpty else { continue }
      let neighbours = zip(shown, places).filter { $0.0.row == rule.row }.map(\.1)
      let room = (neighbours.first { $0 > place } ?? frame.right) - place - 2 * gap
      let text = DisplayText.shortened(label, to: room, in: font, measure: canvas)
      let baseline = frame.top + ascent * (1 + 1.25 * Double(rule.row))
      if text != label, neighbours.count == 1, canvas.width(of: label, in: font) < place - frame.left - 2 * gap {
        // Alone in its row, a name has the room to the left as well.
        let width = canvas.width(of: label, in: font)
        clear(width, from: place - gap - width, above: baseline, ascent, on: &canvas)
        style.anchor = .end
        canvas.draw(label, at: Point(x: place - gap, y: baseline), style: style)
        style.anchor = .start
      } else if text == label || text.count >= 6 {
        // A name of which hardly anything is left says nothing.
        clear(canvas.width(of: text, in: font), from: place + gap, above: baseline, ascent, on: &canvas)
        canvas.draw(text, at: Point(x: place + gap, y: baseline), style: style)
      }
    }
  }

  /// Takes away the lines of other rules behind a name.
  private func clear(
    _ width: Double, from left: Double, above baseline: Double, _ ascent: Double, on canvas: inout some Canvas
  ) {
    guard chart.rules.contains(where: { $0.row > 0 }) else { return }
    canvas.fill(
      [Rectangle(left: left - 1, top: baseline - ascent, width: width + 2, height: ascent * 1.25)],
      color: chart.theme.background)
  }
}
