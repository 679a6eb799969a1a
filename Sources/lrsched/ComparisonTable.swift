import CommandLanguage
import Schedules
import TerminalText

/// The figures of several curves side by side.
enum ComparisonTable {
  /// Returns the lines of the table: label, first, highest and its iteration, last, mean.
  ///
  /// - Parameters:
  ///   - curves: The curves.
  ///   - iterations: The iterations of the run.
  static func lines(of curves: [BuiltCurve], over iterations: ClosedRange<Int>) -> [String] {
    let heading = ["curve", "first", "highest", "at", "last", "mean"]
    let rows = curves.map { curve -> [String] in
      let summary = ScheduleSummary(of: curve.schedule, over: iterations)
      return [
        SafeText.plain(curve.label), FigureText.short(summary.first), FigureText.short(summary.highest),
        "\(summary.highestIteration)",
        FigureText.short(summary.last), (summary.isMeanExact ? "" : "about ") + FigureText.short(summary.mean),
      ]
    }
    return Columns.aligned([heading] + rows)
  }
}
