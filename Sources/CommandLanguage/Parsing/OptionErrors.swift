import Catalogue

/// Tells what is wrong with an option that cannot be taken where it stands.
struct OptionErrors: Sendable {
  let command: Command

  /// Returns the error for an option that neither the current stage nor the command has.
  ///
  /// - Parameters:
  ///   - option: The option.
  ///   - curve: The stages read so far; the last is the current one.
  /// - Returns: The error.
  func unknown(_ option: OptionWord, in curve: [ScheduleDefinition]) -> UsageError {
    if !option.isShort, let owner = curve.last(where: { $0.parameters.named(option.name) != nil }) {
      return .parameterOfOtherStage(option.spelling, owner: owner.name)
    }
    let isKnown = OptionTable.options.contains { known in
      option.isShort
        ? known.short.map(String.init) == option.spelling.dropFirst().description : known.isNamed(option.name)
    }
    return isKnown
      ? .optionOfOtherCommand(option.spelling, command: command)
      : .unknownOption(option.spelling, stage: curve.last?.name, command: command)
  }
}
