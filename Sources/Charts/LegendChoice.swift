internal import ChartChoices

/// Decides where the names of the curves stand.
struct LegendChoice {
  let chart: Chart
  let labels: [String]
  let metrics: ChartMetrics
  let values: Scale
  let iterations: IterationScale
  /// The value of each curve at the last iteration.
  let finals: [Double]

  init(_ chart: Chart, metrics: ChartMetrics, values: Scale, iterations: IterationScale) {
    self.chart = chart
    self.metrics = metrics
    self.values = values
    self.iterations = iterations
    labels = chart.series.map { DisplayText.clean($0.label) }
    finals = chart.series.map { $0.curve.value(at: chart.iterations.upperBound) }
  }

  /// The curves in the order in which a list names them: that in which they were asked for, so that a sweep stays one.
  var order: [Int] { Array(labels.indices) }

  private func height(_ value: Double) -> Double {
    values.hasPlace(for: value) ? values.fraction(of: value) : -.infinity
  }

  /// Whether every curve ends in sight and the ends lie far enough apart for a name each.
  func endsLieApart(frameHeight: Double, lineHeight: Double) -> Bool {
    let ends = finals.map(height).sorted()
    guard let first = ends.first, let last = ends.last, first >= 0, last <= 1 else { return false }
    return zip(ends, ends.dropFirst()).allSatisfy { ($1 - $0) * frameHeight >= lineHeight }
  }

  /// A place for a box of a size in a frame where no curve runs through it; corners are tried first.
  func freePlace(for size: (width: Double, height: Double), in frame: Rectangle) -> Point? {
    let margin = metrics.gap
    let room = frame.cropped(left: margin, top: margin, right: margin, bottom: margin)
    guard size.width <= room.width * 0.7, size.height <= room.height * 0.7 else { return nil }
    let (left, right) = (room.left, room.right - size.width)
    let (top, bottom) = (room.top, room.bottom - size.height)
    let (middleX, middleY) = (room.middleX - size.width / 2, room.middleY - size.height / 2)
    let corners = [(right, top), (left, top), (left, bottom), (right, bottom)]
    let sides = [(right, middleY), (middleX, top), (middleX, bottom), (left, middleY)]
    for (x, y) in corners + sides {
      let box = Rectangle(left: x, top: y, width: size.width, height: size.height)
      let grown = box.cropped(left: -margin, top: -margin, right: -margin, bottom: -margin)
      if !chart.series.contains(where: { runs($0, through: grown, of: frame) }) { return Point(x: x, y: y) }
    }
    return nil
  }

  /// Whether a curve may run through a box, or what lies around it: its bounds over the iterations of the box tell, without visiting each.
  private func runs(_ series: Series, through box: Rectangle, of frame: Rectangle) -> Bool {
    let span = Double(iterations.iterations.upperBound - iterations.iterations.lowerBound)
    let first = iterations.offset(at: (box.left - frame.left) / frame.width).rounded(.down)
    let last = iterations.offset(at: (box.right - frame.left) / frame.width).rounded(.up)
    guard last >= 0, first <= span else { return false }
    let lower = Int(exactly: max(first, 0)) ?? 0
    let upper = last >= span ? iterations.iterations.upperBound - iterations.iterations.lowerBound : Int(last)
    guard lower <= upper else { return false }
    let start = iterations.iterations.lowerBound
    let shown = start + lower...start + upper
    var bounds = series.curve.extent(over: shown)
    if let band = series.band {
      bounds.include(band.lower.extent(over: shown).lowerBound)
      bounds.include(band.upper.extent(over: shown).upperBound)
    }
    guard values.hasPlace(for: bounds.upperBound) else { return bounds.upperBound > 0 }
    let highest = frame.bottom - frame.height * values.fraction(of: bounds.upperBound)
    let lowest =
      values.hasPlace(for: bounds.lowerBound)
      ? frame.bottom - frame.height * values.fraction(of: bounds.lowerBound) : frame.bottom
    return highest < box.bottom && lowest > box.top
  }

  /// Names at the ends of their curves, in the strip between a frame and the edge of the picture.
  func direct(frame: Rectangle, strip: Rectangle, measure: some TextMeasure) -> LegendLayout {
    let font = metrics.legend
    let fontMetrics = measure.metrics(of: font)
    let distance = fontMetrics.lineHeight
    let half = fontMetrics.capHeight / 2
    let bounds = frame.top + half...max(frame.bottom - half, frame.top + half)
    let most = 1 + Int((bounds.upperBound - bounds.lowerBound) / distance)
    let isTooMany = order.count > most
    func end(_ index: Int) -> Double {
      min(max(frame.bottom - frame.height * max(height(finals[index]), -1), frame.top), frame.bottom)
    }
    // From the highest end to the lowest, as the curves stand: the lines that lead to the names do not cross.
    let shown = (isTooMany ? Array(order.prefix(max(most - 1, 0))) : order)
      .sorted { (end($0), $0) < (end($1), $1) }
    var wanted = shown.map(end)
    if isTooMany { wanted.append(frame.bottom) }
    let places = DirectLabels.spread(wanted, distance: distance, bounds: bounds)
    let endX = frame.left + frame.width * iterations.fraction(of: chart.iterations.upperBound)
    let textX = strip.left + 2 * metrics.gap
    var layout = LegendLayout(font: font)
    let texts = DistinctLabels.shortened(
      shown.map { labels[$0] }, to: strip.right - textX, in: font, measure: measure)
    for ((index, text), place) in zip(zip(shown, texts), places) {
      layout.entries.append(
        LegendLayout.Entry(
          series: index, text: text, origin: Point(x: textX, y: place + half),
          swatch: [
            Point(x: endX, y: end(index)), Point(x: frame.right, y: end(index)),
            Point(x: textX - metrics.gap, y: place),
          ]))
    }
    if isTooMany, let place = places.last {
      let words = LegendLayout.words(forMore: order.count - shown.count)
      layout.remainder = LegendLayout.Remainder(
        text: DisplayText.shortened(words, to: strip.right - textX, in: font, measure: measure),
        origin: Point(x: textX, y: place + half))
    }
    return layout
  }
}
