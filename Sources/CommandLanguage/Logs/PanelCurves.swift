import Catalogue
package import ChartChoices
package import Logs
import Numbers
package import Runs
package import Schedules

/// A panel below a chart: another column of the logs that its curves are, or the metrics that its schedules saw.
package struct PanelCurves: Sendable {
  /// A curve of a panel.
  package struct Curve: Sendable {
    /// The place among the curves of the chart.
    package let place: Int
    /// The values.
    package let values: RecordedCurve
  }

  /// What the values are: the name of the column.
  package let name: String
  /// The curves, at least one, in the order of the chart.
  package let curves: [Curve]
  /// What the curves of the chart are called that have no such column.
  package let without: [String]
}

/// What was recorded as a curve, with the band around the mean of several runs.
package struct RecordedCurve: Sendable {
  /// The values, or their mean.
  package let values: Recording
  /// The edges of the band; `nil` for a single run, and where no band is asked for.
  package let band: (lower: Recording, upper: Recording)?

  /// Takes a log.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - kind: What is drawn around the mean of several runs.
  ///   - accounting: What is known of the run.
  /// - Throws: ``ScheduleError`` for a log without rows.
  package init(_ log: RunLog, band kind: BandKind, by accounting: StepAccounting) throws(ScheduleError) {
    values = try log.recording(by: accounting)
    let edges =
      switch kind {
      case .range: log.range
      case .deviation: log.deviation
      case .none: nil as (lowest: [Double], highest: [Double])?
      }
    guard let edges else {
      band = nil
      return
    }
    var (lower, upper) = (log, log)
    (lower.rates, upper.rates) = edges
    band = (try lower.recording(by: accounting), try upper.recording(by: accounting))
  }

  /// Takes values without a band.
  ///
  /// - Parameter values: The values.
  package init(_ values: Recording) {
    self.values = values
    band = nil
  }
}

extension Invocation {
  /// The name by which a panel is asked for of what schedules saw that follow a metric.
  private static let metricsName = "metrics"

  /// Returns the panels that are asked for.
  ///
  /// - Parameter evaluation: The run and the curves.
  /// - Returns: The panels, from top to bottom.
  /// - Throws: ``UsageError/noPanel(_:columns:command:)`` for a column that no curve has.
  package func panels(in evaluation: Evaluation) throws(UsageError) -> [PanelCurves] {
    guard let text = chart.panel else { return [] }
    // A name may have a comma of its own.
    if let panel = panel(text, in: evaluation) { return [panel] }
    var panels: [PanelCurves] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      if name.isEmpty { throw .emptyElement(.option("panel", of: command), value: text) }
      guard let panel = panel(name, in: evaluation) else {
        throw .noPanel(name, columns: columns(of: evaluation), command: command)
      }
      panels.append(panel)
    }
    return panels
  }

  /// Returns what is drawn around the mean of several runs, for each curve; `nil` for one that is none.
  ///
  /// - Parameter evaluation: The run and the curves.
  /// - Returns: The recorded values with their band.
  package func bands(in evaluation: Evaluation) -> [RecordedCurve?] {
    evaluation.curves.map { curve in
      guard let log = curve.request.record, !log.members.isEmpty else { return nil }
      return try? RecordedCurve(log, band: chart.band, by: evaluation.run.accounting)
    }
  }

  /// The panel of a column; `nil` where no curve has it.
  private func panel(_ name: String, in evaluation: Evaluation) -> PanelCurves? {
    var (curves, without, title): ([PanelCurves.Curve], [String], String?) = ([], [], nil)
    for (place, curve) in evaluation.curves.enumerated() {
      if let log = curve.request.record?.reading(name),
        let values = try? RecordedCurve(log, band: chart.band, by: evaluation.run.accounting)
      {
        curves.append(PanelCurves.Curve(place: place, values: values))
        title = title ?? log.column
      } else if let (seen, column) = metrics(of: curve.request, in: evaluation),
        name.lowercased() == (column ?? Self.metricsName).lowercased() || name.lowercased() == Self.metricsName
      {
        curves.append(PanelCurves.Curve(place: place, values: RecordedCurve(seen)))
        title = title ?? column ?? "Metric"
      } else {
        without.append(curve.label)
      }
    }
    guard !curves.isEmpty else { return nil }
    return PanelCurves(name: title ?? name, curves: curves, without: without)
  }

  /// The metrics that a schedule saw, each at the last update of its epoch, and the column that they are; `nil` for a schedule that
  /// follows none, or whose clock something else has changed.
  private func metrics(of request: CurveRequest, in evaluation: Evaluation) -> (seen: Recording, column: String?)? {
    let stage = request.config.first
    let isChanged = request.config.operations.contains { if case .modify = $0 { true } else { false } }
    guard !isChanged, let value = stage.values[Self.metricsName] else { return nil }
    let numbers: [Double]
    var column: String?
    switch value {
    case .file(let path):
      numbers = evaluation.context.series[path] ?? []
      column = SeriesFile.divided(path)?.column
    case .list(let values): numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    default: return nil
    }
    let length = stage.given(.updatesPerEpoch)?.value ?? evaluation.run.updatesPerEpoch?.value ?? 1
    var (updates, rates): ([Int], [Double]) = ([], [])
    for (epoch, number) in numbers.enumerated() where number.isFinite {
      updates.append(epoch.addingSaturating(1).multipliedSaturating(by: length).subtractingSaturating(1))
      rates.append(number)
    }
    guard let seen = try? Recording(updates: updates, rates: rates, isInterpolated: true) else { return nil }
    return (seen, column)
  }

  /// The columns that curves have besides the one that is drawn, each once.
  private func columns(of evaluation: Evaluation) -> [String] {
    var names: [String] = []
    func add(_ name: String) { if !names.contains(name) { names.append(name) } }
    for curve in evaluation.curves {
      if let log = curve.request.record { for column in log.columns { add(column.name) } }
      if let (_, column) = metrics(of: curve.request, in: evaluation) { add(column ?? Self.metricsName) }
    }
    return names
  }
}
