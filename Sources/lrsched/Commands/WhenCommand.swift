import CommandLanguage
import Reports

/// `lrsched when`: the update at which the rate passes a number.
enum WhenCommand {
  static func run(_ invocation: Invocation) throws {
    guard let condition = invocation.condition else { throw UsageError.missingOperand(invocation.command) }
    let evaluation = try Evaluation(of: invocation)
    let table = ConditionTable(of: condition, in: evaluation)
    Words.say(notes: Notes.sentences(of: evaluation), of: invocation)
    if invocation.isJSON {
      try OutputFile.standardOutput { $0.write("\(table.json)\n") }
    } else {
      try Page.write(table.lines)
    }
  }
}
