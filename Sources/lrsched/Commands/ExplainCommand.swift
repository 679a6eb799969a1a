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
        try Page.write(ExplanationText(explanation).lines)
      }
    }
  }
}

extension Explanation {
  /// Works out everything that is told of a curve, other words for it included.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - evaluation: The run, and which part of it is shown.
  init(of curve: LabelledCurve, _ evaluation: Evaluation) {
    let equivalents = Equivalents(
      of: curve.request.config, curve.schedule, in: evaluation.context, over: evaluation.whole)
    self.init(of: curve, over: evaluation.shown, equivalents: EquivalentCurves(equivalents))
  }
}

extension EquivalentCurves {
  fileprivate init(_ found: Equivalents) {
    func told(_ equivalents: [Equivalents.Equivalent]) -> [Equivalent] {
      equivalents.map { Equivalent(curve: $0.config.description, comparison: $0.comparison) }
    }
    self.init(
      over: found.iterations, isLookedFor: found.isLookedFor, same: told(found.same), alike: told(found.alike),
      near: told(found.near))
  }
}
