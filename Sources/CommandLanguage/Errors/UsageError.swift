package import Configs
package import Documents
package import Logs
package import Runs
package import Scripts

/// What is wrong with a command line, or with the text of a file that it names.
///
/// The cases hold what a sentence needs; ``Diagnostic`` words them.
package indirect enum UsageError: Error, Equatable, Sendable {
  /// The first word is no command.
  case unknownCommand(String)
  /// A file stands where a command is expected.
  case fileAsCommand(String)
  /// A word stands where a schedule should, and is none.
  case unknownSchedule(String)
  /// A word stands where a schedule should, and names a file.
  case fileWithoutMark(String)
  /// A word stands within a curve that is no modifier and no word of the grammar.
  case unknownModifier(String)
  /// A schedule stands behind another without a word between them.
  case scheduleWithinCurve(String)
  /// A modifier stands where a schedule should.
  case modifierWithoutCurve(String)
  /// Nothing follows `vs`, `then` or `times`, or nothing that could begin a curve.
  case missingSchedule(after: String)
  /// The command needs a curve.
  case missingCurve(Command)
  /// The command takes a single curve.
  case severalCurves(Command)
  /// No option has this name: neither the stage, if there is one, nor the command.
  case unknownOption(String, stage: String?, command: Command)
  /// The option belongs to other commands.
  case optionOfOtherCommand(String, command: Command)
  /// The option is a parameter of a stage that stands further left in the curve.
  case parameterOfOtherStage(String, owner: String)
  /// An option stands in a file of curves.
  case optionInCurveFile(String)
  /// Nothing follows an option that needs a value.
  case missingValue(OptionReference)
  /// A flag was given a value that is neither yes nor no.
  case notABoolean(OptionReference, value: String)
  /// A value is no number.
  case notANumber(OptionReference, value: String)
  /// A number is infinite, or none by name.
  case notFinite(OptionReference, value: String)
  /// A value is no whole number.
  case notACount(OptionReference, value: String)
  /// A value is no length of training.
  case notADuration(OptionReference, value: String)
  /// A count of iterations has a fraction.
  case notWhole(OptionReference, value: String)
  /// A count is larger than any that can be counted.
  case tooLarge(OptionReference, value: String)
  /// A value lies outside its bounds, which are told in words.
  case outOfBounds(OptionReference, value: String, accepted: String)
  /// A word is not one of those accepted.
  case notAChoice(OptionReference, value: String, accepted: [String])
  /// A text is no formula.
  case notAFormula(OptionReference, ScriptError)
  /// Code is no schedule, or leaves something open.
  case code(CodeError)
  /// A part of a mapping is no `iteration:value`.
  case notAPair(OptionReference, value: String)
  /// A list has nothing between two commas, or at an end.
  case emptyElement(OptionReference, value: String)
  /// A range leads nowhere.
  case notARange(OptionReference, value: String, RangeFault)
  /// Digits in groups stand where a list does, which is hardly what they are.
  case groupedDigits(OptionReference, value: String, number: String)
  /// A parameter was given twice to the same stage, or a label to the same curve.
  case repeated(OptionReference)
  /// A parameter of one value was given several outside of `compare`.
  case sweepOutsideCompare(OptionReference, value: String)
  /// Sweeps and files ask for more curves than this.
  case tooManyCurves(limit: Int)
  /// A curve has more steps after its first schedule than this.
  case tooManySteps(limit: Int)
  /// Two options exclude each other.
  case exclusive(OptionReference, OptionReference)
  /// An option was given without another one, or one of others, that it needs.
  case needs(OptionReference, others: [OptionReference])
  /// Two values are each accepted, but the first must be below the second.
  case notBelow(OptionReference, value: String, OptionReference, otherValue: String)
  /// A length of training has a unit that the run gives no meaning to.
  case missingFact(OptionReference, value: String, MissingFact)
  /// Stages tell different things of the run, which all curves share.
  case factsDiffer(RunFact, FactTeller, FactTeller)
  /// The ends of cycles are asked for, and no curve has any up to the last update.
  case noCycles(last: Int)
  /// The ends of cycles are asked for, and a curve has more phases or cycles than are looked through.
  case tooManyCycles(limit: Int)
  /// The ends of cycles are asked for, and beyond an update it was not found out where a curve jumps.
  case cyclesUnknown(after: Int)
  /// A duration has a unit that makes no sense for this option.
  case unitNotAccepted(OptionReference, value: String)
  /// The command takes no further word.
  case unexpectedWord(String, command: Command)
  /// The command misses its operand.
  case missingOperand(Command)
  /// The command needs a terminal to read keys from and to show what it does.
  case needsTerminal
  /// A word of a script is no key.
  case unknownKey(String)
  /// Help knows nothing of this word.
  case unknownTopic(String)
  /// No schedule and no modifier has all of these words in its name, its aliases or what is told of it.
  case nothingListed(String)
  /// No framework's schedules have this name before the full stop.
  case unknownDialect(String)
  /// The extension of a path stands for no format.
  case unknownFormat(path: String, accepted: [String])
  /// Two outputs are the same file.
  case sameOutput(path: String, other: String, command: Command)
  /// An output is a file that the command reads.
  case outputIsInput(path: String, input: String, command: Command)
  /// An option tells how long a run is or which part of it is looked at, and the run is the whole one of a config.
  case idleBesideConfig(OptionReference)
  /// A quote is not closed.
  case unclosedQuote(Character)
  /// Nothing follows a backslash.
  case danglingBackslash
  /// A line of a file has a colon but no label before it.
  case emptyLabel
  /// A label was given to no curve in words.
  case labelWithoutCurve
  /// A word follows a file of curves without `vs` between them.
  case wordAfterCurveFile(String)
  /// A file of curves names another.
  case curveFileWithinCurveFile(String)
  /// A row or a field of a table is not as it should be.
  case tableFault(TableFault)
  /// Something is wrong at a place in a file.
  case inFile(FileExcerpt, UsageError)
  /// A file could not be read.
  case file(FileError)
  /// A config does not tell the rate of every update.
  case config(ConfigFault)
  /// No curve can be read from a log.
  case log(LogFault)
  /// A column is to stand below a chart, and no curve has it; the columns that there are.
  case noPanel(String, columns: [String], command: Command)
  /// A log counts something else than updates, and the run does not tell how many updates that is.
  case logNeeds(String, unit: String, MissingFact)
}

