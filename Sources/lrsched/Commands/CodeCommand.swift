import CodeGeneration
import CommandLanguage

/// `lrsched code`: a curve as source text.
enum CodeCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    guard let target = invocation.operands.first.flatMap(CodeTarget.init(rawValue:)),
      let curve = evaluation.curves.first
    else { return }
    let request = CodeRequest(
      curve.request.config, curve.schedule, length: evaluation.length,
      command: "lrsched code \(target) \(curve.request)",
      isTable: invocation.isTable)
    let text: String
    do { text = try CodeGenerator.text(of: request, in: target) } catch { throw Diagnostic(error) }
    let paths = invocation.output.paths
    for path in paths.isEmpty ? [Output.standardOutput] : paths {
      if path == Output.standardOutput {
        try OutputFile.standardOutput { $0.write(text) }
      } else {
        try OutputFile.replace(path) { $0.write(text) }
      }
    }
  }
}
