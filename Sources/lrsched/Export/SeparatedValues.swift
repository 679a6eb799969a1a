import Schedules

/// Comma- or tab-separated values: a header, and a row an iteration, or in the long form one an iteration and a curve.
struct SeparatedValues: ExportFormat {
  /// What stands between two fields.
  let separator: UInt8
  /// Whether each row has one curve, whose label is a field.
  let isLong: Bool

  func write(_ table: CurveTable, to sink: inout ByteSink) {
    let labels = table.columns.map { quoted($0.label) }
    sink.write("iteration")
    sink.write(byte: separator)
    if isLong {
      sink.write("curve")
      sink.write(byte: separator)
      sink.write("learning_rate")
    } else {
      for (index, label) in labels.enumerated() {
        if index > 0 { sink.write(byte: separator) }
        sink.write(label)
      }
    }
    sink.write(byte: newline)
    if isLong { writeLong(table, labels, to: &sink) } else { writeWide(table, to: &sink) }
  }

  private func writeWide(_ table: CurveTable, to sink: inout ByteSink) {
    let schedules = table.columns.map(\.schedule)
    table.forEachIteration { iteration in
      sink.write(String(iteration))
      for schedule in schedules {
        sink.write(byte: separator)
        sink.write(numberText(schedule(iteration)))
      }
      sink.write(byte: newline)
      return !sink.hasFailed
    }
  }

  private func writeLong(_ table: CurveTable, _ labels: [String], to sink: inout ByteSink) {
    for (column, label) in zip(table.columns, labels) {
      table.forEachIteration { iteration in
        sink.write(String(iteration))
        sink.write(byte: separator)
        sink.write(label)
        sink.write(byte: separator)
        sink.write(numberText(column.schedule(iteration)))
        sink.write(byte: newline)
        return !sink.hasFailed
      }
    }
  }

  /// A field as RFC 4180 quotes it; tabs and line ends are quoted in both formats.
  private func quoted(_ field: String) -> String {
    let special: Set<UInt8> = [separator, UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard field.utf8.contains(where: special.contains) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private let newline = UInt8(ascii: "\n")
}
