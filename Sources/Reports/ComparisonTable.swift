package import CommandLanguage
package import Documents
import Numbers
import Schedules
import TerminalText

/// The figures of several curves side by side.
package struct ComparisonTable {
  /// The figures of one curve.
  private struct Row {
    let curve: LabelledCurve
    let summary: ScheduleSummary
    /// The updates of the warmup that the curve begins with; `nil` without one.
    let warmup: Int?
  }

  private let rows: [Row]
  private let iterations: ClosedRange<Int>
  private let digits: Int
  private let notes: [String]

  /// The width of a line that fits everywhere, in cells.
  package static let usualWidth = 80

  /// Works the figures out.
  ///
  /// - Parameters:
  ///   - curves: The curves.
  ///   - iterations: The iterations that are compared.
  ///   - digits: How many digits figures have at most in lines, from 1 to 17.
  ///   - notes: What else is to be said, in sentences.
  package init(
    of curves: [LabelledCurve], over iterations: ClosedRange<Int>, digits: Int = FigureText.digits,
    notes: [String] = []
  ) {
    // All curves together may take no longer than one may alone.
    let work = ScheduleSummary.usualWork / max(1, curves.count)
    rows = curves.map { curve in
      let first = curve.schedule.phase(at: 0)
      return Row(
        curve: curve, summary: ScheduleSummary(of: curve.schedule, over: iterations, work: work),
        warmup: first.name.hasPrefix("warmup") ? first.end : nil)
    }
    self.iterations = iterations
    self.digits = digits
    self.notes = notes
  }

  /// A column: what it is called, and the text of a row.
  private typealias Column = (name: String, text: (Row) -> String)

  /// Returns the lines of the table, its heading first.
  ///
  /// Where they are wider than they may be, columns are left out: the area, the mean's share of it, then the warmup, the
  /// lowest and the first rate.
  ///
  /// - Parameter width: How wide a line may be, in cells.
  /// - Returns: The lines.
  package func lines(width: Int = usualWidth) -> [String] {
    var lines: [String] = []
    var left = columns
    for name in [nil, "area", "warmup", "lowest", "first"] as [String?] {
      left.removeAll { $0.name == name }
      lines = Columns.aligned([left.map(\.name)] + rows.map { row in left.map { $0.text(row) } })
      if lines.allSatisfy({ TextWidth.cells(of: $0) <= width }) { break }
    }
    return lines
  }

  private var columns: [Column] {
    let digits = digits
    func short(_ rate: Double) -> String { FigureText.short(rate, digits: digits) }
    func about(_ row: Row) -> String { row.summary.areExtremesSearched ? "" : "about " }
    return [
      ("curve", { SafeText.plain($0.curve.label) }), ("first", { short($0.summary.first) }),
      ("highest", { about($0) + short($0.summary.highest) }),
      ("at", { $0.summary.areExtremesSearched ? "\($0.summary.highestIteration)" : "not searched" }),
      ("lowest", { about($0) + short($0.summary.lowest) }), ("last", { short($0.summary.last) }),
      ("mean", { FigureText.estimate($0.summary.mean.value, error: $0.summary.mean.error, digits: digits) }),
      (
        "area",
        { row in
          row.summary.area.map { FigureText.estimate($0, error: row.summary.areaError, digits: digits) } ?? "too large"
        }
      ),
      ("warmup", { $0.warmup.map { "\($0)" } ?? "-" }),
    ]
  }

  /// The same in JSON, with all digits.
  package var json: JSONText {
    [
      "first_iteration": .integer(iterations.lowerBound), "last_iteration": .integer(iterations.upperBound),
      "notes": .array(notes.map { .string($0) }),
      "curves": .array(
        rows.map { row in
          let summary = row.summary
          func extreme(_ rate: Double, _ iteration: Int) -> JSONText {
            [
              "learning_rate": .number(rate),
              "iteration": summary.areExtremesSearched ? .integer(iteration) : .null,
            ]
          }
          return [
            "label": .string(row.curve.label), "curve": .string(row.curve.request.config.description),
            "first": .number(summary.first), "highest": extreme(summary.highest, summary.highestIteration),
            "lowest": extreme(summary.lowest, summary.lowestIteration), "last": .number(summary.last),
            "mean": .number(summary.mean.value), "mean_error": .number(summary.mean.error),
            "area": summary.area.map { .number($0) } ?? .null,
            "warmup": row.warmup.map { .integer($0) } ?? .null,
          ]
        }),
    ]
  }
}
