package import CommandLanguage
import Numbers
import Schedules
import TerminalText

/// The figures of several curves side by side.
package enum ComparisonTable {
  /// Returns the lines of the table: label, first, highest and its iteration, last, mean.
  ///
  /// - Parameters:
  ///   - curves: The curves.
  ///   - iterations: The iterations of the run.
  /// - Returns: The lines.
  package static func lines(of curves: [LabelledCurve], over iterations: ClosedRange<Int>) -> [String] {
    let heading = ["curve", "first", "highest", "at", "last", "mean"]
    // All curves together may take no longer than one may alone.
    let work = ScheduleSummary.usualWork / max(1, curves.count)
    let rows = curves.map { curve -> [String] in
      let summary = ScheduleSummary(of: curve.schedule, over: iterations, work: work)
      let about = summary.areExtremesSearched ? "" : "about "
      return [
        SafeText.plain(curve.label), FigureText.short(summary.first), about + FigureText.short(summary.highest),
        summary.areExtremesSearched ? "\(summary.highestIteration)" : "not searched", FigureText.short(summary.last),
        FigureText.estimate(summary.mean.value, error: summary.mean.error),
      ]
    }
    return Columns.aligned([heading] + rows)
  }
}
