import CommandLanguage

/// The commands that print a text made from the tables: `list`, `help`, `completions` and `generate`.
enum PrintCommand {
  static func run(_ invocation: Invocation) throws {
    let text = try Documents.text(for: invocation, width: Terminal.columns)
    try OutputFile.standardOutput { $0.write(text) }
  }
}
