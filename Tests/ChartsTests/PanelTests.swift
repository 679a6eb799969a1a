import ChartChoices
import TestSupport
import Testing

@testable import Charts

/// Panels below a chart, bands around curves, and marks on them.
struct PanelTests {
  private struct Text {
    var words: String
    var bounds: Rectangle
  }

  private func calls(_ chart: Chart) -> [DrawCall] {
    var canvas = RecordingCanvas()
    _ = Renderer(resolution: chart.size.scale).draw(chart, on: &canvas)
    return canvas.calls
  }

  private func texts(_ calls: [DrawCall]) -> [Text] {
    calls.compactMap {
      if case .text(let words, _, _, let bounds) = $0 { Text(words: words, bounds: bounds) } else { nil }
    }
  }

  private let rates = (1...3).map {
    Series(label: "curve \($0)", curve: HalfCosine(length: 1000, low: 0, high: Double($0)))
  }

  private func panel(_ name: String, _ places: [Int], high: Double = 7) throws -> Panel {
    let series = places.map { place in
      Series(label: "", curve: VisitedCurve { high - Double($0) * Double(place + 1) / 1000 })
    }
    return try Panel(series: series, places: places, over: 0...999, yLabel: name)
  }

  static let sizes = [(120, 140), (200, 150), (200, 210), (640, 480), (1200, 350), (300, 900), (4000, 3000)]

  @Test(arguments: sizes, [1, 2, 4]) func wordsNeitherOverlapNorAreCutOff(size: (Int, Int), count: Int) throws {
    let least = Chart.leastHeight * (count + 1)
    for legend in LegendPosition.allCases where size.1 >= least {
      let chart = try Chart(
        series: rates, iterations: 0...999, title: "Rates above, measures below", legend: legend,
        size: ChartSize(width: size.0, height: size.1),
        panels: try (0..<count).map { try panel("measure \($0)", [0, 2], high: 1e4) })
      let picture = Rectangle(left: 0, top: 0, width: Double(size.0), height: Double(size.1))
      let texts = texts(calls(chart))
      for (index, text) in texts.enumerated() {
        #expect(picture.contains(text.bounds), "\(legend) “\(text.words)” \(text.bounds)")
        for other in texts[(index + 1)...] {
          let core = text.bounds.cropped(left: 0.5, top: 1, right: 0.5, bottom: 1)
          #expect(!core.overlaps(other.bounds), "\(legend) “\(text.words)” and “\(other.words)”")
        }
      }
    }
  }

  @Test func panelsShareTheHorizontalAxisAndStandBelowEachOther() throws {
    let chart = try Chart(
      series: rates, iterations: 0...999, legend: .right,
      panels: [try panel("loss", [0, 1]), try panel("accuracy", [2])])
    let layout = Layout(of: chart, measure: RecordingCanvas())
    #expect(layout.panes.count == 2)
    for pane in layout.panes {
      #expect(pane.frame.left == layout.frame.left && pane.frame.right == layout.frame.right)
      #expect(pane.frame.height > 60 && pane.frame.height < layout.frame.height)
    }
    #expect(layout.frame.bottom < layout.panes[0].frame.top && layout.panes[0].frame.bottom < layout.panes[1].frame.top)
    // The iterations are told once, below the lowest; each axis has its name.
    let texts = texts(calls(chart))
    let names = texts.filter { $0.words == "Iteration" }
    #expect(names.count == 1 && names[0].bounds.top > layout.panes[1].frame.bottom)
    #expect(texts.count { $0.words == "800" } == 1)
    for (name, frame) in [
      ("Learning Rate", layout.frame), ("loss", layout.panes[0].frame), ("accuracy", layout.panes[1].frame),
    ] {
      let text = try #require(texts.first { $0.words == name })
      #expect(text.bounds.top >= frame.top && text.bounds.bottom <= frame.bottom && text.bounds.right < frame.left)
    }
  }

