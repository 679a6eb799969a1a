/// The looks of the curves of a chart.
struct CurveStyle: Sendable, Hashable {
  /// The line of the curve; its color is also that of its discs.
  var stroke: StrokeStyle

  /// The looks of all curves: the colors of the palette in turn, and dashes from the second round on.
  ///
  /// Curves that lie on one another share their way: the first is solid, and the further ones are dashes in its color's
  /// place, one after the other, so that all of them are seen.
  ///
  /// - Parameters:
  ///   - series: The curves: those of the chart, or those of one of its panels.
  ///   - places: For each of them the place among the curves of the chart, whose look it has.
  ///   - chart: The chart.
  ///   - metrics: The sizes of lines.
  ///   - values: Where values stand on the vertical axis.
  ///   - height: The height of the frame, in pixels.
  /// - Returns: The looks.
  static func styles(
    of series: [Series], places: [Int], in chart: Chart, metrics: ChartMetrics, values: Scale, height: Double
  ) -> [CurveStyle] {
    let colors = chart.theme.palette.colors
    let lineWidth = chart.series.count > 20 ? metrics.lineWidth * 0.7 : metrics.lineWidth
    let isCrowded = chart.series.count > mostToldApart
    var styles = zip(places, series).map { index, series in
      let round = isCrowded ? 0 : index / colors.count % Palette.dashes.count
      var stroke = StrokeStyle(
        color: series.color ?? colors[index % colors.count], width: series.lineWidth ?? lineWidth,
        dash: series.dash ?? Palette.dashes[round].map { $0 * lineWidth })
      stroke.isCoarse = isCrowded
      return CurveStyle(stroke: stroke)
    }
    let groups = isCrowded ? [] : coincident(series, over: chart.iterations, values: values, height: height)
    for group in groups {
      let length = 6 * metrics.unit
      for (place, index) in group.enumerated() where place > 0 && series[index].dash == nil {
        styles[index].stroke.dash = [length, length * Double(group.count - 1)]
        styles[index].stroke.dashOffset = length * Double(group.count - place)
      }
    }
    return styles
  }

  /// The most curves that dashes and smooth edges tell apart; what lies below more of them is hidden anyway, and a dashed
  /// line takes ten times as long.
  private static let mostToldApart = 2000

  /// The groups of curves that lie on one another all along, each in the order of the chart.
  private static func coincident(
    _ series: [Series], over iterations: ClosedRange<Int>, values: Scale, height: Double
  ) -> [[Int]] {
    guard series.count > 1 else { return [] }
    let iterations = ValueBounds.probe(iterations, count: 40)
    let heights = series.map { series in
      iterations.map { iteration in
        let value = series.curve.value(at: iteration)
        return values.hasPlace(for: value) ? values.fraction(of: value) * height : -1e9
      }
    }
    var groups: [[Int]] = []
    for (index, own) in heights.enumerated() {
      let match = groups.firstIndex { group in
        zip(heights[group[0]], own).allSatisfy { abs($0 - $1) < 0.3 }
      }
      if let match { groups[match].append(index) } else { groups.append([index]) }
    }
    return groups.filter { $0.count > 1 }
  }
}
