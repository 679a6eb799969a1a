package import CommandLanguage
import Logs
import Numbers

/// What the runs came to whose logged measures are compared: the last and the best value of each, with the mean and the spread of
/// families.
package struct MeasureTable {
  /// A curve: a run, or a family of them.
  struct Row {
    let curve: LabelledCurve
    let log: RunLog
    let runs: [MeasuredRun]
    let direction: MeasureDirection?

    /// The last values.
    var last: Spread? { Spread(of: runs.map(\.last.value)) }
    /// The best values.
    var best: Spread? { Spread(of: runs.compactMap(\.best?.value)) }
  }

  /// A figure of which families are compared.
  enum Figure: String, CaseIterable { case last, best }

  /// How far two families are apart.
  struct Difference {
    let figure: Figure
    /// The better one, as far as that is known, else the first.
    let one: Row
    let other: Row
    /// The distance of their means.
    let distance: Double
    /// Their pooled standard deviation.
    let deviation: Double

    /// Whether the distance is no larger than the deviation.
    var isWithinSpread: Bool { distance <= deviation }
  }

  let rows: [Row]
  let iterations: ClosedRange<Int>
  let kind: BestKind
  let digits: Int?
  let notes: [String]

  /// Works the figures out; `nil` unless every curve is a measure that was logged, with nothing done to it.
  ///
  /// - Parameters:
  ///   - evaluation: The curves and the run.
  ///   - invocation: What was asked for.
  ///   - notes: What else is to be said, in sentences.
  package init?(of evaluation: Evaluation, _ invocation: Invocation, notes: [String] = []) {
    let accounting = evaluation.run.accounting
    var rows: [Row] = []
    for curve in evaluation.curves {
      guard let log = curve.request.record, !log.isRate else { return nil }
      let direction = MeasureDirection(invocation.output.best, of: log.column)
      let part = evaluation.shown == evaluation.whole ? nil : evaluation.shown
      let runs = (log.members.isEmpty ? [log] : log.members).compactMap {
        MeasuredRun($0, direction, within: part, by: accounting)
      }
      guard !runs.isEmpty else { return nil }
      rows.append(Row(curve: curve, log: log, runs: runs, direction: direction))
    }
    self.rows = rows
    iterations = evaluation.shown
    kind = invocation.output.best
    digits = invocation.output.digits
    self.notes = notes
  }

  /// All pairs of families of the same column, of which at least one has several runs.
  var differences: [Difference] {
    var differences: [Difference] = []
    for figure in Figure.allCases {
      for (index, one) in rows.enumerated() {
        for other in rows[(index + 1)...] { if let pair = difference(figure, one, other) { differences.append(pair) } }
      }
    }
    return differences
  }

  /// How far two curves are apart; `nil` where they have not the same column, or no spread is known.
  func difference(_ figure: Figure, _ one: Row, _ other: Row) -> Difference? {
    guard one.log.column == other.log.column, let first = spread(figure, one), let second = spread(figure, other),
      let deviation = first.pooledDeviation(with: second)
    else { return nil }
    let isSecondBetter = one.direction == .max ? second.mean > first.mean : second.mean < first.mean
    let isSwapped = one.direction != nil && isSecondBetter
    return Difference(
      figure: figure, one: isSwapped ? other : one, other: isSwapped ? one : other,
      distance: (first.mean - second.mean).magnitude, deviation: deviation)
  }

  func spread(_ figure: Figure, _ row: Row) -> Spread? { figure == .last ? row.last : row.best }
}
