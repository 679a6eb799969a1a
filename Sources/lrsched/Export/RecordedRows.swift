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
  private let updates: [Int?]
  /// The positions of the rows in the log.
  let places: [Int]

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
    let updates = log.iterations(by: accounting)
    self.updates = updates
    var last: Int?
    places = log.valued.filter { place in
      guard let update = updates[place] else { return true }
      if let range, !range.contains(update) { return false }
      if stride > 1, let before = last, update.subtractingSaturating(before) < stride { return false }
      last = update
      return true
    }
  }

  /// A row.
  func row(_ index: Int) -> Row {
    let place = places[index]
    return Row(step: log.step(at: place, by: accounting), update: updates[place], value: log.rates[place])
  }

  /// The iterations as JSON.
  func writeIterations(to sink: inout ByteSink) {
    list(to: &sink) { row, sink in sink.write(row.update.map(String.init) ?? "null") }
  }

  /// The members of a curve in JSON: its steps, its iterations unless they stand elsewhere, its values.
  func write(to sink: inout ByteSink, withIterations: Bool = true) {
    sink.write("\"steps\": ")
    list(to: &sink) { row, sink in sink.write(row.step.map(numberText) ?? "null") }
    if withIterations {
      sink.write(", \"iterations\": ")
      writeIterations(to: &sink)
    }
    sink.write(", \"learning_rates\": ")
    list(to: &sink) { row, sink in sink.write(numberText(row.value)) }
  }

  private func list(to sink: inout ByteSink, _ element: (Row, inout ByteSink) -> Void) {
    sink.write("[")
    for index in places.indices {
      if sink.hasFailed { return }
      if index > 0 { sink.write(", ") }
      element(row(index), &sink)
    }
    sink.write("]")
  }
}
