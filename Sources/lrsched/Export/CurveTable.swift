import Schedules

/// What an export writes: some curves over the same iterations.
struct CurveTable {
  /// One curve and the name of its column.
  struct Column {
    let label: String
    let schedule: any Schedule
  }

  /// The curves, in the order in which they were given.
  let columns: [Column]
  /// The first iteration.
  let first: Int
  /// The last iteration; every `stride`th from the first on is written.
  let last: Int
  /// Every how many iterations a row is written, at least 1.
  let stride: Int

  /// The number of rows.
  var count: Int { (last - first) / stride + 1 }

  /// Hands over the iterations one by one until the body has had enough.
  func forEachIteration(_ body: (Int) -> Bool) {
    var iteration = first
    while body(iteration) {
      let (next, overflow) = iteration.addingReportingOverflow(stride)
      if overflow || next > last { return }
      iteration = next
    }
  }
}

/// Writes a table of curves in one format, row by row, so that memory does not grow with the rows.
protocol ExportFormat {
  /// Writes the table.
  func write(_ table: CurveTable, to sink: inout ByteSink)
}
