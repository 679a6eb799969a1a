import CommandLanguage

/// `lrsched formats`: the formats of configs.
enum FormatsCommand {
  static func run(_ invocation: Invocation) throws {
    let list = FormatList()
    let text = invocation.isJSON ? "\(list.json)\n" : list.text(width: Terminal.columns)
    try OutputFile.standardOutput { $0.write(text) }
  }
}
