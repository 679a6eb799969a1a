import CommandLanguage

/// `lrsched explore`: curves in the terminal, with knobs.
enum ExploreCommand {
  static func run(_ invocation: Invocation) throws {}
}
