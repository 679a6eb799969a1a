import CommandLanguage
import Schedules

/// One JSON object: which iterations, and of each curve its label and its rates in their order.
struct JSONCurves: ExportFormat {
  func write(_ table: CurveTable, to sink: inout ByteSink) {
    sink.write("{\"first\": \(table.first), \"every\": \(table.stride), \"count\": \(table.count), \"curves\": [")
    for (index, column) in table.columns.enumerated() {
      sink.write(index == 0 ? "\n" : ",\n")
      sink.write("  {\"label\": \(JSONText.quoted(column.label)), \"learning_rates\": [")
      var isFirst = true
      table.forEachIteration { iteration in
        if !isFirst { sink.write(", ") }
        isFirst = false
        sink.write(JSONText.number(column.schedule(iteration)).description)
        return !sink.hasFailed
      }
      sink.write("]}")
    }
    sink.write("\n]}\n")
  }
}
