import Catalogue
import CommandLanguage
import Reports

/// `lrsched explain`: one curve in words and figures.
enum ExplainCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    let accounting = evaluation.run.accounting
    for curve in evaluation.curves {
      let explanation = Explanation(of: curve, evaluation)
      if invocation.isJSON {
        let object = ExplanationJSON(explanation, logs: curve.request.logs, accounting).object
        try OutputFile.standardOutput { $0.write("\(object)\n") }
      } else {
        let accounts =
          curve.request.plans.flatMap { RunAccount($0).lines + [""] }
          + curve.request.logs.flatMap { LogAccount($0, accounting).lines + [""] }
        try Page.write(accounts + ExplanationText(explanation).lines)
      }
    }
  }
}
