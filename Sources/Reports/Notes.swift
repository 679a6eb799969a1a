import Checks
package import CommandLanguage
import Numbers
import Schedules

/// What is said about a result besides the result itself, a line each.
package enum Notes {
  /// Returns that a picture was written.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - width: Its width, in pixels.
  ///   - height: Its height, in pixels.
  ///   - byteCount: Its size.
  /// - Returns: The a picture was written.
  package static func picture(at path: String, width: Int, height: Int, byteCount: Int) -> String {
    "wrote \(readable(path)) (\(width) × \(height) px, \(FigureText.bytes(byteCount)))"
  }

  /// Returns that data were written.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - rows: The number of rows.
  /// - Returns: The data were written.
  package static func data(at path: String, rows: Int) -> String { "wrote \(readable(path)): \(rows) rows" }

  /// Returns what is to be known of the curves in their run besides what was asked for: sentences without their full stop.
  ///
  /// Each is true of the run: one whose length was found by its curves ends where they do, and nothing is said of it.
  ///
  /// - Parameters:
  ///   - evaluation: The run and its curves.
  ///   - findings: Whether what rules find of the curves is among them, and not only that a part is shown.
  /// - Returns: The sentences.
  package static func sentences(of evaluation: Evaluation, findings: Bool = true) -> [String] {
    let (shown, whole) = (evaluation.shown, evaluation.whole)
    let part =
      shown == whole
      ? [] : ["a part is shown, updates \(shown.lowerBound) to \(shown.upperBound) of 0 to \(whole.upperBound)"]
    guard findings else { return part }
    var labels: [String: [String]] = [:]
    var texts: [String] = []
    for curve in evaluation.curves.prefix(mostCurves) {
      let curveInRun = CurveInRun(
        curve.request.config, curve.schedule, in: evaluation.context, length: evaluation.length,
        work: CurveInRun.usualWork / evaluation.curves.count)
      for finding in curveInRun.findings(onlyNotes: true) {
        if labels[finding.text] == nil { texts.append(finding.text) }
        labels[finding.text, default: []].append(SafeText.plain(curve.label))
      }
    }
    let told = texts.prefix(mostTold).map { text in
      guard evaluation.curves.count > 1, let of = labels[text], let first = of.first else { return text }
      return of.count == 1 ? "\(first): \(text)" : "\(first) and \(of.count - 1) more: \(text)"
    }
    let more = texts.count > told.count ? ["the same kind is true of other curves; explain tells of each"] : []
    return part + told + more
  }

  /// Returns what is to be known of how a chart draws what was logged: sentences without their full stop.
  ///
  /// - Parameters:
  ///   - evaluation: The run and its curves.
  ///   - invocation: What was asked for.
  /// - Returns: The sentences.
  /// - Throws: ``UsageError/noPanel(_:columns:command:)`` for a panel that there is not.
  package static func ofChart(_ evaluation: Evaluation, _ invocation: Invocation) throws(UsageError) -> [String] {
    var notes: [String] = []
    let runs = evaluation.curves.compactMap { $0.request.record?.members.count }.max() ?? 0
    if runs > 1 {
      let band =
        switch invocation.chart.band {
        case .range: ", and the band around it is from the lowest to the highest of them"
        case .deviation: ", and the band around it is one sample standard deviation to each side"
        case .none: ""
        }
      notes.append("a curve of several runs is their mean\(band)")
    }
    if invocation.chart.marks.contains(.cycleEnds) {
      for curve in evaluation.curves.prefix(mostCurves) {
        let curveInRun = CurveInRun(
          curve.request.config, curve.schedule, in: evaluation.context, length: evaluation.length)
        guard let text = EndsWithinCycle.text(of: curveInRun) else { continue }
        notes.append(evaluation.curves.count > 1 ? "\(SafeText.plain(curve.label)): \(text)" : text)
      }
    }
    for panel in try invocation.panels(in: evaluation) where !panel.without.isEmpty {
      let names = panel.without.prefix(mostTold).map { SafeText.plain($0) }
      let more = panel.without.count > names.count ? " and \(panel.without.count - names.count) more" : ""
      notes.append(
        "the panel of \(SafeText.plain(panel.name)) is without \(names.joined(separator: ", "))\(more), which "
          + "\(panel.without.count == 1 ? "has" : "have") no such column")
    }
    return notes
  }

  /// How many curves are looked at: more are not read one by one.
  private static let mostCurves = 64
  /// How many notes of several curves are told.
  private static let mostTold = 5

  /// A path is kept longer than other words.
  private static func readable(_ path: String) -> String { SafeText.plain(path, limit: 300) }
}
