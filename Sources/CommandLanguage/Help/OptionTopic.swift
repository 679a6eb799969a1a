import Catalogue

/// An option that help is asked about by its name with the dashes: those of commands, and parameters.
struct OptionTopic: Sendable {
  /// The name without dashes.
  let name: String
  /// The options of commands; several where commands take different things by one name.
  let options: [GlobalOption]
  /// The schedules and modifiers that have a parameter of this name.
  let owners: [ScheduleDefinition]

  /// Finds what an option is; `nil` for a word that is none, and for one that nothing has.
  ///
  /// - Parameters:
  ///   - word: The option as a person wrote it, perhaps with a value.
  ///   - vocabulary: The schedules and modifiers.
  init?(_ word: String, _ vocabulary: Vocabulary) {
    guard let option = OptionWord(Token(text: word, position: .argument(0))) else { return nil }
    name = option.name
    if option.isShort {
      options = OptionTable.options.filter { $0.short == option.name.first }
      owners = []
    } else {
      options = OptionTable.options.filter { $0.isAlike(option.name) }
      owners = vocabulary.definitions.filter { $0.parameters.named(option.name) != nil }
    }
    if options.isEmpty, owners.isEmpty { return nil }
  }

  /// The options of commands with their dashes, each once.
  static let names: [String] = OptionTable.options.reduce(into: []) { names, option in
    if !names.contains("--\(option.name)") { names.append("--\(option.name)") }
  }
}
