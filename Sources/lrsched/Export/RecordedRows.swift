import Logs
import Numbers
import Runs

/// The rows of a log that have a value: the step as it is logged, the update that the value belongs to, and the value.
struct RecordedRows {
  /// A row.
  struct Row {
    /// The step; `nil` where the log has none.
    var step: Double?
    /// The update; `nil` where neither the log nor a fact tells it.
    var update: Int?
    /// The value.
    var value: Double
  }

  private let log: RunLog
  private let accounting: StepAccounting
  private let updates: RowUpdates
  private let range: ClosedRange<Int>?
  private let stride: Int

  /// Finds the rows.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - accounting: What is known of the run.
  ///   - range: The updates that are asked for; `nil` for all. Rows whose update is not known are always among them.
  ///   - stride: How many updates lie between two rows at least.
  init(of log: RunLog, by accounting: StepAccounting, within range: ClosedRange<Int>?, stride: Int) {
    self.log = log
    self.accounting = accounting
    self.range = range
    self.stride = stride
    updates = RowUpdates(of: log, by: accounting)
  }

  /// How many rows there are.
  var count: Int {
    var count = 0
    forEach { _ in
      count += 1
      return true
    }
    return count
  }

  /// Hands over the rows one by one, as long as they are wanted: a log may be too long for a list of them.
  ///
  /// - Parameter body: Takes a row, and returns whether another is wanted.
  func forEach(_ body: (Row) -> Bool) {
    var last: Int?
    for place in log.rates.indices where log.rates[place].isFinite {
      let update = updates[place]
      if let update {
        if let range, !range.contains(update) { continue }
        if stride > 1, let before = last, update.subtractingSaturating(before) < stride { continue }
        last = update
      }
      let row = Row(step: log.step(at: place, by: accounting), update: update, value: log.rates[place])
      if !body(row) { return }
    }
  }

  /// The iterations as JSON.
  func writeIterations(to sink: inout ByteSink) {
    list(to: &sink) { row in row.update.map { .whole($0) } ?? .null }
  }

  /// The members of a curve in JSON: its steps, its iterations unless they stand elsewhere, its values.
  func write(to sink: inout ByteSink, withIterations: Bool = true) {
    sink.write("\"steps\": ")
    list(to: &sink) { row in row.step.map { .number($0) } ?? .null }
    if withIterations {
      sink.write(", \"iterations\": ")
      writeIterations(to: &sink)
    }
    sink.write(", \"learning_rates\": ")
    list(to: &sink) { row in .number(row.value) }
  }

  /// An element of a list.
  private enum Element {
    case whole(Int)
    case number(Double)
    case null
  }

  private func list(to sink: inout ByteSink, _ element: (Row) -> Element) {
    let writer = DecimalWriter()
    var isFirst = true
    sink.write("[")
    forEach { row in
      if !isFirst { sink.write(", ") }
      isFirst = false
      switch element(row) {
      case .whole(let number): sink.write(upTo: DecimalWriter.capacity) { $0 + writer.write(number, to: $0) }
      case .number(let number): sink.write(upTo: DecimalWriter.capacity) { $0 + writer.write(number, to: $0) }
      case .null: sink.write("null")
      }
      return !sink.hasFailed
    }
    sink.write("]")
  }
}
