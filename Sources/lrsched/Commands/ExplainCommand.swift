import Catalogue
import CommandLanguage

/// `lrsched explain`: one curve in words and figures.
enum ExplainCommand {
  static func run(_ invocation: Invocation) throws {
    for curve in try LabelledCurve.all(of: invocation) {
      let explanation = Explanation(of: curve, invocation)
      if invocation.isJSON {
        try OutputFile.standardOutput { $0.write("\(ExplanationJSON(explanation: explanation).object)\n") }
      } else {
        try Page.write(ExplanationText(explanation: explanation).lines)
      }
    }
  }
}
