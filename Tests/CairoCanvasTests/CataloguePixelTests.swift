import Catalogue
import Charts
import CommandLanguage
import Documents
import ScheduleCharts
import Schedules
import Testing

@testable import CairoCanvas
@testable import Charts

/// Every schedule of the catalogue at 100,000 iterations: a picture made through columns against one of a line through
/// every single iteration.
@Suite struct CataloguePixelTests {
  private static let iterations = 0...100_000
  private let frame = Rectangle(left: 10, top: 10, width: 380, height: 280)
  private let style = StrokeStyle(color: Color(rgb: 0x000000), width: 2)

  /// The schedule of an entry's example.
  private func schedule(_ example: String, isStretched: Bool = false) throws -> any Schedule {
    var words = try WordReader.words(of: example)
    if isStretched { words = words.map(stretched) }
    let line = ["plot"] + words + ["-n", "100001"]
    let invocation = try CommandLineParser().invocation(line) { _ throws(FileError) in [] }
    return try #require(try invocation.schedules().first)
  }

  /// Whole numbers from 10 on, and lists of them, are lengths as a rule: times 64, the examples fill the chart.
  private func stretched(_ word: String) -> String {
    let numbers = word.split(separator: ",").map { Int($0) }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0 ?? 0 >= 10 }) else { return word }
    return numbers.map { String(64 * ($0 ?? 0)) }.joined(separator: ",")
  }

  /// The line through every iteration, without points so near to their neighbours that cairo, which rounds to the 256th of
  /// a pixel, would see corners where there are none.
  private func line(of curve: PlottedSchedule, _ sampler: CurveSampler) -> [Point] {
    var line: [Point] = []
    var last = sampler.point(0, curve.value(at: 0))
    var lastSlope = 0.0
    var jump = curve.nextJump(after: 0)
    for iteration in Self.iterations {
      let point = sampler.point(iteration, curve.value(at: iteration))
      if iteration == jump {
        line += [last, Point(x: point.x, y: last.y)]
        jump = curve.nextJump(after: iteration)
      }
      let slope = point.y - last.y
      // A turn and a corner both keep their points.
      if slope * lastSlope < 0 || abs(slope - lastSlope) > 0.01 { line.append(last) }
      defer { (last, lastSlope) = (point, slope) }
      if let kept = line.last, abs(kept.x - point.x) + abs(kept.y - point.y) < 0.1,
        iteration < Self.iterations.upperBound
      {
        continue
      }
      line.append(point)
    }
    return line
  }

  @Test(arguments: Catalogue.definitions.filter { !$0.example.isEmpty })
  func columnsShowWhatEveryIterationShows(_ definition: ScheduleDefinition) throws {
    // A part that is a share of the run may not fit the stretched rest.
    let stretched = try? schedule(definition.example, isStretched: true)
    let curve = PlottedSchedule(try stretched ?? schedule(definition.example))
    var (lowest, highest) = (curve.value(at: 0), curve.value(at: 0))
    for iteration in Self.iterations {
      lowest = min(lowest, curve.value(at: iteration))
      highest = max(highest, curve.value(at: iteration))
    }
    let margin = max((highest - lowest) / 20, highest.magnitude / 1000, 1e-12)
    let sampler = CurveSampler(
      iterations: IterationScale(Self.iterations), values: Scale(.linear, domain: lowest - margin...highest + margin),
      frame: frame, resolution: 1)
    let columns = try pixels { canvas in
      LineMark.draw(sampler.trace(of: curve), style: CurveStyle(stroke: style), on: &canvas)
    }
    let each = try pixels { $0.stroke([line(of: curve, sampler)], style: style) }
    let misplaced = strays(of: columns, from: each) + strays(of: each, from: columns)
    // A tip may come to stand one place further on. Cycles and stairs that begin with a pixel's width each have many.
    let dense = ["composer.CosineAnnealingWarmRestartsScheduler", "torch.LambdaLR", "paddle.LambdaDecay"]
    let allowed = dense.contains(definition.name) ? 60 : 12
    #expect(misplaced <= allowed, "\(definition.example): \(misplaced) of 120,000 pixels")
  }

  /// The number of pixels of a picture that are unlike every pixel of another within one place around.
  private func strays(of picture: [UInt32], from other: [UInt32]) -> Int {
    var count = 0
    for y in 1..<299 {
      for x in 1..<399 {
        let level = Int(picture[400 * y + x] & 0xFF)
        if abs(level - Int(other[400 * y + x] & 0xFF)) <= 40 { continue }
        var (least, most) = (255, 0)
        for place in [-401, -400, -399, -1, 0, 1, 399, 400, 401] {
          let near = Int(other[400 * y + x + place] & 0xFF)
          (least, most) = (min(least, near), max(most, near))
        }
        if level < least - 40 || level > most + 40 { count += 1 }
      }
    }
    return count
  }
}
