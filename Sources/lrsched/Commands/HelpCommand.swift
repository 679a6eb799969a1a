import CommandLanguage

/// `lrsched help`: what the program, a command, a schedule or a topic is.
enum HelpCommand {
  static func run(_ invocation: Invocation) throws {
    let help = Help(width: min(Terminal.columns, 100))
    var texts: [String] = []
    for topic in invocation.operands.isEmpty ? [nil] : invocation.operands.map(Optional.init) {
      guard let text = help.text(about: topic) else { throw UsageError.unknownTopic(topic ?? "") }
      texts.append(text)
    }
    try OutputFile.standardOutput { $0.write(texts.joined(separator: "\n")) }
  }
}
