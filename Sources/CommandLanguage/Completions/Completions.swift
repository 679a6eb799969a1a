import Catalogue
import Runs

/// Writes the scripts that complete command lines in a shell, from the option table and the schedules.
///
/// Each script finds the stage that the cursor is in, and offers the parameters of that stage with the options of the
/// command, or the words that may follow.
package struct Completions: Sendable {
  let vocabulary: Vocabulary

  /// Creates a writer.
  ///
  /// - Parameter vocabulary: The schedules and modifiers to complete.
  package init(vocabulary: Vocabulary = .catalogue) {
    self.vocabulary = vocabulary
  }

  /// Returns the script of a shell, with a line end.
  package func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  // MARK: What every script knows

  /// A word to complete to, and what it means.
  struct Word {
    var text: String
    var meaning: String
  }

  var commands: [Word] { Command.visible.map { Word(text: $0.rawValue, meaning: $0.summary) } }

  /// The commands whose operand is the path of a file.
  var commandsOfFiles: [String] { Command.visible.filter(\.operands.isFile).map(\.rawValue) }

  /// The commands whose operand is something that help can be asked about.
  var commandsOfTopics: [String] { Command.visible.filter(\.operands.isTopic).map(\.rawValue) }

  /// The commands whose operand is one of several words.
  var commandsOfChoices: [(command: String, words: [String])] {
    Command.visible.compactMap { command in
      let words = command.operands.isSearch ? vocabulary.dialects : command.operands.choices
      return words.map { (command.rawValue, $0) }
    }
  }

  /// The words that may stand before the first curve of a command.
  var leadingWords: [(command: String, words: [String])] {
    Command.visible.compactMap { command in
      if command.operands.isCondition {
        let words = RateCondition.Occurrence.allCases.map(\.rawValue) + RateCondition.Side.allCases.map(\.rawValue)
        return (command.rawValue, words)
      }
      let words = [UpdateSelection.lastWord, UpdateSelection.cycleEndsWord]
      return command.operands.areIterations ? (command.rawValue, words) : nil
    }
  }

  var schedules: [Word] { words(of: vocabulary.definitions.filter { !$0.isModifier }) }

  var modifiers: [Word] { words(of: vocabulary.definitions.filter(\.isModifier)) }

  /// The words of the grammar, without `vs`, which every curve may end with.
  var keywords: [Word] {
    Keyword.allCases.map { Word(text: $0.rawValue, meaning: Self.sentence($0.explanation)) }
  }

  /// The topics of help.
  var topics: [Word] {
    commands + HelpPage.allCases.map { Word(text: $0.rawValue, meaning: $0.summary) } + keywords
      + Catalogue.dialects.filter { vocabulary.dialects.contains($0.name) }.map {
        Word(text: $0.name, meaning: $0.summary)
      } + schedules + modifiers
  }

  /// The options of a command, with their dashes.
  func options(of command: Command) -> [Word] {
    OptionTable.options(of: command).flatMap { option in
      let word = Word(text: "--\(option.name)", meaning: option.help)
      return option.short.map { [word, Word(text: "-\($0)", meaning: option.help)] } ?? [word]
    }
  }

  /// The parameters of a stage, with their dashes.
  func parameters(of definition: ScheduleDefinition) -> [Word] {
    definition.parameters.map { Word(text: "--\($0.name)", meaning: $0.help) }
  }

  /// The values of an option that takes one of several words; `nil` for others.
  func choices(of option: GlobalOption) -> [String]? {
    switch option.kind {
    case .choice(let words)?, .choices(let words)?: return words
    default: break
    }
    return option.name == "dialect" ? vocabulary.dialects : nil
  }

  /// The values of a parameter that takes one of several words; `nil` for others.
  func choices(of parameter: Parameter) -> [String]? {
    if case .choice(let words) = parameter.kind { return words }
    return nil
  }

  /// Whether what follows an option is the path of a file.
  func isPath(_ option: GlobalOption) -> Bool { option.kind == .path }

  /// The options of each command that take a value, with the dashes of every spelling; those with choices left out.
  func optionsWithFreeValue(of command: Command) -> [String] {
    OptionTable.options(of: command)
      .filter { $0.valueName != nil && choices(of: $0) == nil && !isPath($0) }.flatMap(spellings)
  }

  func spellings(of option: GlobalOption) -> [String] {
    ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
  }

  /// The name and the aliases of a stage, and what it is called without its framework.
  func names(of definition: ScheduleDefinition) -> [String] {
    [definition.name] + definition.aliases + calls(of: definition)
  }

  /// The names without its framework that mean an entry and no other.
  private func calls(of definition: ScheduleDefinition) -> [String] {
    ([definition.name] + definition.aliases).compactMap { name in
      guard let stop = name.firstIndex(of: ".") else { return nil }
      let call = String(name[name.index(after: stop)...])
      let meant = vocabulary.finding(call)?.limited(toModifiers: definition.isModifier)?.first
      return meant?.name == definition.name ? call : nil
    }
  }

  private func words(of definitions: [ScheduleDefinition]) -> [Word] {
    definitions.flatMap { definition in
      ([definition.name] + calls(of: definition)).map { Word(text: $0, meaning: definition.summary) }
    }
  }

  private static func sentence(_ text: String) -> String {
    text.firstIndex(of: ".").map { String(text[...$0]) } ?? text
  }
}
