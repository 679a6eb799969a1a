internal import ChartChoices

/// Where everything in a chart stands, in pixels.
///
/// Parts take their strips from the sides of the picture one after the other; what is left is the frame of the axes.
struct Layout: Sendable {
  /// Words with the point where their anchor stands.
  struct Words: Sendable, Hashable {
    var text: String
    var point: Point
  }

  /// A panel below the frame.
  struct Pane: Sendable {
    let values: Scale
    /// The area that its axes span.
    fileprivate(set) var frame: Rectangle
    fileprivate(set) var yName: Words?
    let yTicks: AxisTicks
  }

  let metrics: ChartMetrics
  let values: Scale
  let iterations: IterationScale
  /// The area that the axes span.
  private(set) var frame: Rectangle
  private(set) var title: [Words] = []
  private(set) var xName: Words?
  private(set) var yName: Words?
  /// The panels, from top to bottom.
  private(set) var panes: [Pane] = []
  private(set) var xTicks = AxisTicks(labelled: [])
  private(set) var yTicks = AxisTicks(labelled: [])
  private(set) var legend: LegendLayout?

  /// Lays a chart out.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - measure: What knows the widths of letters.
  init(of chart: Chart, measure: some TextMeasure) {
    let metrics = ChartMetrics(chart.size)
    self.metrics = metrics
    values = Scale(
      chart.yAxis.kind,
      domain: AxisRange.domain(
        of: chart.values, kind: chart.yAxis.kind, minimum: chart.yAxis.minimum, maximum: chart.yAxis.maximum))
    iterations = IterationScale(chart.iterations)
    let picture = Rectangle(left: 0, top: 0, width: Double(chart.size.width), height: Double(chart.size.height))
    let padding = metrics.padding
    frame = picture.cropped(left: padding, top: padding, right: padding, bottom: padding)
    let choice = LegendChoice(chart, metrics: metrics, values: values, iterations: iterations)

    placeTitle(chart, in: picture, measure: measure)
    if chart.legend == .top { placeTopLegend(choice, measure: measure) }
    let nameBaseline = cropBottom(chart, measure: measure)
    placePanes(chart, measure: measure)
    placeVerticalAxis(chart, measure: measure)
    placeSideLegend(chart, choice, measure: measure)
    placeHorizontalAxis(chart, in: picture, measure: measure)
    placeLegendInside(chart, choice, measure: measure)
    if case .some(let strip) = directStrip {
      legend = choice.direct(frame: frame, strip: strip, measure: measure)
    }

    let name = DisplayText.shortened(
      DisplayText.clean(chart.xLabel), to: picture.width - 2 * padding, in: metrics.axisName, measure: measure)
    for index in panes.indices {
      panes[index].frame.left = frame.left
      panes[index].frame.width = frame.width
    }
    if let nameBaseline, !name.isEmpty {
      let half = measure.width(of: name, in: metrics.axisName) / 2
      let middle = min(max(frame.middleX, padding + half), picture.width - padding - half)
      xName = Words(text: name, point: Point(x: middle, y: nameBaseline))
    }
    title = title.map { line in
      let half = measure.width(of: line.text, in: metrics.title) / 2
      let middle = min(max(frame.middleX, padding + half), picture.width - padding - half)
      return Words(text: line.text, point: Point(x: middle, y: line.point.y))
    }
  }

  /// The strip for names at the ends of curves, if that is where they stand.
  private var directStrip: Rectangle?

  private mutating func placeTitle(_ chart: Chart, in picture: Rectangle, measure: some TextMeasure) {
    guard let title = chart.title else { return }
    let fontMetrics = measure.metrics(of: metrics.title)
    // At most a quarter of the picture is title.
    let lineCount = min(3, Int(picture.height / 4 / fontMetrics.lineHeight))
    let lines = DisplayText.wrapped(
      DisplayText.clean(title), to: frame.width, lineCount: lineCount, in: metrics.title, measure: measure)
    for line in lines {
      self.title.append(Words(text: line, point: Point(x: frame.middleX, y: frame.top + fontMetrics.ascent)))
      frame = frame.cropped(top: fontMetrics.lineHeight)
    }
    if !lines.isEmpty { frame = frame.cropped(top: metrics.gap) }
  }