  @Test func aCurveHasTheSameColorInEveryPanelAndStaysInItsFrame() throws {
    let chart = try Chart(series: rates, iterations: 0...999, legend: .none, panels: [try panel("loss", [2])])
    let layout = Layout(of: chart, measure: RecordingCanvas())
    let colors = Palette.petroff10.colors
    var lines: [(color: Color, points: [Point])] = []
    for case .stroke(let all, let style) in calls(chart) { lines.append((style.color, all.flatMap { $0 })) }
    #expect(lines.map(\.color) == [colors[0], colors[1], colors[2], colors[2]])
    #expect(lines[2].points.allSatisfy { $0.y <= layout.frame.bottom + 1 })
    #expect(lines[3].points.allSatisfy { $0.y >= layout.panes[0].frame.top - 1 })
    // The same iterations stand at the same place.
    #expect(lines[2].points.first?.x == lines[3].points.first?.x && lines[2].points.last?.x == lines[3].points.last?.x)
  }

  @Test(arguments: [9, 100_000]) func aBandLiesBetweenItsEdges(last: Int) throws {
    var series = Series(label: "mean", curve: Level(rate: 2))
    series.band = Band(lower: Level(rate: 1), upper: Level(rate: 4))
    let chart = try Chart(series: [series], iterations: 0...last, legend: .none)
    let frame = PixelGrid(resolution: 1).fitted(Layout(of: chart, measure: RecordingCanvas()).frame)
    let scale = Layout(of: chart, measure: RecordingCanvas()).values
    var areas: [[Point]] = []
    for case .areas(let outlines, let color, let opacity) in calls(chart) {
      areas += outlines
      #expect(color == Palette.petroff10.colors[0] && opacity > 0 && opacity < 0.5)
    }
    #expect(areas.count == 1)
    let points = try #require(areas.first)
    // The axis reaches to the edges, which the curve itself does not.
    let (high, low) = (
      frame.bottom - frame.height * scale.fraction(of: 4), frame.bottom - frame.height * scale.fraction(of: 1)
    )
    #expect(high > frame.top && low < frame.bottom)
    #expect(points.allSatisfy { abs($0.y - high) < 0.01 || abs($0.y - low) < 0.01 })
    #expect(points.count { abs($0.y - high) < 0.01 } == points.count / 2)
    let width = (points.map(\.x).max() ?? 0) - (points.map(\.x).min() ?? 0)
    #expect(width > frame.width * 0.85)
  }

  @Test func aBandBreaksWhereAnEdgeHasNoValue() throws {
    var series = Series(label: "mean", curve: Level(rate: 2))
    series.band = Band(
      lower: VisitedCurve { $0 == 20 ? .nan : 1 }, upper: VisitedCurve { $0 == 40 ? .nan : 3 })
    var areas: [[Point]] = []
    for case .areas(let outlines, _, _) in calls(try Chart(series: [series], iterations: 0...59, legend: .none)) {
      areas += outlines
    }
    #expect(areas.map(\.count) == [40, 38, 38])
  }

  @Test func marksAreDiscsOnTheirCurve() throws {
    var series = Series(label: "cosine", curve: HalfCosine(length: 1000, low: 0, high: 2))
    series.marked = [0, 500, 2000]
    let chart = try Chart(series: [series], iterations: 0...999, legend: .none)
    let layout = Layout(of: chart, measure: RecordingCanvas())
    var centers: [Point] = []
    for case .discs(let points, let radius, _) in calls(chart) {
      centers += points
      #expect(radius > layout.metrics.discRadius)
    }
    // What lies outside is not marked.
    #expect(centers.count == 2)
    let frame = PixelGrid(resolution: 1).fitted(layout.frame)
    #expect(abs(centers[1].y - (frame.bottom - frame.height * layout.values.fraction(of: 1))) < 0.01)
  }

  @Test func whatIsTooLowForItsPanelsIsAnError() throws {
    let panels = [try panel("a", [0]), try panel("b", [1])]
    #expect(throws: ChartError.noRoomForPanels(count: 2, height: 209, least: 210)) {
      try Chart(series: rates, iterations: 0...999, size: ChartSize(width: 640, height: 209), panels: panels)
    }
    _ = try Chart(series: rates, iterations: 0...999, size: ChartSize(width: 640, height: 210), panels: panels)
  }

  @Test func aPanelWithoutAValueIsAnError() {
    #expect(throws: ChartError.noSeries) { try Panel(series: [], places: [], over: 0...9, yLabel: "a") }
    let empty = [Series(label: "", curve: Level(rate: .infinity))]
    #expect(throws: ChartError.noFiniteValue) { try Panel(series: empty, places: [0], over: 0...9, yLabel: "a") }
  }
}
