/// Draws a curve as discs, one at each iteration, or as many of them as can be told apart.
enum PointMark {
  /// Up to so many iterations a column of device pixels, each is looked at.
  private static let densestSingle = 4.0
  /// The greatest number of discs within one column.
  private static let mostInColumn = 64

  static func draw(
    _ curve: any Plottable, sampler: CurveSampler, style: CurveStyle, radius: Double, frame: Rectangle,
    on canvas: inout some Canvas
  ) {
    let centers = centers(of: curve, sampler: sampler, apart: radius / 2).filter { point in
      point.y >= frame.top - radius && point.y <= frame.bottom + radius
    }
    if !centers.isEmpty { canvas.fillDiscs(at: centers, radius: radius, color: style.stroke.color) }
  }

  /// Draws discs where a curve was recorded.
  static func draw(
    at iterations: [Int], of curve: any Plottable, sampler: CurveSampler, style: CurveStyle, radius: Double,
    frame: Rectangle, on canvas: inout some Canvas
  ) {
    let shown = sampler.columns.scale.iterations
    let centers = iterations.lazy.filter { shown.contains($0) }.compactMap { iteration -> Point? in
      let value = curve.value(at: iteration)
      return sampler.scale.hasPlace(for: value) ? sampler.point(iteration, value) : nil
    }.filter { $0.y >= frame.top - radius && $0.y <= frame.bottom + radius }
    if !centers.isEmpty { canvas.fillDiscs(at: Array(centers), radius: radius, color: style.stroke.color) }
  }

  private static func centers(of curve: some Plottable, sampler: CurveSampler, apart: Double) -> [Point] {
    var centers: [Point] = []
    func add(_ iteration: Int, _ value: Double) {
      guard sampler.scale.hasPlace(for: value) else { return }
      let point = sampler.point(iteration, value)
      if let last = centers.last, abs(last.x - point.x) < 0.25, abs(last.y - point.y) < 0.25 { return }
      centers.append(point)
    }
    if sampler.columns.density <= densestSingle {
      for iteration in sampler.columns.scale.iterations { add(iteration, curve.value(at: iteration)) }
      return centers
    }
    for column in 0..<sampler.columns.count {
      guard let iterations = sampler.columns.iterations(in: column) else { continue }
      // Halve the column until neighbouring discs touch or there is no iteration between them.
      var open = [(iterations, mostInColumn)]
      add(iterations.lowerBound, curve.value(at: iterations.lowerBound))
      while let (range, budget) = open.popLast() {
        let (low, high) = (curve.value(at: range.lowerBound), curve.value(at: range.upperBound))
        let bounds = curve.extent(over: range)
        guard sampler.scale.hasPlace(for: bounds.lowerBound), sampler.scale.hasPlace(for: bounds.upperBound) else {
          add(range.lowerBound, low)
          add(range.upperBound, high)
          continue
        }
        let height =
          sampler.point(range.lowerBound, bounds.lowerBound).y - sampler.point(range.lowerBound, bounds.upperBound).y
        if height <= apart || budget <= 1 || range.count <= 2 {
          add(range.lowerBound, low)
          add(range.upperBound, high)
        } else {
          let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
          open.append((middle...range.upperBound, budget / 2))
          open.append((range.lowerBound...middle, budget / 2))
        }
      }
    }
    return centers
  }
}