  private mutating func placeTopLegend(_ choice: LegendChoice, measure: some TextMeasure) {
    // A row holds at least one name and the words that tell of the others.
    let words = measure.width(of: LegendLayout.words(forMore: choice.labels.count), in: metrics.legend)
    let widest = min(frame.width * 0.6, frame.width - words - metrics.swatchWidth - 4 * metrics.gap)
    let list = LegendList(
      choice.order, labels: choice.labels, widest: widest, metrics: metrics, measure: measure)
    let layout = list.rows(in: frame, highest: frame.height / 4)
    frame = frame.cropped(top: (layout.box?.height ?? 0) + metrics.gap)
    legend = layout
  }

  /// Takes the strip of the horizontal axis; the answer is the baseline of its name.
  private mutating func cropBottom(_ chart: Chart, measure: some TextMeasure) -> Double? {
    var baseline: Double?
    if !DisplayText.clean(chart.xLabel).isEmpty {
      let fontMetrics = measure.metrics(of: metrics.axisName)
      baseline = frame.bottom - fontMetrics.descent
      frame = frame.cropped(bottom: fontMetrics.lineHeight + metrics.gap * 0.4)
    }
    let labels = measure.metrics(of: metrics.tickLabel)
    frame = frame.cropped(bottom: labels.lineHeight + metrics.gap * 0.6 + metrics.tickLength)
    return baseline
  }

  /// Takes the room of the panels from below the frame.
  private mutating func placePanes(_ chart: Chart, measure: some TextMeasure) {
    guard !chart.panels.isEmpty else { return }
    let labels = measure.metrics(of: metrics.tickLabel)
    // The labels at the ends of two axes do not touch.
    let gap = labels.lineHeight * 1.25
    let count = Double(chart.panels.count)
    let height = max(0, frame.height - gap * count) / (count + Self.frameShare)
    var top = frame.bottom - (height + gap) * count + gap
    for panel in chart.panels {
      let scale = Scale(
        panel.yAxis.kind,
        domain: AxisRange.domain(
          of: panel.values, kind: panel.yAxis.kind, minimum: panel.yAxis.minimum, maximum: panel.yAxis.maximum))
      let ticks = AxisTicks.vertical(
        scale, length: height, distance: metrics.tickDistanceY, labelHeight: labels.lineHeight)
      panes.append(
        Pane(
          values: scale, frame: Rectangle(left: frame.left, top: top, width: frame.width, height: height),
          yTicks: ticks.apart(by: labels.lineHeight, over: height)))
      top += height + gap
    }
    frame = frame.cropped(bottom: (height + gap) * count)
  }

  /// How high the frame is where a panel is 1.
  private static let frameShare = 1.25

  private mutating func placeVerticalAxis(_ chart: Chart, measure: some TextMeasure) {
    let labelMetrics = measure.metrics(of: metrics.tickLabel)
    yTicks = AxisTicks.vertical(
      values, length: frame.height, distance: metrics.tickDistanceY, labelHeight: labelMetrics.lineHeight)
    if !chart.panels.isEmpty { yTicks = yTicks.apart(by: labelMetrics.lineHeight, over: frame.height) }
    let fontMetrics = measure.metrics(of: metrics.axisName)
    let left = frame.left + fontMetrics.ascent
    func name(_ text: String, beside frame: Rectangle) -> Words? {
      let name = DisplayText.shortened(
        DisplayText.clean(text), to: frame.height, in: metrics.axisName, measure: measure)
      return name.isEmpty ? nil : Words(text: name, point: Point(x: left, y: frame.middleY))
    }
    yName = name(chart.yLabel, beside: frame)
    for (index, panel) in zip(panes.indices, chart.panels) {
      panes[index].yName = name(panel.yLabel, beside: panes[index].frame)
    }
    if yName != nil || panes.contains(where: { $0.yName != nil }) {
      frame = frame.cropped(left: fontMetrics.lineHeight + metrics.gap)
    }
    let ticks = yTicks.labelled + panes.flatMap(\.yTicks.labelled)
    let widest = ticks.map { measure.width(of: $0.label, in: metrics.tickLabel) }.max() ?? 0
    frame = frame.cropped(left: widest + metrics.gap * 0.8 + metrics.tickLength)
  }

