/// What stands below a chart: other values of its curves, over the same iterations.
package struct Panel: Sendable {
  /// The curves, at least one.
  package let series: [Series]
  /// For each of ``series`` the place among those of the chart whose color it has.
  package let places: [Int]
  /// The name of the vertical axis.
  package let yLabel: String
  /// How the vertical axis runs.
  package let yAxis: VerticalAxis

  /// The lowest and the highest value that has a place on the vertical axis.
  let values: ClosedRange<Double>

  /// Makes a panel.
  ///
  /// - Parameters:
  ///   - series: The curves, at least one.
  ///   - places: For each of them the place among those of the chart whose color it has, from 0.
  ///   - iterations: The iterations that the chart shows, from 0.
  ///   - yLabel: The name of the vertical axis.
  ///   - yAxis: How the vertical axis runs.
  /// - Throws: A `ChartError` where there is no curve, or none with a value that has a place on the axis.
  package init(
    series: [Series], places: [Int], over iterations: ClosedRange<Int>, yLabel: String,
    yAxis: VerticalAxis = VerticalAxis()
  ) throws(ChartError) {
    guard !series.isEmpty else { throw .noSeries }
    try Chart.check(yAxis)
    values = try ValueBounds.values(of: series, over: iterations, kind: yAxis.kind)
    self.series = series
    self.places = series.indices.map { places.indices.contains($0) ? max(0, places[$0]) : $0 }
    self.yLabel = yLabel
    self.yAxis = yAxis
  }
}
