/// What lies around a curve: the area between two others, such as the lowest and the highest of several runs.
package struct Band: Sendable {
  /// The lower edge.
  package var lower: any Plottable
  /// The upper edge.
  package var upper: any Plottable

  /// Makes a band.
  ///
  /// - Parameters:
  ///   - lower: The lower edge.
  ///   - upper: The upper edge, nowhere below the lower.
  package init(lower: any Plottable, upper: any Plottable) {
    self.lower = lower
    self.upper = upper
  }

  /// How much of what lies behind a band is hidden by it.
  static let opacity = 0.2
}

/// Draws a band as areas.
enum BandMark {
  static func draw(
    _ band: Band, sampler: CurveSampler, frame: Rectangle, color: Color, on canvas: inout some Canvas
  ) {
    let areas = areas(of: band, sampler: sampler, frame: frame)
    if !areas.isEmpty { canvas.fillAreas(areas, color: color, opacity: Band.opacity) }
  }

  /// The outlines of the parts of a band in which both edges have a value.
  private static func areas(of band: Band, sampler: CurveSampler, frame: Rectangle) -> [[Point]] {
    var areas: [[Point]] = []
    var (above, below): ([Point], [Point]) = ([], [])
    func end() {
      if above.count > 1 { areas.append(above + below.reversed()) }
      (above, below) = ([], [])
    }
    func add(_ iteration: Int, _ lower: Double, _ upper: Double) {
      guard sampler.scale.hasPlace(for: upper), lower.isFinite else { return end() }
      above.append(sampler.point(iteration, upper))
      // What has no place on a logarithmic axis lies below it.
      let low = sampler.scale.hasPlace(for: lower) ? sampler.point(iteration, lower).y : frame.bottom
      below.append(Point(x: sampler.x(of: iteration), y: min(low, frame.bottom + frame.height)))
    }
    let columns = sampler.columns
    if columns.density <= CurveSampler.densestSingle {
      for iteration in columns.scale.iterations {
        add(iteration, band.lower.value(at: iteration), band.upper.value(at: iteration))
      }
    } else {
      for column in 0..<columns.count {
        guard let range = columns.iterations(in: column) else { continue }
        add(range.lowerBound, band.lower.extent(over: range).lowerBound, band.upper.extent(over: range).upperBound)
      }
      let last = columns.scale.iterations.upperBound
      add(last, band.lower.value(at: last), band.upper.value(at: last))
    }
    end()
    return areas
  }
}