  private mutating func placeSideLegend(_ chart: Chart, _ choice: LegendChoice, measure: some TextMeasure) {
    let lineHeight = measure.metrics(of: metrics.legend).lineHeight
    switch chart.legend {
    case .none, .top: return
    case .direct: takeDirectStrip(choice, most: 0.35, measure: measure)
    case .right: takeRightStrip(choice, measure: measure)
    case .automatic:
      guard chart.series.count > 1 else { return }
      if chart.series.count <= 12, choice.endsLieApart(frameHeight: frame.height, lineHeight: lineHeight) {
        let widest = choice.labels.map { measure.width(of: $0, in: metrics.legend) }.max() ?? 0
        if widest <= frame.width * 0.28 {
          takeDirectStrip(choice, most: 0.35, measure: measure)
          return
        }
      }
      let list = insideList(choice, measure: measure)
      // The frame may still lose a few pixels to the last label of the horizontal axis: that is seen to later.
      if chart.series.count > 12 || choice.freePlace(for: list.size, in: frame) == nil {
        takeRightStrip(choice, measure: measure)
      }
    }
  }

  private func insideList(_ choice: LegendChoice, measure: some TextMeasure) -> LegendList {
    LegendList(choice.order, labels: choice.labels, widest: frame.width * 0.6, metrics: metrics, measure: measure)
  }

  private mutating func takeDirectStrip(_ choice: LegendChoice, most: Double, measure: some TextMeasure) {
    var widest = choice.labels.prefix(2000).map { measure.width(of: $0, in: metrics.legend) }.max() ?? 0
    if choice.labels.count > 5 {
      let words = LegendLayout.words(forMore: choice.labels.count)
      widest = max(widest, measure.width(of: words, in: metrics.legend))
    }
    let width = min(widest + 2 * metrics.gap + 1, frame.width * most)
    directStrip = Rectangle(left: frame.right - width, top: frame.top, width: width, height: frame.height)
    frame = frame.cropped(right: width)
  }

  private mutating func takeRightStrip(_ choice: LegendChoice, measure: some TextMeasure) {
    let widest = frame.width * 0.45 - metrics.swatchWidth - 3 * metrics.gap
    // Names of two or three letters help nobody: then the curves have the room.
    guard widest >= 3 * metrics.legend.size else { return }
    let list = LegendList(
      choice.order, labels: choice.labels, widest: widest, metrics: metrics, measure: measure)
    let layout = list.columns(in: frame, widest: frame.width * 0.45)
    frame = frame.cropped(right: (layout.box?.width ?? 0) + metrics.gap)
    legend = layout
  }

  private mutating func placeHorizontalAxis(_ chart: Chart, in picture: Rectangle, measure: some TextMeasure) {
    let font = metrics.tickLabel
    for _ in 0..<3 {
      xTicks = AxisTicks.horizontal(
        iterations, unit: chart.xUnit, length: frame.width, distance: metrics.tickDistanceX
      ) { measure.width(of: $0, in: font) + font.size * 0.8 }
      guard let last = xTicks.labelled.last else { return }
      let right = frame.left + frame.width * last.fraction + measure.width(of: last.label, in: font) / 2
      let overhang = right - (picture.right - metrics.padding / 2)
      guard overhang > 0 else { return }
      frame = frame.cropped(right: overhang + 1)
    }
  }

  private mutating func placeLegendInside(_ chart: Chart, _ choice: LegendChoice, measure: some TextMeasure) {
    guard chart.legend == .automatic, chart.series.count > 1, legend == nil, directStrip == nil else { return }
    let list = insideList(choice, measure: measure)
    if let place = choice.freePlace(for: list.size, in: frame) {
      legend = list.column(left: place.x, top: place.y)
    } else {
      takeRightStrip(choice, measure: measure)
      placeHorizontalAxis(
        chart, in: Rectangle(left: 0, top: 0, width: Double(chart.size.width), height: Double(chart.size.height)),
        measure: measure)
    }
  }
}
