package import CodeGeneration

extension Diagnostic {
  /// Words why a curve cannot be written as source text.
  ///
  /// - Parameter fault: The reason.
  package init(_ fault: CodeFault) {
    let sentence =
      switch fault {
      case .metricDriven(let name):
        "A metric decides the rates of \(name): take the framework's own class, which sees the metric."
      case .tooLong(let most):
        "The curve has no closed form, and its table would be longer than \(most) updates: give a shorter run by -n."
      case .notInTarget(let target, let reason): "The curve cannot be written for \(target.rawValue): \(reason)."
      }
    self.init(sentence, readMore: "lrsched help code", exitCode: .data)
  }
}
