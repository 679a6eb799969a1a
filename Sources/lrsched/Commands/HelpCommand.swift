import CommandLanguage

/// `lrsched help`: what the program, a command, a schedule or a topic is.
enum HelpCommand {
  static func run(_ invocation: Invocation) throws {
    let topic = invocation.operands.first
    guard let text = Help(width: min(Terminal.columns, 100)).text(about: topic) else {
      throw UsageError.unknownTopic(topic ?? "")
    }
    try OutputFile.standardOutput { $0.write(text) }
  }
}
