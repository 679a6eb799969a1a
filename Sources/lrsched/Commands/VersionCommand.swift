import CommandLanguage

/// `lrsched version`: what this program is called, and which of it this is.
enum VersionCommand {
  static func run(_ invocation: Invocation) throws {
    try OutputFile.standardOutput { $0.write(Version.software + "\n") }
  }
}
