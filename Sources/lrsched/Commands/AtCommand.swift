import CommandLanguage
import Reports

/// `lrsched at`: the rate at given iterations.
enum AtCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    let notes = Notes.sentences(of: evaluation)
    let table = RateTable(
      of: evaluation.curves, at: try invocation.positions(in: evaluation), digits: invocation.output.digits,
      notes: invocation.takenNames.map(\.sentence) + notes)
    Words.say(notes: notes, of: invocation)
    try OutputFile.standardOutput { sink in
      table.write(asJSON: invocation.isJSON) { text in
        sink.write(text)
        return !sink.hasFailed
      }
    }
  }
}
