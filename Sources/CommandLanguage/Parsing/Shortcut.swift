import Catalogue

/// Finds `--help` and `--version` before anything else is read, so that they work in a command line that is not yet right.
enum Shortcut {
  /// Returns what such an option asks for; `nil` when there is none before a `--`.
  static func invocation(_ arguments: [String], vocabulary: @autoclosure () -> Vocabulary) -> Invocation? {
    let options = arguments.prefix { $0 != "--" }
    if let index = options.firstIndex(where: { $0 == "-h" || $0 == "--help" }) {
      var help = Invocation(.help)
      help.operands = topic(before: options[..<index], vocabulary()).map { [$0] } ?? []
      return help
    }
    return options.contains("--version") ? Invocation(.version) : nil
  }

  /// The last schedule or modifier, else the command.
  private static func topic(before words: ArraySlice<String>, _ vocabulary: Vocabulary) -> String? {
    let isStage: (String) -> Bool = { Keyword(written: $0) != nil || vocabulary.finding($0) != nil }
    if let stage = words.last(where: isStage) { return stage }
    return words.first.flatMap(Command.init(written:))?.rawValue
  }
}
