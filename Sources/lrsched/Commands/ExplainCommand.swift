import Catalogue
import CodeGeneration
import CommandLanguage
import Numbers
import Reports

/// `lrsched explain`: one curve in words and figures.
enum ExplainCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    if invocation.isLaTeX { return try writeLaTeX(evaluation) }
    // In words, what is found of the curve stands in what is told of it.
    let notes = Notes.sentences(of: evaluation, findings: invocation.isJSON)
    Words.say(notes: notes, of: invocation)
    let accounting = evaluation.run.accounting
    for curve in evaluation.curves {
      let explanation = Explanation(of: curve, evaluation)
      let code = try invocation.code.map { try CodeCommand.text(of: curve, in: $0, evaluation, invocation) }
      if invocation.isJSON {
        let json = ExplanationJSON(
          explanation, notes: invocation.takenNames.map(\.sentence) + notes, code: code,
          logs: curve.request.logs, accounting)
        try OutputFile.standardOutput { $0.write("\(json.object)\n") }
      } else {
        let text = ExplanationText(
          explanation, digits: invocation.output.digits ?? FigureText.digits, hasAll: invocation.output.hasAll)
        let accounts =
          curve.request.plans.flatMap { RunAccount($0).lines + [""] }
          + curve.request.logs.flatMap { LogAccount($0, accounting).lines + [""] }
        let lines = code.map { $0.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
        try Page.write(accounts + text.lines + (lines.map { ["", "code", ""] + $0 } ?? []))
      }
    }
  }

  private static func writeLaTeX(_ evaluation: Evaluation) throws {
    for curve in evaluation.curves {
      guard let lines = curve.schedule.form.flatMap({ FormulaLaTeX.lines(of: $0) }) else {
        throw Diagnostic(CodeFault.noFormula)
      }
      try Page.write(lines)
    }
  }
}
