import CommandLanguage
import Numbers
import Schedules

/// What an export writes: some curves over the same iterations.
struct CurveTable {
  /// The curves, in the order in which they were given: one column each.
  let curves: [LabelledCurve]
  /// The first iteration.
  let first: Int
  /// The last iteration; every `stride`th from the first on is written.
  let last: Int
  /// Every how many iterations a row is written, at least 1.
  let stride: Int
  /// How many digits a rate has at most; `nil` for all that it has.
  var digits: Int?
  /// What else is to be said, in sentences; for formats that have a place for it.
  var notes: [String] = []
  /// What iterations are also counted in, a column each behind theirs.
  var units: [UnitColumn] = []
  /// Who is told of each block of rows.
  var progress: ProgressLine?

  /// The number of rows.
  var count: Int { (last - first) / stride + 1 }

  /// Some rows one after the other.
  struct Block {
    /// The iteration of the first row.
    let first: Int
    /// The number of rows.
    let count: Int
    /// The rates of each column.
    let rates: [[Double]]
  }

  /// Hands over the rows block by block until the body has had enough.
  ///
  /// - Parameters:
  ///   - columns: The columns that are asked for.
  ///   - body: Takes a block; no more follow once it returns `false`.
  func forEachBlock(of columns: Range<Int>, _ body: (Block) -> Bool) {
    // So few that all of them stay in the processor's nearest memory.
    let most = min(max(1, 1024 / max(1, columns.count)), count)
    var rates = [[Double]](repeating: [Double](repeating: 0, count: most), count: columns.count)
    var row = 0
    while row < count {
      let rows = min(most, count - row)
      let iteration = first + row * stride
      for (index, column) in columns.enumerated() {
        if rates[index].count > rows { rates[index].removeLast(rates[index].count - rows) }
        curves[column].schedule.evaluate(&rates[index], from: iteration, by: stride)
        if let digits { for row in 0..<rows { rates[index][row] = rates[index][row].shortened(toDigits: digits) } }
      }
      guard body(Block(first: iteration, count: rows, rates: rates)) else { return }
      progress?.advance(by: rows * columns.count)
      row += rows
    }
  }
}

/// Writes a table of curves in one format, row by row, so that memory does not grow with the rows.
protocol ExportFormat {
  /// Writes the table.
  func write(_ table: CurveTable, to sink: inout ByteSink)
}
