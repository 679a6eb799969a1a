import Catalogue
import CommandLanguage

/// `lrsched explain`: one curve in words and figures.
enum ExplainCommand {
  static func run(_ invocation: Invocation) throws {
    for curve in try BuiltCurve.all(of: invocation) {
      let explanation = Explanation(of: curve, invocation)
      let text =
        invocation.isJSON
        ? ExplanationJSON(explanation: explanation).object.description
        : ExplanationText(explanation: explanation).lines.joined(separator: "\n")
      try OutputFile.standardOutput { $0.write(text + "\n") }
    }
  }
}
