import Catalogue

/// The option that an error is about, for the line of its help.
struct OptionAtFault {
  let reference: OptionReference

  /// Finds the option; `nil` for errors that are about none.
  init?(_ error: UsageError) {
    switch error {
    case .missingValue(let option), .notABoolean(let option, _), .notANumber(let option, _), .notFinite(let option, _),
      .notACount(let option, _), .notADuration(let option, _), .notWhole(let option, _), .tooLarge(let option, _),
      .outOfBounds(let option, _, _), .notAChoice(let option, _, _), .notAPair(let option, _),
      .notAFormula(let option, _), .emptyElement(let option, _), .groupedDigits(let option, _, _),
      .notARange(let option, _, _), .repeated(let option),
      .sweepOutsideCompare(let option, _),
      .exclusive(let option, _), .needs(let option, _), .notBelow(let option, _, _, _),
      .missingFact(let option, _, _), .unitNotAccepted(let option, _), .idleBesideConfig(let option):
      reference = option
    case .noPanel(_, _, let command):
      reference = .option("panel", of: command)
    case .sameOutput(_, _, let command), .outputIsInput(_, _, let command):
      reference = .option("output", of: command)
    case .unknownCommand, .fileAsCommand, .unknownSchedule, .fileWithoutMark, .unknownModifier, .scheduleWithinCurve,
      .modifierWithoutCurve,
      .missingSchedule, .missingCurve, .severalCurves, .unknownOption, .optionOfOtherCommand, .parameterOfOtherStage,
      .optionInCurveFile, .factsDiffer, .noCycles, .tooManyCycles, .cyclesUnknown, .tooManyCurves, .tooManySteps,
      .unexpectedWord, .missingOperand,
      .unknownTopic, .nothingListed,
      .needsTerminal, .unknownKey,
      .unknownDialect, .unknownFormat, .unclosedQuote, .danglingBackslash, .emptyLabel, .labelWithoutCurve,
      .wordAfterCurveFile, .curveFileWithinCurveFile, .tableFault, .inFile, .file, .code, .config, .log, .logNeeds:
      return nil
    }
  }

  /// Returns the help of the option in one line; `nil` for a word that is none.
  func help(in vocabulary: Vocabulary) -> String? {
    switch reference {
    case .parameter(let name, let owner) where owner.hasPrefix("@"):
      ConfigFact.named(name).map { "--\($0.name) \($0.placeholder)  \($0.help)" }
        ?? LogOption.named(name).map { "--\($0.rawValue) \($0.placeholder)  \($0.help)" }
    case .parameter(let name, let owner):
      vocabulary.definition(named: owner)?.parameters.named(name).map { OptionHelp($0).line }
    case .option(let name, let command):
      OptionTable.option(named: name, of: command).map { OptionHelp($0, of: command).line }
    case .word:
      nil
    }
  }
}

/// Where to read on after an error.
enum ReadMore {
  /// Returns the command that explains what an error is about; `nil` when the sentence says it all.
  static func command(for error: UsageError) -> String? {
    switch error {
    case .unknownCommand, .fileAsCommand, .unknownTopic: "lrsched help"
    case .noCycles, .tooManyCycles, .cyclesUnknown: "lrsched help at"
    case .needsTerminal: "lrsched help show"
    case .unknownKey: "lrsched help explore"
    case .unknownSchedule(let word): FrameworkComposition(word).map { "lrsched help \($0.name)" } ?? "lrsched list"
    case .unknownModifier, .unknownDialect, .nothingListed: "lrsched list"
    case .scheduleWithinCurve, .tooManySteps, .modifierWithoutCurve, .missingSchedule, .missingCurve, .severalCurves:
      "lrsched help curves"
    case .notADuration(let option, _), .notWhole(let option, _), .missingFact(let option, _, _),
      .unitNotAccepted(let option, _):
      option == .word("number") ? nil : "lrsched help durations"
    case .factsDiffer: "lrsched help durations"
    case .sweepOutsideCompare, .tooManyCurves, .notARange: "lrsched help sweeps"
    case .fileWithoutMark, .optionInCurveFile, .wordAfterCurveFile, .curveFileWithinCurveFile, .emptyLabel,
      .labelWithoutCurve,
      .unclosedQuote, .danglingBackslash:
      "lrsched help files"
    case .code: "lrsched help calls"
    case .unknownOption(_, let stage, let command): topic(of: stage ?? command.rawValue)
    case .parameterOfOtherStage(_, let owner): topic(of: owner)
    case .optionOfOtherCommand(_, let command), .unexpectedWord(_, let command), .missingOperand(let command):
      "lrsched help \(command.rawValue)"
    case .missingValue, .notABoolean, .notANumber, .notFinite, .notACount, .tooLarge, .outOfBounds, .notAChoice,
      .notAPair, .notAFormula, .emptyElement, .groupedDigits, .repeated, .exclusive, .needs, .notBelow, .sameOutput,
      .outputIsInput, .noPanel, .idleBesideConfig:
      OptionAtFault(error).flatMap { page(of: $0.reference) }
    case .unknownFormat, .tableFault, .inFile, .file, .log: nil
    case .logNeeds: "lrsched help durations"
    case .config(let fault): ConfigSentences.readMore(fault)
    }
  }

  /// The page about a stage or a command: configs have one together, and so has code.
  private static func topic(of owner: String) -> String {
    owner.hasPrefix("@") ? "lrsched help configs" : "lrsched help \(owner)"
  }

  /// The page that explains an option.
  static func page(of option: OptionReference) -> String? {
    switch option {
    case .parameter(_, let owner): topic(of: owner)
    case .option(_, let command): "lrsched help \(command.rawValue)"
    case .word("RATE"): "lrsched help when"
    case .word(let word): Keyword(rawValue: word).map { "lrsched help \($0.rawValue)" }
    }
  }
}
