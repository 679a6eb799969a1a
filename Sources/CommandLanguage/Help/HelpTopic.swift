import Catalogue

/// Something that help can be asked about.
enum HelpTopic: Sendable {
  /// A command.
  case command(Command)
  /// A schedule or a modifier.
  case definition(ScheduleDefinition)
  /// A word of the grammar.
  case keyword(Keyword)
  /// A page about the language.
  case page(HelpPage)

  /// Returns the topic that a word names; `nil` when it names none.
  ///
  /// - Parameters:
  ///   - word: The word as a person wrote it.
  ///   - vocabulary: The schedules and modifiers.
  init?(_ word: String, _ vocabulary: Vocabulary) {
    if let definition = vocabulary.definition(named: word) {
      self = .definition(definition)
    } else if let command = Command(rawValue: word) {
      self = .command(command)
    } else if let keyword = Keyword(rawValue: word) {
      self = .keyword(keyword)
    } else if let page = HelpPage(rawValue: word) {
      self = .page(page)
    } else {
      return nil
    }
  }
}

extension HelpTopic {
  /// Every word that help knows, for names to suggest.
  static func names(_ vocabulary: Vocabulary) -> [String] {
    Command.visible.map(\.rawValue) + HelpPage.allCases.map(\.rawValue) + Keyword.allCases.map(\.rawValue)
      + vocabulary.definitions.map(\.name) + vocabulary.definitions.flatMap(\.aliases)
  }
}
