import CommandLanguage
import Documents
import Numbers
import Runs

/// One JSON object: the iterations, and of each curve its label, its words and its rates in their order.
struct JSONCurves: ExportFormat {
  /// What is known of the run, for curves that were logged.
  var accounting = StepAccounting(RunFacts())

  func write(_ table: CurveTable, to sink: inout ByteSink) {
    let writer = DecimalWriter()
    sink.write("{\"iterations\": [")
    for row in 0..<table.count {
      if sink.hasFailed { return }
      if row > 0 { sink.write(", ") }
      sink.write("\(table.first + row * table.stride)")
    }
    sink.write("], ")
    for unit in table.units {
      sink.write("\"\(unit.pluralName)\": [")
      for row in 0..<table.count {
        if sink.hasFailed { return }
        if row > 0 { sink.write(", ") }
        sink.write(upTo: DecimalWriter.capacity) { $0 + writer.write(unit(table.first + row * table.stride), to: $0) }
      }
      sink.write("], ")
    }
    sink.write("\"curves\": [")
    for (index, curve) in table.curves.enumerated() {
      sink.write(index == 0 ? "\n" : ",\n")
      sink.write("  {\"label\": \(JSONText.quoted(curve.label)), ")
      sink.write("\"curve\": \(JSONText.quoted(curve.request.config.description)), ")
      if let log = curve.request.record {
        // What was logged has updates of its own.
        RecordedRows(of: log, by: accounting, within: nil, stride: 1).write(to: &sink)
        sink.write("}")
        continue
      }
      sink.write("\"learning_rates\": [")
      var isFirst = true
      table.forEachBlock(of: index..<index + 1) { block in
        for rate in block.rates.joined() {
          if !isFirst { sink.write(", ") }
          isFirst = false
          // What is not finite has no text in JSON.
          guard rate.isFinite else {
            sink.write("null")
            continue
          }
          sink.write(upTo: DecimalWriter.capacity) { $0 + writer.write(rate, to: $0) }
        }
        return !sink.hasFailed
      }
      sink.write("]}")
    }
    let notes = table.notes.map(JSONText.quoted).joined(separator: ", ")
    sink.write("\n], \"notes\": [\(notes)]}\n")
  }
}
