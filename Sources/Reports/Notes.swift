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

  /// How many curves are looked at: more are not read one by one.
  private static let mostCurves = 64
  /// How many notes of several curves are told.
  private static let mostTold = 5

  /// A path is kept longer than other words.
  private static func readable(_ path: String) -> String { SafeText.plain(path, limit: 300) }
}
