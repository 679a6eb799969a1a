import CodeGeneration
import CommandLanguage

/// `lrsched code`: a curve as source text.
enum CodeCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    guard let target = invocation.operands.first.flatMap(CodeTarget.init(rawValue:)),
      let curve = evaluation.curves.first
    else { return }
    let paths = invocation.output.paths.isEmpty ? [Output.standardOutput] : invocation.output.paths
    // All before the first file is touched.
    let texts = try paths.map { path in
      try text(of: curve, in: target, evaluation, invocation, format: format(of: path, target, invocation))
    }
    for (path, text) in zip(paths, texts) {
      if path == Output.standardOutput {
        try OutputFile.standardOutput { $0.write(text) }
      } else {
        try OutputFile.replace(path) { $0.write(text) }
      }
    }
  }

  /// How the arguments of a trainer are written to a path: as was asked for, else as its extension tells.
  private static func format(of path: String, _ target: CodeTarget, _ invocation: Invocation) -> ArgumentsFormat? {
    if target != .hf || invocation.argumentsFormat != nil { return invocation.argumentsFormat }
    let name = path.split(separator: "/").last ?? ""
    return name.dropFirst().lastIndex(of: ".").flatMap {
      ArgumentsFormat(fileExtension: name[name.index(after: $0)...].lowercased())
    }
  }

  /// Returns a curve as source text, which names the command that makes it again.
  ///
  /// - Parameters:
  ///   - curve: The curve.
  ///   - target: The language or framework.
  ///   - evaluation: The run.
  ///   - invocation: The command line that asks for it.
  ///   - format: How the arguments of a trainer are written, where that is known.
  /// - Returns: The text, with a line end.
  /// - Throws: A ``Diagnostic`` where the target has no words for the curve.
  static func text(
    of curve: LabelledCurve, in target: CodeTarget, _ evaluation: Evaluation, _ invocation: Invocation,
    format: ArgumentsFormat? = nil
  ) throws(Diagnostic) -> String {
    var command = Invocation(.code)
    (command.curves, command.run, command.isTable) = ([curve.request], invocation.run, invocation.isTable)
    (command.operands, command.argumentsFormat) = ([target.rawValue], format)
    var request = CodeRequest(
      curve.request.config, curve.schedule, length: evaluation.length, command: command.recipe,
      isTable: invocation.isTable)
    request.format = format
    do { return try CodeGenerator.text(of: request, in: target) } catch { throw Diagnostic(error) }
  }
}
