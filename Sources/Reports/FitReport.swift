import Catalogue
import CommandLanguage
package import Documents
package import Logs
import Numbers
package import RunComparison
import TerminalText

/// What `fit` tells: the schedule that made a log, in our words and the frameworks', or how near it comes; text and JSON.
package struct FitReport {
  private let fit: LogFit
  private let log: RunLog
  private let rows: LogRows

  /// Takes what was found.
  ///
  /// - Parameters:
  ///   - fit: What was found.
  ///   - rows: The rows of the log.
  ///   - log: The log.
  package init(_ fit: LogFit, of rows: LogRows, in log: RunLog) { (self.fit, self.rows, self.log) = (fit, rows, log) }

  /// The lines, each without its end.
  package var lines: [String] {
    guard let best = fit.best else { return ["no schedule is near what \(log.path) logs:"] + pieces }
    var lines = ["\(best.config)"]
    if best.off == 0 {
      let count = rows.count
      lines.append(
        "  has the rates of all \(count) \(count == 1 ? "row" : "rows") of \(log.path) (\(log.rounding.words))")
    } else {
      let share = FigureText.short(100 * best.residual, digits: 3)
      lines.append(
        "  is the nearest: \(best.off) of \(rows.count) rows are off, by up to \(share) % of the highest rate")
    }
    if best.offset != 0 {
      lines.append("  the log shows the rate of one update \(best.offset > 0 ? "later" : "earlier") than its steps say")
    }
    if !fit.others.isEmpty {
      lines += ["", "the same in other words, as far as the log goes"] + fit.others.map { "  \($0)" }
    }
    return best.off == 0 ? lines : lines + ["", "what it does"] + pieces
  }

  private var pieces: [String] {
    Columns.aligned(
      fit.pieces.map { piece in
        let rates =
          piece.from == piece.to ? numberText(piece.from) : "\(numberText(piece.from)) to \(numberText(piece.to))"
        return ["  \(piece.start)-\(piece.end)", piece.motion.rawValue, rates]
      })
  }

  /// The object.
  package var object: JSONText {
    [
      "log": .string(log.path), "rows": .integer(rows.count), "is_whole": .boolean(fit.isWhole),
      "curve": fit.best.map { .string("\($0.config)") } ?? .null,
      "offset": fit.best.map { .integer($0.offset) } ?? .null,
      "rows_off": fit.best.map { .integer($0.off) } ?? .null,
      "residual": fit.best.map { .number($0.residual) } ?? .null,
      "others": .array(fit.others.map { .string("\($0)") }),
      "pieces": .array(
        fit.pieces.map {
          [
            "motion": .string($0.motion.rawValue), "first": .integer($0.start), "last": .integer($0.end),
            "from": .number($0.from), "to": .number($0.to),
          ]
        }),
    ]
  }
}
