import ChartChoices
import Foundation
import TestSupport
import Testing

@testable import Charts

@Suite struct RendererTests {
  private struct Text {
    var words: String
    var bounds: Rectangle
  }

  private func draw(_ chart: Chart) -> (calls: [DrawCall], warnings: [ChartWarning]) {
    var canvas = RecordingCanvas()
    let warnings = Renderer(resolution: chart.size.scale).draw(chart, on: &canvas)
    return (canvas.calls, warnings)
  }

  private func texts(_ calls: [DrawCall]) -> [Text] {
    calls.compactMap { call in
      if case .text(let words, _, _, let bounds) = call { Text(words: words, bounds: bounds) } else { nil }
    }
  }

  private func points(_ calls: [DrawCall], in color: Color) -> [Point] {
    calls.flatMap { call -> [Point] in
      if case .stroke(let lines, let style) = call, style.color == color { lines.flatMap { $0 } } else { [] }
    }
  }

  /// Curves whose ends lie apart, together, or are many.
  private func series(_ kind: String) -> [Series] {
    switch kind {
    case "one": [Series(label: "cosine", curve: HalfCosine(length: 1000))]
    case "apart":
      [
        Series(label: "cosine", curve: HalfCosine(length: 1000)), Series(label: "stairs", curve: Staircase(size: 250)),
      ]
    case "together":
      (1...6).map { Series(label: "cosine \($0)", curve: HalfCosine(length: 1000, low: 0, high: Double($0))) }
    case "long":
      (1...3).map { Series(label: String(repeating: "long label \($0) ", count: 20), curve: Level(rate: Double($0))) }
    default: (1...100).map { Series(label: "level \($0)", curve: Level(rate: Double($0))) }
    }
  }

  static let sizes = [(200, 150), (320, 240), (640, 480), (1200, 300), (300, 900), (4000, 3000)]

  @Test(arguments: sizes, ["one", "apart", "together", "long", "many"])
  func wordsNeitherOverlapNorAreCutOff(size: (Int, Int), kind: String) throws {
    for legend in LegendPosition.allCases {
      let chart = try Chart(
        series: series(kind), iterations: 1...1500, title: "A title of some length about learning rates",
        legend: legend, size: ChartSize(width: size.0, height: size.1))
      let texts = texts(draw(chart).calls)
      let picture = Rectangle(left: 0, top: 0, width: Double(size.0), height: Double(size.1))
      for (index, text) in texts.enumerated() {
        #expect(picture.contains(text.bounds), "\(legend) “\(text.words)” \(text.bounds)")
        for other in texts[(index + 1)...] {
          // Lines of text may share the room between the letters of one and the next.
          let core = text.bounds.cropped(left: 0.5, top: 1, right: 0.5, bottom: 1)
          #expect(!core.overlaps(other.bounds), "\(legend) “\(text.words)” and “\(other.words)”")
        }
      }
    }
  }

  @Test func theDefaultChartHasTheAxesAndTicksOfTheTutorial() throws {
    let chart = try Chart(series: series("one"), iterations: 1...1500)
    let words = texts(draw(chart).calls).map(\.words)
    #expect(words.contains("Iteration") && words.contains("Learning Rate"))
    for label in ["0", "200", "400", "600", "800", "1000", "1200", "1400", "1.0", "1.5", "2.0"] {
      #expect(words.contains(label), "\(label)")
    }
    #expect(!words.contains("cosine"))
  }

