import CommandLanguage

/// `lrsched completions`: the completion script of a shell.
enum CompletionsCommand {
  static func run(_ invocation: Invocation) throws {
    // The parser has checked the word.
    guard let shell = invocation.operands.first.flatMap(Shell.init(rawValue:)) else {
      throw UsageError.missingOperand(invocation.command)
    }
    try OutputFile.standardOutput { $0.write(Completions().script(for: shell)) }
  }
}
