import Catalogue
import Configs

/// Something that help can be asked about.
enum HelpTopic: Sendable {
  /// A command.
  case command(Command)
  /// A schedule or a modifier, with what others its name may mean.
  case definition(ScheduleDefinition, TakenName?)
  /// A word of the grammar.
  case keyword(Keyword)
  /// A page about the language.
  case page(HelpPage)
  /// A framework's schedules.
  case dialect(any Dialect.Type)
  /// A format of configs.
  case format(any ConfigFormat.Type)
  /// A call of a framework that puts schedules together.
  case composition(FrameworkComposition)
  /// An option of commands, or a parameter of schedules and modifiers.
  case option(OptionTopic)

  /// Returns the topic that a word names; `nil` when it names none.
  ///
  /// - Parameters:
  ///   - word: The word as a person wrote it.
  ///   - vocabulary: The schedules and modifiers.
  init?(_ word: String, _ vocabulary: Vocabulary) {
    if let definition = vocabulary.definition(named: word) {
      self = .definition(definition, nil)
    } else if let command = Command(written: word) {
      self = .command(command)
    } else if let keyword = Keyword(written: word) {
      self = .keyword(keyword)
    } else if let page = HelpPage(rawValue: word) {
      self = .page(page)
    } else if let dialect = Catalogue.dialect(named: word), vocabulary.dialects.contains(dialect.name) {
      self = .dialect(dialect)
    } else if let format = ConfigFormats.named(word) {
      self = .format(format)
    } else if let composition = FrameworkComposition(word) {
      self = .composition(composition)
    } else if word == "set" || word == "--set" {
      self = .page(.calls)
    } else if let option = OptionTopic(word, vocabulary) {
      self = .option(option)
    } else if let finding = vocabulary.finding(word), let definition = finding.first {
      self = .definition(definition, TakenName(finding, as: definition))
    } else {
      return nil
    }
  }
}

extension HelpTopic {
  /// Every word that help knows, for names to suggest.
  static func names(_ vocabulary: Vocabulary) -> [String] {
    Command.visible.map(\.rawValue) + HelpPage.allCases.map(\.rawValue) + Keyword.allCases.map(\.rawValue)
      + vocabulary.dialects + ConfigFormats.all.map { $0.name } + FrameworkComposition.all.map(\.name)
      + OptionTopic.names
      + vocabulary.definitions.map(\.name)
      + vocabulary.definitions.flatMap(\.aliases)
  }
}