  /// A line up that both have, and then a rate of its own.
  private struct Fork: Plottable {
    var rate: Double
    func value(at iteration: Int) -> Double { iteration < 500 ? Double(iteration) / 500 : rate }
    func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
      let values = iterations.map(value)
      return (values.min() ?? 0)...(values.max() ?? 0)
    }
    func nextJump(after iteration: Int) -> Int? { iteration < 500 ? 500 : nil }
  }

  private func strokes(_ series: [Series]) throws -> [(lines: [[Point]], style: StrokeStyle)] {
    let chart = try Chart(series: series, iterations: 0...1000, legend: .none, hasGrid: false)
    let colors = Set(chart.theme.palette.colors)
    return draw(chart).calls.compactMap { call in
      if case .stroke(let lines, let style) = call, colors.contains(style.color) { (lines, style) } else { nil }
    }
  }

  @Test func curvesThatPartlyCoincideAreBothSeen() throws {
    let strokes = try strokes([
      Series(label: "high", curve: Fork(rate: 0.8)), Series(label: "low", curve: Fork(rate: 0.2)),
    ])
    // The first is whole and solid; of the second, the part that both have is dashed, and the rest is not.
    let first = strokes.filter { $0.style.color == strokes[0].style.color }
    let second = strokes.filter { $0.style.color != strokes[0].style.color }
    #expect(first.allSatisfy { $0.style.dash.isEmpty })
    let dashed = second.filter { !$0.style.dash.isEmpty }.flatMap(\.lines).flatMap { $0 }
    let solid = second.filter { $0.style.dash.isEmpty }.flatMap(\.lines).flatMap { $0 }
    let (end, begin) = (dashed.map(\.x).max() ?? 0, solid.map(\.x).min() ?? 0)
    #expect(!dashed.isEmpty && !solid.isEmpty)
    #expect(abs(end - begin) < 1, "dashes to \(end), solid from \(begin)")
    // Dashes and gaps are as long: half of the way shows each color.
    let dash = try #require(second.map(\.style.dash).first { !$0.isEmpty })
    #expect(dash.count == 2 && dash[0] == dash[1])
  }

  @Test func curvesThatOnlyCrossAreSolid() throws {
    let strokes = try strokes([
      Series(label: "down", curve: HalfCosine(length: 1000)),
      Series(label: "level", curve: Level(rate: 1.5)),
    ])
    #expect(strokes.count == 2 && strokes.allSatisfy { $0.style.dash.isEmpty })
  }

  @Test(arguments: ["apart", "together", "many"])
  func everyCurveOrARemainderIsNamed(kind: String) throws {
    for legend in [LegendPosition.automatic, .direct, .right, .top] {
      let series = series(kind)
      let chart = try Chart(series: series, iterations: 1...1500, legend: legend)
      let words = texts(draw(chart).calls).map(\.words)
      let named = series.count { words.contains($0.label) }
      let remainder = words.first { $0.hasPrefix("… and ") }
      if named < series.count {
        #expect(remainder == "… and \(series.count - named) more", "\(legend) \(words)")
      } else {
        #expect(remainder == nil)
      }
      #expect(named >= min(series.count, 6))
    }
  }

  /// Names at the ends of curves stand in the order of the ends, whatever the order of the curves.
  @Test(arguments: [false, true]) func namesAtTheEndsAreInTheirOrder(isLogarithmic: Bool) throws {
    let rates = [6e-5, 3e-6, 2e-4, 1e-3, 2e-5]
    let series = rates.map { Series(label: "\($0)", curve: Level(rate: $0)) }
    let chart = try Chart(
      series: series, iterations: 0...1499, yAxis: VerticalAxis(isLogarithmic ? .logarithmic : .linear), legend: .direct
    )
    let texts = texts(draw(chart).calls)
    let places = try rates.sorted(by: >).map { rate in
      try #require(texts.first { $0.words == "\(rate)" }).bounds.top
    }
    #expect(places == places.sorted())
  }

  @Test func aLegendCoversNoCurve() throws {
    let series = (0..<4).map { index in
      Series(label: "wave \(index)", curve: HalfCosine(length: 1000, low: 0, high: 0.5 + Double(index) / 10))
    }
    let chart = try Chart(series: series, iterations: 1...1500)
    let calls = draw(chart).calls
    let names = texts(calls).filter { $0.words.hasPrefix("wave") }
    #expect(names.count == 4)
    let frame = Layout(of: chart, measure: RecordingCanvas()).frame
    #expect(names.allSatisfy { frame.contains($0.bounds) }, "there is room inside the frame")
    for color in Palette.petroff10.colors.prefix(4) {
      for (from, to) in zip(points(calls, in: color), points(calls, in: color).dropFirst()) where to.x > from.x {
        for step in 0...10 {
          let fraction = Double(step) / 10
          let point = Point(x: from.x + (to.x - from.x) * fraction, y: from.y + (to.y - from.y) * fraction)
          let isSwatch = names.contains { point.x < $0.bounds.left && point.x > $0.bounds.left - 30 }
          if !isSwatch { #expect(!names.contains { $0.bounds.contains(point) }) }
        }
      }
    }
  }

  @Test func aLegendThatWouldCoverACurveStandsOutside() throws {
    // Between 0 and 1 everywhere, so that no corner is free.
    let series = (0..<3).map { Series(label: "wave \($0)", curve: TriangleWave(period: 10 + 2 * $0)) }
    let chart = try Chart(series: series, iterations: 0...1500)
    let frame = Layout(of: chart, measure: RecordingCanvas()).frame
    let names = texts(draw(chart).calls).filter { $0.words.hasPrefix("wave") }
    #expect(names.count == 3 && names.allSatisfy { $0.bounds.left > frame.right })
  }

  @Test func curvesPastThePaletteAreDashed() throws {
    let chart = try Chart(series: series("many"), iterations: 1...1500, legend: .none)
    var styles: [StrokeStyle] = []
    for case .stroke(_, let style) in draw(chart).calls { styles.append(style) }
    #expect(styles.count == 100)
    #expect(styles.prefix(10).allSatisfy { $0.dash.isEmpty })
    #expect(styles[10..<20].allSatisfy { !$0.dash.isEmpty && $0.dash.allSatisfy { $0 > 0 } })
    #expect(Set(styles).count == 100)
  }

  @Test func curvesThatCoincideAllShow() throws {
    let curve = HalfCosine(length: 1000)
    let series = ["a", "b", "c"].map { Series(label: $0, curve: curve) }
    let chart = try Chart(series: series, iterations: 1...1500, legend: .none)
    var styles: [StrokeStyle] = []
    for case .stroke(_, let style) in draw(chart).calls { styles.append(style) }
    #expect(styles.count == 3 && styles[0].dash.isEmpty)
    // Somewhere along the line the later ones leave each earlier one free.
    func isDash(_ style: StrokeStyle, at place: Double) -> Bool {
      guard let on = style.dash.first else { return true }
      return (place + style.dashOffset).truncatingRemainder(dividingBy: style.dash.reduce(0, +)) < on
    }
    let places = stride(from: 0.5, to: 100, by: 1)
    #expect(places.contains { !isDash(styles[1], at: $0) && !isDash(styles[2], at: $0) })
    #expect(places.contains { isDash(styles[1], at: $0) && !isDash(styles[2], at: $0) })
    #expect(places.contains { isDash(styles[2], at: $0) })
  }

  @Test func aBrokenLineIsReportedOnce() throws {
    let series = (0..<3).map { index in
      Series(label: "s\(index)", curve: VisitedCurve { $0 % 100 == 7 ? 0 : 0.1 })
    }
    let chart = try Chart(series: series, iterations: 0...1000, yAxis: VerticalAxis(.logarithmic))
    #expect(draw(chart).warnings == [.valuesNotAboveZero(labels: ["s0", "s1", "s2"])])
    let clean = try Chart(series: series, iterations: 0...1000)
    #expect(draw(clean).warnings == [])
  }

  @Test(arguments: [
    VerticalAxis(), VerticalAxis(.logarithmic), VerticalAxis(minimum: 0.4, maximum: 0.400001),
    VerticalAxis(.logarithmic, minimum: 1e-300, maximum: 1e300),
  ])
  func everyCoordinateIsFiniteAndSmall(axis: VerticalAxis) throws {
    let curves: [any Plottable] = [
      Level(rate: 0.5), HalfCosine(length: 1000, low: 1e-300, high: 1e300), VisitedCurve { $0 == 3 ? .nan : 1e-7 },
      HalfCosine(length: 10, low: 0, high: .leastNonzeroMagnitude), TriangleWave(period: 4),
    ]
    for mark in Mark.allCases {
      for iterations in [0...0, 0...1500, 0...20_000] {
        let chart = try Chart(
          series: curves.map { Series(label: "c", curve: $0) }, iterations: iterations, yAxis: axis, mark: mark)
        for call in draw(chart).calls {
          let points: [Point]
          switch call {
          case .stroke(let lines, _): points = lines.flatMap { $0 }
          case .discs(let centers, _, _): points = centers
          case .fill(let rectangles, _): points = rectangles.map { Point(x: $0.right, y: $0.bottom) }
          case .text(_, let point, _, _): points = [point]
          case .areas(let outlines, _, _): points = outlines.flatMap { $0 }
          case .clip: points = []
          }
          #expect(points.allSatisfy { abs($0.x) < 2000 && abs($0.y) < 2000 })
        }
      }
    }
  }

  @Test func pointsAreDiscsAtTheirValues() throws {
    let chart = try Chart(series: [Series(label: "s", curve: Staircase(size: 3))], iterations: 0...9, mark: .points)
    var centers: [Point] = []
    for case .discs(let own, _, _) in draw(chart).calls { centers += own }
    #expect(centers.count == 10)
    #expect(Set(centers.map { ($0.y * 1000).rounded() }).count == 4)
  }

  @Test func rulesStandAtTheirIterationsWithNamesThatFit() throws {
    let rules = [(0, "warmup"), (500, "decay"), (505, "a name without room"), (9999, "outside")].map {
      VerticalRule(iteration: $0.0, label: $0.1)
    }
    let chart = try Chart(series: series("one"), iterations: 0...1500, rules: rules)
    let words = texts(draw(chart).calls).map(\.words)
    #expect(words.contains("warmup"))
    #expect(!words.contains("decay"), "the next rule is five iterations on")
    #expect(!words.contains("outside"))
    #expect(points(draw(chart).calls, in: chart.theme.rule).count == 6)
  }

  @Test func namesOfRulesInRowsOfTheirOwnDoNotNeedRoom() throws {
    let rules = [(500, "decay"), (505, "a name beside it"), (1490, "one to the left of its rule")].enumerated().map {
      VerticalRule(iteration: $1.0, label: $1.1, row: $0)
    }
    let chart = try Chart(series: series("one"), iterations: 0...1500, rules: rules)
    let shown = texts(draw(chart).calls).filter { text in rules.contains { $0.label == text.words } }
    #expect(shown.count == 3)
    #expect(Set(shown.map(\.bounds.top)).count == 3)
  }
}
