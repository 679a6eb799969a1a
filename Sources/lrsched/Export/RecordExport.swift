import ChartChoices
import CommandLanguage
import Documents
import Numbers
import Reports

/// The rows of logs as they were logged: nothing between them is made up, and nothing is asked.
struct RecordExport {
  private let invocation: Invocation
  private let curves: [(curve: LabelledCurve, rows: RecordedRows)]

  /// Takes curves that are logs and nothing else.
  ///
  /// - Parameters:
  ///   - evaluation: The curves, and what is shown of their run.
  ///   - invocation: What was asked for.
  /// - Throws: What is wrong with `--every`.
  init(of evaluation: Evaluation, _ invocation: Invocation) throws {
    self.invocation = invocation
    let isPart = invocation.run.from != nil || invocation.run.to != nil || invocation.run.iterations != nil
    let stride = try invocation.stride(in: evaluation.run)
    let accounting = evaluation.run.accounting
    let shown = isPart ? evaluation.shown : nil
    curves = evaluation.curves.compactMap { curve in
      curve.request.record.map { (curve, RecordedRows(of: $0, by: accounting, within: shown, stride: stride)) }
    }
  }

  /// Writes them to where they are to go.
  ///
  /// - Throws: What is wrong with a file.
  func write() throws {
    for output in invocation.destinations {
      guard case .data(let format) = output.format else { continue }
      if output.path == Output.standardOutput {
        if format == .npy, Terminal.isStandardOutput { throw FileError.binaryToTerminal }
        try OutputFile.standardOutput { write(format, to: &$0) }
      } else {
        try OutputFile.replace(output.path) { write(format, to: &$0) }
        let count = curves.reduce(0) { $0 + $1.rows.count }
        if !invocation.output.isQuiet { Words.say(Notes.data(at: output.path, rows: count)) }
      }
    }
  }

  private func write(_ format: DataFormat, to sink: inout ByteSink) {
    switch format {
    case .csv: writeTable(",", to: &sink)
    case .tsv: writeTable("\t", to: &sink)
    case .json: writeJSON(to: &sink)
    case .npy: writeArray(to: &sink)
    }
  }

  private func writeJSON(to sink: inout ByteSink) {
    // Curves whose iterations differ carry their own.
    let isLone = curves.count == 1
    sink.write("{\"iterations\": ")
    if isLone, let rows = curves.first?.rows { rows.writeIterations(to: &sink) } else { sink.write("null") }
    sink.write(", \"curves\": [")
    for (index, (curve, rows)) in curves.enumerated() {
      sink.write(index == 0 ? "\n" : ",\n")
      sink.write("  {\"label\": \(JSONText.quoted(curve.label)), ")
      sink.write("\"curve\": \(JSONText.quoted(curve.request.config.description)), ")
      if let column = curve.request.record?.column { sink.write("\"column\": \(JSONText.quoted(column)), ") }
      rows.write(to: &sink, withIterations: !isLone)
      sink.write("}")
    }
    sink.write("\n]}\n")
  }

  /// A row for each that was logged: of several logs one below the other, since their steps differ.
  private func writeTable(_ separator: String, to sink: inout ByteSink) {
    let isLone = curves.count == 1 && !invocation.export.isLong
    let column = curves.first?.curve.request.record?.column ?? "learning_rate"
    let name = isLone ? quoted(column, separator) : "curve\(separator)learning_rate"
    sink.write("step\(separator)iteration\(separator)\(name)\n")
    let writer = DecimalWriter()
    for (curve, rows) in curves {
      let label =
        isLone ? "" : quoted(sink.isTerminal ? SafeText.line(curve.label) : curve.label, separator) + separator
      rows.forEach { row in
        if let step = row.step { sink.write(upTo: DecimalWriter.capacity) { $0 + writer.write(step, to: $0) } }
        sink.write(separator)
        if let update = row.update { sink.write(upTo: DecimalWriter.capacity) { $0 + writer.write(update, to: $0) } }
        sink.write(separator)
        sink.write(label)
        sink.write(upTo: DecimalWriter.capacity) { $0 + writer.write(row.value, to: $0) }
        sink.write(byte: UInt8(ascii: "\n"))
        return !sink.hasFailed
      }
    }
  }

  /// A record has the fields `curve`, counted from 0, `step`, which is NaN where the log has none, `iteration`, which is -1 where
  /// nothing tells it, and `learning_rate`.
  private func writeArray(to sink: inout ByteSink) {
    let count = curves.reduce(0) { $0 + $1.rows.count }
    sink.write(
      NPY.header(
        record: "[('curve', '<i8'), ('step', '<f8'), ('iteration', '<i8'), ('learning_rate', '<f8')]", rows: count))
    for (number, (_, rows)) in curves.enumerated() {
      rows.forEach { row in
        let words = [
          UInt64(bitPattern: Int64(number)), (row.step ?? .nan).bitPattern,
          UInt64(bitPattern: Int64(row.update ?? -1)), row.value.bitPattern,
        ]
        for word in words { withUnsafeBytes(of: word.littleEndian) { sink.write($0) } }
        return !sink.hasFailed
      }
    }
  }

  private func quoted(_ field: String, _ separator: String) -> String {
    guard field.contains(separator) || field.contains("\"") || field.contains(where: \.isNewline) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
