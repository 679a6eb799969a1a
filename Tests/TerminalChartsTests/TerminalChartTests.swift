import ChartChoices
import Charts
import Testing

@testable import TerminalCharts

/// A line, a step or a wave with exact bounds, as a test needs it.
struct TestCurve: Plottable {
  let value: @Sendable (Int) -> Double
  var jump: Int?

  func value(at iteration: Int) -> Double { value(iteration) }
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    var bounds = value(iterations.lowerBound)...value(iterations.lowerBound)
    // Monotone between its ends and its jump.
    for iteration in [iterations.upperBound, jump ?? 0, (jump ?? 1) - 1] where iterations.contains(iteration) {
      let value = value(iteration)
      bounds = min(bounds.lowerBound, value)...max(bounds.upperBound, value)
    }
    return bounds
  }
  func nextJump(after iteration: Int) -> Int? { jump.flatMap { $0 > iteration ? $0 : nil } }
}

struct TerminalChartTests {
  private func grid(_ chart: TerminalChart, _ width: Int, _ height: Int) throws -> CellGrid {
    var grid = CellGrid(width: width, height: height)
    try chart.draw(into: &grid, columns: 0..<width, rows: 0..<height)
    return grid
  }

  private func chart(_ curves: [TestCurve], over iterations: ClosedRange<Int> = 0...1000) -> TerminalChart {
    TerminalChart(
      curves.enumerated().map { Series(label: "curve \($0 + 1)", curve: $1) }, over: iterations, palette: .okabeIto,
      glyphs: .unicode, isColored: true)
  }

  private func isBraille(_ cell: Cell) -> Bool { (0x2801...0x28FF).contains(cell.scalar.value) }

  @Test func aRisingLineRunsFromCornerToCorner() throws {
    let grid = try grid(chart([TestCurve { Double($0) }]), 60, 20)
    var last = Int.max
    var count = 0
    for column in 8..<60 {
      let rows = (0..<18).filter { isBraille(grid[column, $0]) }
      guard let top = rows.first else { continue }
      #expect(top <= last, "column \(column)")
      #expect(rows.count <= 2, "a line of less than one row a column fills no more than two rows")
      last = top
      count += 1
    }
    #expect(count == 52, "every column to the right of the axis holds a piece of the line")
    #expect(last <= 1)
  }

  @Test func aStepHasAVerticalPiece() throws {
    let grid = try grid(chart([TestCurve(value: { $0 < 500 ? 1 : 0 }, jump: 500)]), 60, 20)
    let full = (5..<60).filter { column in (0..<18).count { isBraille(grid[column, $0]) } >= 15 }
    #expect(full.count == 1)
  }

  @Test func theCostIsThatOfColumns() throws {
    // A curve that counts: the same number of questions at a thousand and at a trillion iterations.
    final class Counter: @unchecked Sendable { var count = 0 }
    func questions(_ last: Int) throws -> Int {
      let counter = Counter()
      let curve = TestCurve { iteration in
        counter.count += 1
        return Double(iteration) / Double(last)
      }
      _ = try grid(chart([curve], over: 0...last), 80, 24)
      return counter.count
    }
    #expect(Double(try questions(1_000_000_000_000)) <= 1.1 * Double(try questions(100_000)))
  }

  @Test func curvesOnOneAnotherAreBothSeen() throws {
    let line = TestCurve { Double($0) }
    let grid = try grid(chart([line, line]), 60, 20)
    let colors = Set((0..<60 * 18).map { grid[$0 % 60, $0 / 60] }.filter(isBraille).map(\.style.foreground))
    #expect(colors.count == 2)
  }

  @Test func withoutColorsLettersTellCurvesApart() throws {
    var plain = chart([TestCurve { Double($0) }, TestCurve { 1000 - Double($0) }])
    plain.isColored = false
    let text = try grid(plain, 60, 20).text
    #expect(text.filter { $0 == "2" }.count > 3)
    #expect(text.contains("1 curve 1") && text.contains("2 curve 2"))
  }

  @Test func plainLettersAreAscii() throws {
    var plain = chart([TestCurve { Double($0) }, TestCurve { 1000 - Double($0) }])
    plain.glyphs = .ascii
    #expect(try grid(plain, 60, 20).text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: [(1, 1), (2, 2), (5, 3), (12, 4), (20, 6), (30, 8), (300, 90)])
  func everySizeCanBeDrawn(size: (Int, Int)) throws {
    var chart = chart((0..<12).map { index in TestCurve { Double($0 * index) } })
    chart.title = "A title that is far too long for a narrow terminal"
    chart.xLabel = "Iteration"
    chart.yLabel = "Learning Rate"
    let grid = try grid(chart, size.0, size.1)
    #expect(grid.cells.count == size.0 * size.1)
  }

  @Test func aLogarithmicAxisNeedsValuesAboveZero() {
    var chart = chart([TestCurve { _ in 0 }])
    chart.yAxis = VerticalAxis(.logarithmic)
    #expect(throws: ChartError.noValueAboveZero) { try grid(chart, 40, 12) }
  }
}

struct SparklineTests {
  @Test func aFallingLineFallsThroughEveryLevel() {
    let curve = TestCurve { 1000 - Double($0) }
    #expect(Sparkline.text(of: curve, over: 0...1000, width: 8, glyphs: .unicode) == "█▇▆▅▄▃▂▁")
    #expect(Sparkline.text(of: curve, over: 0...1000, width: 4, glyphs: .ascii) == "'-._")
  }

  @Test func aConstantStandsOverZero() {
    #expect(Sparkline.text(of: TestCurve { _ in 0.1 }, over: 0...9, width: 5, glyphs: .unicode) == "█████")
    #expect(Sparkline.text(of: TestCurve { _ in 0 }, over: 0...9, width: 5, glyphs: .unicode) == "▁▁▁▁▁")
  }

  @Test func fewIterationsAndValuesWithoutEnd() {
    #expect(Sparkline.text(of: TestCurve { _ in .infinity }, over: 0...9, width: 3, glyphs: .unicode) == "   ")
    #expect(Sparkline.text(of: TestCurve { Double($0) }, over: 0...1, width: 6, glyphs: .unicode).count == 6)
  }
}
