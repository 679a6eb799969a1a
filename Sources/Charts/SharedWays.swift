/// Where parts of curves lie on one another: each has dashes of its own there, so that all of them are seen.
///
/// Curves that lie on one another all along are told apart by their ``CurveStyle``.
struct SharedWays: Sendable {
  /// A part of a curve's way that curves before it go too.
  struct Part: Sendable, Hashable {
    /// The ends, in pixels from the left.
    var left: Double
    var right: Double
    /// How many curves go there.
    var count: Int
    /// How many of them are drawn before this one, at least 1.
    var place: Int
  }

  /// The most curves whose parts are looked at: among more nobody follows one.
  private static let mostCurves = 50
  /// The number of places that curves are compared at.
  private static let probes = 160
  /// The greatest distance of curves that lie on one another, in pixels.
  private static let nearest = 0.3
  /// The shortest part, as a share of the frame's width: curves that only cross have none.
  private static let shortest = 0.05

  /// The parts of each curve, from left to right.
  private let parts: [[Part]]
  /// The length of a dash, in pixels.
  private let dashLength: Double

  /// Looks for the parts of the curves of one frame.
  ///
  /// - Parameters:
  ///   - series: The curves.
  ///   - chart: Their chart.
  ///   - layout: What is where in the chart.
  ///   - values: Where values stand in the frame.
  ///   - styles: The looks of the curves; what is dashed already leaves room for others.
  ///   - frame: The frame of the curves.
  init(
    of series: [Series], in chart: Chart, layout: Layout, values: Scale, styles: [CurveStyle], frame: Rectangle
  ) {
    dashLength = 6 * layout.metrics.unit
    guard (2...Self.mostCurves).contains(series.count), chart.mark != .points else {
      parts = []
      return
    }
    let iterations = ValueBounds.probe(chart.iterations, count: Self.probes)
    let places = iterations.map { frame.left + frame.width * layout.iterations.fraction(of: $0) }
    let heights = series.map { series in
      iterations.map { iteration -> Double? in
        let value = series.curve.value(at: iteration)
        return values.hasPlace(for: value) ? values.fraction(of: value) * frame.height : nil
      }
    }
    var parts: [[Part]] = []
    for (index, own) in heights.enumerated() {
      guard styles[index].stroke.dash.isEmpty, index > 0 else {
        parts.append([])
        continue
      }
      let company = own.indices.map { probe in
        guard let height = own[probe] else { return Company(place: 0, count: 1) }
        let others = heights.indices.filter { other in
          other != index && heights[other][probe].map { abs($0 - height) < Self.nearest } ?? false
        }
        return Company(place: others.filter { $0 < index }.count, count: others.count + 1)
      }
      parts.append(Self.runs(of: company, places).filter { $0.right - $0.left >= Self.shortest * frame.width })
    }
    self.parts = parts
  }

  /// Who goes the same way at a place: how many in all, and how many of them are drawn before.
  private struct Company: Hashable {
    var place: Int
    var count: Int
  }

  private static func runs(of company: [Company], _ places: [Double]) -> [Part] {
    var parts: [Part] = []
    var start = 0
    for probe in company.indices where probe + 1 == company.count || company[probe + 1] != company[probe] {
      let own = company[probe]
      if own.place > 0 {
        parts.append(Part(left: places[start], right: places[probe], count: own.count, place: own.place))
      }
      start = probe + 1
    }
    return parts
  }

  /// The pieces that a curve is drawn in, each with its look.
  ///
  /// - Parameters:
  ///   - trace: The whole curve.
  ///   - index: Which of the chart's curves it is.
  ///   - style: Its look where it goes alone.
  /// - Returns: The pieces; the whole curve where it goes alone all along.
  func pieces(of trace: CurveTrace, _ index: Int, _ style: CurveStyle) -> [(trace: CurveTrace, style: CurveStyle)] {
    guard parts.indices.contains(index), !parts[index].isEmpty else { return [(trace, style)] }
    var pieces: [(trace: CurveTrace, style: CurveStyle)] = []
    var alone = trace
    alone.lines = []
    var left = -Double.infinity
    for part in parts[index] {
      alone.lines += trace.lines.compactMap { $0.cropped(from: left, to: part.left) }
      var shared = CurveTrace()
      shared.lines = trace.lines.compactMap { $0.cropped(from: part.left, to: part.right) }
      var dashed = style
      dashed.stroke.dash = [dashLength, dashLength * Double(part.count - 1)]
      dashed.stroke.dashOffset = dashLength * Double(part.count - part.place)
      pieces.append((shared, dashed))
      left = part.right
    }
    alone.lines += trace.lines.compactMap { $0.cropped(from: left, to: .infinity) }
    return [(alone, style)] + pieces
  }
}

extension [Point] {
  /// The part of a line from left to right that lies between two places; `nil` where none does.
  fileprivate func cropped(from left: Double, to right: Double) -> [Point]? {
    guard let first, let last, first.x < right, last.x > left || count == 1 && first.x >= left else { return nil }
    if first.x >= left, last.x <= right { return self }
    var points: [Point] = []
    for (point, next) in zip(self, dropFirst()) {
      if point.x >= left, point.x <= right { points.append(point) }
      for place in [left, right] where point.x < place && place < next.x {
        let share = (place - point.x) / (next.x - point.x)
        points.append(Point(x: place, y: point.y + share * (next.y - point.y)))
      }
    }
    if last.x >= left, last.x <= right { points.append(last) }
    return points.count > 1 ? points : nil
  }
}
