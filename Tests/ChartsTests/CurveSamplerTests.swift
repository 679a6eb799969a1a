import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Charts

/// A curve that counts what is asked of it.
private final class Counted: Plottable {
  let base: any Plottable
  let values = Atomic<Int>(0)
  let extents = Atomic<Int>(0)

  init(_ base: any Plottable) { self.base = base }

  func value(at iteration: Int) -> Double {
    values.add(1, ordering: .relaxed)
    return base.value(at: iteration)
  }

  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extents.add(1, ordering: .relaxed)
    return base.extent(over: iterations)
  }

  func nextJump(after iteration: Int) -> Int? { base.nextJump(after: iteration) }
}

@Suite struct CurveSamplerTests {
  private let frame = Rectangle(left: 50, top: 10, width: 500, height: 400)

  private func sampler(_ iterations: ClosedRange<Int>, _ values: ClosedRange<Double>) -> CurveSampler {
    CurveSampler(
      iterations: IterationScale(iterations), values: Scale(.linear, domain: values), frame: frame, resolution: 1)
  }

  @Test(arguments: [10_000, 1_000_000_000_000, Int.max])
  func theCostIsThatOfColumns(length: Int) {
    let curve = Counted(HalfCosine(length: length))
    let trace = sampler(0...length, 1...2).trace(of: curve)
    #expect(!trace.lines.isEmpty)
    #expect(curve.values.load(ordering: .relaxed) <= 4 * 500)
    #expect(curve.extents.load(ordering: .relaxed) <= 2 * 500)
  }

  @Test func fewIterationsAreDrawnThemselves() throws {
    let curve = VisitedCurve { [0.2, 0.9, 0.1, 0.8][$0] }
    let sampler = sampler(0...3, 0...1)
    let line = try #require(sampler.trace(of: curve).lines.first)
    #expect(line == (0...3).map { sampler.point($0, curve.value(at: $0)) })
  }

  @Test(arguments: [20, 2000, 2_000_000])
  func jumpsAreVertical(size: Int) {
    let iterations = 0...size * 5 - 1
    let sampler = sampler(iterations, 0...1)
    let trace = sampler.trace(of: Staircase(size: size))
    for step in 1...4 {
      let (before, after) = (pow(0.5, Double(step - 1)), pow(0.5, Double(step)))
      let foot = sampler.point(step * size, after)
      let head = Point(x: foot.x, y: sampler.point(step * size, before).y)
      let pairs = trace.lines.flatMap { zip($0, $0.dropFirst()) }
      let found = pairs.contains { from, to in
        from.x == to.x && abs(from.x - head.x) < 1e-6 && abs(from.y - head.y) < 1e-6 && abs(to.y - foot.y) < 1e-6
      }
      #expect(found, "step \(step)")
    }
  }

  @Test func whatHasNoPlaceBreaksTheLine() {
    let curve = VisitedCurve { $0 == 5 ? .nan : $0 == 8 ? .infinity : 0.5 }
    let trace = sampler(0...10, 0...1).trace(of: curve)
    #expect(trace.lines.count == 3)
    #expect(trace.hasValuesNotFinite && !trace.hasValuesNotAboveZero)
    let logarithmic = CurveSampler(
      iterations: IterationScale(0...10), values: Scale(.logarithmic, domain: 0.1...1), frame: frame, resolution: 1)
    let broken = logarithmic.trace(of: VisitedCurve { $0 == 5 ? 0 : 0.5 })
    #expect(broken.lines.count == 2)
    #expect(broken.hasValuesNotAboveZero && !broken.hasValuesNotFinite)
  }

  @Test(arguments: ["cosine", "stairs", "wave", "dense", "noise", "spike"])
  func everyColumnReachesTheBoundsOfItsIterations(name: String) {
    let count = 100_000
    let curve: any Plottable =
      switch name {
      case "cosine": HalfCosine(length: 70_000, low: 0, high: 1)
      case "stairs": Staircase(size: 900)
      case "wave": TriangleWave(period: 20_000)
      case "dense": TriangleWave(period: 30)
      case "noise": VisitedCurve { iteration in Double((iteration &* 7919) % 1000) / 1000 }
      default: VisitedCurve { $0 == 77_777 ? 1 : 0.25 }
      }
    let iterations = 0...count
    let sampler = sampler(iterations, 0...1)
    let trace = sampler.trace(of: curve)
    for column in 0..<sampler.columns.count {
      guard let own = sampler.columns.iterations(in: column) else { continue }
      let exact = VisitedCurve(function: curve.value(at:)).extent(over: own)
      let (top, bottom) = (
        sampler.point(0, exact.upperBound).y, sampler.point(0, exact.lowerBound).y
      )
      let (left, right) = (frame.left + Double(column), frame.left + Double(column + 1))
      // A line's points may stand on the edge of the column.
      let points = reached(by: trace, left: left - 1e-6, right: right + 1e-6)
      #expect((points.min() ?? .infinity) <= top + 0.05, "\(name), column \(column)")
      #expect((points.max() ?? -.infinity) >= bottom - 0.05, "\(name), column \(column)")
    }
  }

  /// The heights of a trace at its points within a strip and where it enters and leaves it.
  private func reached(by trace: CurveTrace, left: Double, right: Double) -> [Double] {
    var heights: [Double] = []
    for line in trace.lines {
      heights += line.filter { $0.x >= left && $0.x <= right }.map(\.y)
      for (from, to) in zip(line, line.dropFirst()) {
        for x in [left, right] where from.x < x && to.x > x {
          heights.append(from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x))
        }
      }
    }
    for bar in trace.bars where bar.left < right - 0.01 && bar.right > left + 0.01 { heights += [bar.top, bar.bottom] }
    return heights
  }

  @Test(arguments: [3, 1000, 100_000])
  func boundsThatAreKnownAndBoundsThatAreVisitedGiveTheSameLines(period: Int) {
    let wave = TriangleWave(period: period * 2)
    let sampler = sampler(0...200_000, 0...1)
    #expect(sampler.trace(of: wave) == sampler.trace(of: VisitedCurve(function: wave.value(at:))))
    let stairs = Staircase(size: period * 7)
    let visited = VisitedCurve(
      jumps: Array(stride(from: period * 7, through: 200_000, by: period * 7)), function: stairs.value(at:))
    #expect(sampler.trace(of: stairs) == sampler.trace(of: visited))
  }

  @Test func valuesFarOutsideTheFrameHaveSmallCoordinates() {
    let curve = VisitedCurve { $0 % 2 == 0 ? 1e300 : -1e300 }
    let trace = sampler(0...100, 0...1).trace(of: curve)
    let points = trace.lines.joined()
    #expect(!points.isEmpty)
    #expect(points.allSatisfy { $0.x.isFinite && abs($0.y) < 1000 })
  }

  @Test func aCurveThatAnswersWithPastJumpsEnds() {
    struct Stuck: Plottable {
      func value(at iteration: Int) -> Double { 0.5 }
      func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { 0.5...0.5 }
      func nextJump(after iteration: Int) -> Int? { iteration }
    }
    #expect(sampler(0...10_000, 0...1).trace(of: Stuck()).lines.count == 1)
  }
}
