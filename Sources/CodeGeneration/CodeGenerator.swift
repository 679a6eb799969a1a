/// Writes a curve as source text.
package enum CodeGenerator {
  /// Returns the text of a curve, with a line end.
  ///
  /// - Parameters:
  ///   - request: The curve.
  ///   - target: The language or framework.
  /// - Returns: The source text.
  /// - Throws: A ``CodeFault`` where the target has no words for the curve.
  package static func text(of request: CodeRequest, in target: CodeTarget) throws(CodeFault) -> String {
    // Whatever else the curve looks like afterwards: another run has another metric.
    if let metric = request.config.stages.first(where: \.isMetricDriven) { throw .metricDriven(metric.frameworkName) }
    let lines: [String]
    switch target {
    case .python: lines = try PythonTarget.lines(request)
    case .javascript: lines = try RealTargets.lines(request, .javaScript)
    case .c: lines = try RealTargets.lines(request, .c)
    case .swift: lines = try RealTargets.lines(request, .swift)
    case .numpy: lines = try NumpyTarget.lines(request)
    case .torch: lines = try TorchTarget.lines(request)
    case .optax: lines = try OptaxTarget.lines(request)
    case .keras: lines = try KerasTarget.lines(request)
    case .hf: lines = try HFTarget.lines(request)
    case .lightning: lines = try LightningTarget.lines(request)
    case .deepspeed: lines = try DeepSpeedTarget.lines(request)
    case .mxnet: lines = try MXNetTarget.lines(request)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
