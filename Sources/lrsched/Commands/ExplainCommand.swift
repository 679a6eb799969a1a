import Catalogue
import CommandLanguage
import Numbers
import Reports

/// `lrsched explain`: one curve in words and figures.
enum ExplainCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    // In words, what is found of the curve stands in what is told of it.
    let notes = Notes.sentences(of: evaluation, findings: invocation.isJSON)
    Words.say(notes: notes, of: invocation)
    let accounting = evaluation.run.accounting
    for curve in evaluation.curves {
      let explanation = Explanation(of: curve, evaluation)
      if invocation.isJSON {
        let json = ExplanationJSON(
          explanation, notes: invocation.takenNames.map(\.sentence) + notes, logs: curve.request.logs, accounting)
        try OutputFile.standardOutput { $0.write("\(json.object)\n") }
      } else {
        let text = ExplanationText(
          explanation, digits: invocation.output.digits ?? FigureText.digits, hasAll: invocation.output.hasAll)
        let accounts =
          curve.request.plans.flatMap { RunAccount($0).lines + [""] }
          + curve.request.logs.flatMap { LogAccount($0, accounting).lines + [""] }
        try Page.write(accounts + text.lines)
      }
    }
  }
}
