package import Logs
package import Runs

/// What a run came to: the last and the best value of a measure, and where.
package struct MeasuredRun: Sendable {
  /// A value and where it was logged.
  package struct Point: Hashable, Sendable {
    /// The value.
    package let value: Double
    /// The step, as the log counts it; `nil` where it has none.
    package let step: Double?
    /// The row, from 0.
    package let row: Int
    /// The update that the value belongs to; `nil` where nothing tells it.
    package let iteration: Int?
  }

  /// The file of the run.
  package let path: String
  /// The last value.
  package let last: Point
  /// The first of the best values; `nil` where it is not known which are good.
  package let best: Point?
  /// How many rows behind the last value have none, where there were none so far apart before.
  package let rowsWithout: Int

  /// Looks a run through; `nil` where no value counts.
  ///
  /// - Parameters:
  ///   - log: The run.
  ///   - direction: Which values are good; `nil` where that is not known.
  ///   - part: The updates that count; `nil` for all.
  ///   - accounting: What is known of the run.
  package init?(
    _ log: RunLog, _ direction: MeasureDirection?, within part: ClosedRange<Int>?, by accounting: StepAccounting
  ) {
    let iterations = log.iterations(by: accounting)
    let rows = log.valued.filter { row in part.map { part in iterations[row].map(part.contains) ?? true } ?? true }
    guard let end = rows.last else { return nil }
    func point(_ row: Int) -> Point {
      Point(
        value: log.rates[row], step: log.step(at: row, by: accounting) ?? log.epochs.dropFirst(row).first, row: row,
        iteration: iterations[row])
    }
    path = log.path
    last = point(end)
    best = direction.flatMap { direction in
      var best: Int?
      for row in rows {
        guard let known = best else {
          best = row
          continue
        }
        let isBetter =
          direction == .min ? log.rates[row] < log.rates[known] : log.rates[row] > log.rates[known]
        if isBetter { best = row }
      }
      return best.map(point)
    }
    let apart = zip(rows, rows.dropFirst()).map { $1 - $0 }.max() ?? 1
    let behind = log.rates.count - 1 - end
    rowsWithout = part == nil && behind >= apart ? behind : 0
  }
}