/// Why a range of values leads nowhere.
package enum RangeFault: Sendable {
  /// Equal factors have an end that is not above 0.
  case factorsOfZero
  /// There are fewer values than ends.
  case tooFew
  /// There are more values than curves may be asked for.
  case tooMany
  /// The step is 0 or leads away from the end.
  case stepAway
  /// The ends have different units.
  case unitsDiffer
}

extension UsageError {
  /// What a person wrote and an error is about; `nil` where it is about no single word.
  var written: String? {
    switch self {
    case .unknownCommand(let word), .fileAsCommand(let word), .unknownSchedule(let word), .unknownModifier(let word),
      .unknownTopic(let word),
      .unknownDialect(let word), .unknownOption(let word, _, _), .notABoolean(_, let word), .notANumber(_, let word),
      .notACount(_, let word), .notADuration(_, let word), .notAChoice(_, let word, _), .notAPair(_, let word),
      .nothingListed(let word), .unexpectedWord(let word, _):
      word
    default: nil
    }
  }
}

/// Names the option that an error is about.
package enum OptionReference: Hashable, Sendable {
  /// A parameter of a schedule or modifier, by their full names.
  case parameter(String, of: String)
  /// An option of a command, by its full name.
  case option(String, of: Command)
  /// A word that is no option: `for`, or what a command's operand is called.
  case word(String)

  /// How the option is written.
  package var spelling: String {
    switch self {
    case .parameter(let name, _), .option(let name, _): "--\(name)"
    case .word(let word): word
    }
  }
}

extension UsageError {
  /// Creates the error of a line that cannot be divided into words.
  init(_ fault: WordFault) {
    switch fault.reason {
    case .unclosedQuote(let quote): self = .inFile(fault.span.excerpt, .unclosedQuote(quote))
    case .danglingBackslash: self = .inFile(fault.span.excerpt, .danglingBackslash)
    }
  }

  /// Creates the error of a table that cannot be read.
  init(_ error: TableError, path: String) {
    switch error {
    case .at(let excerpt, .notANumber(let text)):
      self = .inFile(excerpt, .notANumber(.word("number"), value: text))
    case .at(let excerpt, let fault): self = .inFile(excerpt, .tableFault(fault))
    case .empty: self = .file(.empty(path: path))
    case .onlyComments: self = .file(.onlyComments(path: path))
    case .notText(let line): self = .file(.notText(path: path, line: line))
    default: self = .file(.table(path: path, error))
    }
  }
}
