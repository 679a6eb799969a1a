import CommandLanguage
import Reports

/// `lrsched when`: the update at which the rate passes a number.
enum WhenCommand {
  static func run(_ invocation: Invocation) throws {
    guard let condition = invocation.condition else { throw UsageError.missingOperand(invocation.command) }
    let table = ConditionTable(of: condition, in: try Evaluation(of: invocation))
    if invocation.isJSON {
      try OutputFile.standardOutput { $0.write("\(table.json)\n") }
    } else {
      try Page.write(table.lines)
    }
  }
}
