import Charts
import Foundation
import TestSupport
import Testing

@testable import CairoCanvas
@testable import Charts

/// A picture made through columns against one of a line through every single iteration.
@Suite struct PixelEqualityTests {
  private let frame = Rectangle(left: 10, top: 10, width: 380, height: 280)
  private let style = StrokeStyle(color: Color(rgb: 0x000000), width: 2)

  private func sampler(_ iterations: ClosedRange<Int>) -> CurveSampler {
    CurveSampler(
      iterations: IterationScale(iterations), values: Scale(.linear, domain: -0.05...1.05), frame: frame,
      resolution: 1)
  }

  /// How many levels each pixel differs by.
  private func differences(
    of curve: any Plottable, jumps: Set<Int> = [], over iterations: ClosedRange<Int>
  ) throws -> [Int] {
    let sampler = sampler(iterations)
    let columns = try pixels { canvas in
      LineMark.draw(sampler.trace(of: curve), style: CurveStyle(stroke: style), on: &canvas)
    }
    var line: [Point] = []
    var last = sampler.point(iterations.lowerBound, curve.value(at: iterations.lowerBound))
    var lastSlope = 0.0
    for iteration in iterations {
      let point = sampler.point(iteration, curve.value(at: iteration))
      if jumps.contains(iteration) { line += [last, Point(x: point.x, y: last.y)] }
      // Cairo rounds to the 256th of a pixel, so points nearer than that would make a line of random corners: of a run
      // that neither turns nor moves on by a tenth of a pixel, the first and the last are enough.
      let slope = point.y - last.y
      if slope * lastSlope < 0 { line.append(last) }
      if let kept = line.last, abs(kept.x - point.x) + abs(kept.y - point.y) < 0.1, iteration < iterations.upperBound {
        (last, lastSlope) = (point, slope)
        continue
      }
      line.append(point)
      (last, lastSlope) = (point, slope)
    }
    let each = try pixels { $0.stroke([line], style: style) }
    return zip(columns, each).map { abs(Int($0 & 0xFF) - Int($1 & 0xFF)) }
  }

  @Test(arguments: [1_000, 10_000, 100_000])
  func smoothCurvesAreTheSame(count: Int) throws {
    let cosine = HalfCosine(length: count * 2 / 3, low: 0, high: 1)
    #expect(try differences(of: cosine, over: 0...count).max() ?? 255 <= 16)
    let wave = TriangleWave(period: count / 5)
    #expect(try differences(of: wave, over: 0...count).max() ?? 255 <= 24)
  }

  @Test(arguments: [1_000, 10_000, 100_000])
  func stepsAreTheSame(count: Int) throws {
    let size = count / 7
    let jumps = Set(stride(from: size, through: count, by: size))
    #expect(try differences(of: Staircase(size: size), jumps: jumps, over: 0...count).max() ?? 255 <= 16)
  }

  @Test(arguments: [20, 200])
  func crowdedCyclesFillTheSameArea(period: Int) throws {
    // Five hundred cycles and five thousand in 365 columns.
    let differences = try differences(of: TriangleWave(period: period), over: 0...100_000)
    let sampler = sampler(0...100_000)
    let ends = [sampler.point(0, 1), sampler.point(100_000, 0)]
    let area = Rectangle(left: ends[0].x, top: ends[0].y, width: ends[1].x - ends[0].x, height: ends[1].y - ends[0].y)
    let inside = area.cropped(left: 2, top: 2, right: 3, bottom: 3)
    let around = area.cropped(left: -3, top: -3, right: -3, bottom: -3)
    for y in 0..<300 {
      for x in 0..<400 {
        let place = Point(x: Double(x), y: Double(y))
        let difference = differences[y * 400 + x]
        if inside.contains(place) { #expect(difference <= (period == 20 ? 0 : 40), "\(x), \(y)") }
        // Neither reaches further up, down or aside than the other.
        if !around.contains(place) { #expect(difference == 0, "\(x), \(y)") }
      }
    }
  }

  @Test func aLoneSpikeIsSeen() throws {
    let spike = VisitedCurve { $0 == 54_321 ? 1 : 0 }
    #expect(try differences(of: spike, over: 0...100_000).max() ?? 255 <= 128)
    let columns = try pixels { canvas in
      LineMark.draw(sampler(0...100_000).trace(of: spike), style: CurveStyle(stroke: style), on: &canvas)
    }
    let top = Int(sampler(0...100_000).point(0, 1).y)
    #expect(columns[(top + 5) * 400..<(top + 6) * 400].contains { $0 & 0xFF < 128 })
  }
}
