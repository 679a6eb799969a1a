package import CodeGeneration

extension Diagnostic {
  /// Words why a curve cannot be written as source text.
  ///
  /// - Parameter fault: The reason.
  package init(_ fault: CodeFault) {
    let sentence =
      switch fault {
      case .metricDriven(let name):
        "A metric decides the rates, which no code knows beforehand: take the framework's own \(name), which sees the metric."
      case .noFormula:
        "The curve has no formula that a page has room for: 'lrsched code' writes it as code."
      case .tooLong(let most):
        "The curve has no closed form, and its table would be longer than \(most) updates: give a shorter run by -n."
      case .notInTarget(let target, let reason): "The curve cannot be written for \(target.rawValue): \(reason)."
      }
    self.init(sentence, readMore: "lrsched help code", exitCode: .data)
  }
}
