package import Charts
package import CommandLanguage
internal import Numbers
package import RangeTests

extension Chart {
  /// Makes the chart of a range test: the loss over the logarithm of the rate, with the suggestions that can be trusted.
  ///
  /// - Parameters:
  ///   - test: The range test.
  ///   - invocation: How it is to be shown.
  /// - Returns: The chart; `nil` where no rate is above 0, so that none has a place on the axis.
  /// - Throws: `ChartError` for what the options each allow but not together, and where no loss is finite.
  package static func chart(of test: RangeTest, _ invocation: Invocation) throws(ChartError) -> Chart? {
    guard let grid = LossCurve.Grid(for: test.logged.rates) else { return nil }
    let options = invocation.chart
    let theme = Theme(options.theme, palette: options.palette)
    var series = [Series(label: "Loss", curve: LossCurve(test.logged, on: grid))]
    if test.smoothing != .none {
      // The losses themselves stand back behind what the rules see.
      series[0].color = theme.axis.mixed(with: theme.background, fraction: 0.65)
      series[0].lineWidth = 1
      series.append(Series(label: "Smoothed as \(test.smoothing)", curve: LossCurve(test.recorded, on: grid)))
    }
    var axis = VerticalAxis(options)
    if axis.kind == .linear, axis.maximum == nil { axis.maximum = highest(of: test) }
    if let maximum = axis.maximum, let minimum = axis.minimum, minimum >= maximum { axis.maximum = options.yMaximum }
    return try Chart(
      series: series, iterations: 0...grid.last, title: options.title, xLabel: options.xLabel,
      yLabel: options.yLabel ?? "Loss", xUnit: .logarithm(from: grid.first, perDecade: grid.perDecade), yAxis: axis,
      mark: options.mark, theme: theme, legend: options.legend == .automatic ? .top : options.legend,
      hasGrid: options.hasGrid, size: options.size, rules: rules(of: test, on: grid))
  }

  /// The loss up to which the axis reaches: what diverges would leave nothing of the rest to be seen. `nil` for all of it.
  private static func highest(of test: RangeTest) -> Double? {
    let finite = test.logged.losses.filter(\.isFinite)
    guard let highest = finite.max(), let lowest = finite.min(), test.traits.start.isFinite else { return nil }
    let level = max(test.traits.start, lowest)
    let limit = level + max(level - lowest, 4 * test.traits.noise, 0.05 * abs(level))
    return limit < highest && limit > lowest ? limit : nil
  }

  /// The most rates that are marked, the pick first: more would hide the curve.
  private static let mostRules = 6

  /// A line at each rate that can be trusted, with the names of the rules that suggest it.
  private static func rules(of test: RangeTest, on grid: LossCurve.Grid) -> [VerticalRule] {
    var names: [(place: Int, rate: Double, names: [String])] = []
    func add(_ name: String, _ rate: Double) {
      guard let place = grid.iteration(of: rate) else { return }
      if let index = names.firstIndex(where: { $0.place == place }) {
        if !names[index].names.contains(name) { names[index].names.append(name) }
      } else {
        names.append((place, rate, [name]))
      }
    }
    if let pick = test.pick { add(pick.rule.name, pick.rate) }
    for suggestion in test.suggestions where suggestion.trust == .full || suggestion.trust == .lowerBound {
      if case .success(let rate) = suggestion.rate { add(suggestion.rule.name, rate) }
    }
    let shown = names.prefix(mostRules).sorted { $0.place < $1.place }
    return shown.enumerated().map { row, entry in
      let first = entry.names.prefix(1).joined()
      let more = entry.names.count > 1 ? " and \(entry.names.count - 1) more" : ""
      let isPick = test.pick.map { grid.iteration(of: $0.rate) == entry.place } ?? false
      let rate = FigureText.short(entry.rate, digits: 3)
      return VerticalRule(
        iteration: entry.place, label: "\(isPick ? "suggested: " : "")\(rate) \(first)\(more)", row: row)
    }
  }
}
