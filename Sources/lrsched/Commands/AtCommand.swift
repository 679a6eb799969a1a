import CommandLanguage
import Reports

/// `lrsched at`: the rate at given iterations.
enum AtCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    let table = RateTable(of: evaluation.curves, at: try invocation.positions(in: evaluation))
    try OutputFile.standardOutput { sink in
      table.write(asJSON: invocation.isJSON) { text in
        sink.write(text)
        return !sink.hasFailed
      }
    }
  }
}
