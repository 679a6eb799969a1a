import Catalogue
import CommandLanguage

/// `lrsched explain`: one curve in words and figures.
enum ExplainCommand {
  static func run(_ invocation: Invocation) throws {
    let built = try BuiltCurves(of: invocation)
    for curve in built.curves {
      let explanation = Explanation(of: curve, built.evaluation)
      if invocation.isJSON {
        try OutputFile.standardOutput { $0.write("\(ExplanationJSON(explanation: explanation).object)\n") }
      } else {
        try Page.write(ExplanationText(explanation: explanation).lines)
      }
    }
  }
}
