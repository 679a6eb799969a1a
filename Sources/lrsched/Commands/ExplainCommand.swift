import Catalogue
import CommandLanguage
import Reports

/// `lrsched explain`: one curve in words and figures.
enum ExplainCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    for curve in evaluation.curves {
      let explanation = Explanation(of: curve, evaluation)
      if invocation.isJSON {
        try OutputFile.standardOutput { $0.write("\(ExplanationJSON(explanation).object)\n") }
      } else {
        let accounts = curve.request.plans.flatMap { RunAccount($0).lines + [""] }
        try Page.write(accounts + ExplanationText(explanation).lines)
      }
    }
  }
}
