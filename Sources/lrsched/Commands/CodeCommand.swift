import CodeGeneration
import CommandLanguage

/// `lrsched code`: a curve as source text.
enum CodeCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    guard let target = invocation.operands.first.flatMap(CodeTarget.init(rawValue:)),
      let curve = evaluation.curves.first
    else { return }
    let text = try text(of: curve, in: target, evaluation, invocation)
    let paths = invocation.output.paths
    for path in paths.isEmpty ? [Output.standardOutput] : paths {
      if path == Output.standardOutput {
        try OutputFile.standardOutput { $0.write(text) }
      } else {
        try OutputFile.replace(path) { $0.write(text) }
      }
    }
  }

  /// Returns a curve as source text, which names the command that makes it again.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - target: The language or framework.
  ///   - evaluation: The run.
  ///   - invocation: The command line that asks for it.
  /// - Returns: The text, with a line end.
  /// - Throws: A ``Diagnostic`` where the target has no words for the curve.
  static func text(
    of curve: LabelledCurve, in target: CodeTarget, _ evaluation: Evaluation, _ invocation: Invocation
  ) throws(Diagnostic) -> String {
    var command = Invocation(.code)
    (command.curves, command.run, command.isTable) = ([curve.request], invocation.run, invocation.isTable)
    command.operands = [target.rawValue]
    let request = CodeRequest(
      curve.request.config, curve.schedule, length: evaluation.length, command: command.recipe,
      isTable: invocation.isTable)
    do { return try CodeGenerator.text(of: request, in: target) } catch { throw Diagnostic(error) }
  }
}
