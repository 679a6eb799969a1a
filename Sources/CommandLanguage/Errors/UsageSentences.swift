import Catalogue
import ChartChoices
import Numbers

/// Words what is wrong with a command line: one sentence for each kind of error, and perhaps a question.
struct UsageSentences {
  let vocabulary: Vocabulary

  /// Returns the sentence for an error, with what is told of letters that only look like those of a keyboard.
  func sentence(_ error: UsageError) -> String {
    plainSentence(error) + (error.written.map(LookAlikes.remark) ?? "")
  }

  private func plainSentence(_ error: UsageError) -> String {
    switch error {
    case .unknownCommand(let word): return unknownCommand(word)
    case .fileAsCommand(let word): return fileAsCommand(word)
    case .unknownSchedule("@"), .unknownModifier("@"):
      return "The name of a file must follow '@', as in '@train.yaml'."
    case .unknownSchedule(let word):
      if let composition = FrameworkComposition(word) {
        return "\(quoted(word)) is no schedule here. \(composition.explanation)"
      }
      // What looks like a file and was none that can be read is no slip of a schedule's name.
      if Self.looksLikeFile(word) {
        return "There is no schedule \(quoted(word)), nor a file of this name that can be read."
      }
      return "There is no schedule \(quoted(word))." + Suggestions.question(word, among: scheduleNames)
    case .fileWithoutMark(let word):
      if Self.isPicture(word) {
        return "\(quoted(word)) is a picture: 'lrsched recipe \(safe(word))' prints the command that drew it."
      }
      return
        "There is no schedule \(quoted(word)), but a file: '@\(safe(word))' stands for the curves or the run in it."
    case .unknownModifier(let word): return unknownModifier(word)
    case .scheduleWithinCurve(let word):
      return "\(quoted(word)) is a schedule and needs a word before it here: "
        + "write 'then \(safe(word))', 'resume \(safe(word))', 'times \(safe(word))' or 'vs \(safe(word))'."
    case .modifierWithoutCurve(let word):
      return "\(quoted(word)) acts on the curve to its left, but here a curve begins: write a schedule first."
    case .missingSchedule(let word): return "The name of a schedule must follow \(quoted(word))."
    case .missingCurve(let command):
      return "lrsched \(command.rawValue) needs a curve: the name of a schedule, such as cosine."
    case .severalCurves(let command): return "lrsched \(command.rawValue) takes a single curve."
    case .unknownOption(let name, let stage, let command): return unknownOption(name, stage, command)
    case .optionOfOtherCommand(let name, let command): return optionOfOtherCommand(name, command)
    case .parameterOfOtherStage(let name, let owner):
      return "\(safe(name)) is a parameter of \(owner): write it directly behind that, before what follows."
    case .optionInCurveFile(let name):
      return "\(safe(name)) cannot stand in a file of curves: write it on the command line."
    case .missingValue(let option): return "\(name(option)) needs a value.\(dashHint(option))"
    case .notABoolean(let option, let value): return "\(name(option)) must be true or false, not \(quoted(value))."
    case .notANumber(.word("RATE"), let value):
      return "The rate must be a number such as 1e-5, or a share of the highest rate such as 10%, not \(quoted(value))."
    case .notANumber(let option, let value):
      return "\(name(option)) must be a number, not \(quoted(value)).\(rangeHint(value))"
    case .notFinite(let option, let value): return "\(name(option)) must be a finite number, not \(quoted(value))."
    case .notACount(let option, let value): return "\(name(option)) must be a whole number, not \(quoted(value))."
    case .notADuration(.option("at", _), let value):
      return
        "--at must be updates such as 0,50%,last or a range such as 10..20, -5.. or 0:1000:100, not \(quoted(value))."
    case .notADuration(let option, let value):
      return "\(name(option)) must be a length such as 1000, 5k, 10% or 30ep, not \(quoted(value))."
    case .notWhole(let option, let value):
      return "\(name(option)) must be a whole number, not \(quoted(value)).\(shareHint(option, value))"
    case .tooLarge(let option, let value):
      return "\(name(option)) must be at most \(Int.max), the largest number that can be counted, not \(quoted(value))."
    case .outOfBounds(let option, let value, let accepted):
      return "\(name(option)) must be \(accepted), not \(quoted(value))."
    case .notAChoice(let option, let value, let accepted):
      return "\(name(option)) must be \(Suggestions.joined(accepted, "or")), not \(quoted(value))."
        + Suggestions.question(value, among: accepted)
    case .notAFormula(let option, let error):
      return "\(name(option)) is no formula: \(SafeText.plain(error.reason, limit: 300))."
    case .code(let error): return error.sentence
    case .notAPair(let option, let value):
      return "\(name(option)) takes pairs such as 30:0.1,80:0.5, and \(quoted(value)) is none."
    case .emptyElement(let option, let value):
      return "\(name(option)) has an empty place in its list \(quoted(value))."
    case .notARange(let option, let value, let fault):
      return "\(name(option)) cannot be \(quoted(value)): \(Self.words(fault))."
    case .groupedDigits(let option, let value, let number):
      return
        "\(name(option)) would be a list of \(Suggestions.joined(value.split(separator: ",").map { safe(String($0)) }, "and")): "
        + "\(number.contains(",") ? "numbers are" : "one number is") written \(safe(number)), and a list without the zeros in "
        + "front."
    case .repeated(let option): return "\(name(option)) is given twice."
    case .sweepOutsideCompare(let option, let value):
      return
        "\(name(option)) takes one value here, not \(quoted(value)): lrsched plot and compare draw a curve for each."
    case .tooManyCurves(let limit): return "There are more than \(limit) curves."
    case .tooManySteps(let limit):
      return "A curve has at most \(limit) modifiers, cuts and further schedules behind its first one."
    case .exclusive(let one, let other):
      return "\(one.spelling) and \(other.spelling) exclude each other: give one of them."
    case .needs(let option, let others):
      return "\(name(option)) also needs \(Suggestions.joined(others.map(\.spelling), "or"))."
    case .notBelow(let option, let value, let other, let otherValue):
      return "\(name(option)) must be less than \(other.spelling), but \(value) is not less than \(otherValue)."
    case .missingFact(let option, let value, let missing):
      return "\(name(option)) is \(quoted(value)), but \(RunSentences.unknown(missing, owner: owner(of: option)))."
    case .factsDiffer(let fact, let one, let other): return RunSentences.difference(fact, one, other)
    case .unitNotAccepted(let option, let value):
      return "\(name(option)) cannot be a share of what it tells itself: give a length such as 1000, 5k or 30ep, "
        + "not \(quoted(value))."
    case .noCycles(let last):
      return
        "No curve has a cycle that ends by update \(last): cycle-ends are of schedules that start anew, such as sgdr."
    case .tooManyCycles(let limit):
      return
        "A curve has more than \(limit) phases or cycles within the run: give ranges instead, or a shorter run with -n."
    case .cyclesUnknown(let last):
      return
        "Where a curve starts anew beyond update \(last) takes too long to find out: give ranges instead, or a shorter run with -n."
    case .unexpectedWord(let word, let command):
      return "lrsched \(command.rawValue) does not know what to do with \(quoted(word))."
    case .missingOperand(let command): return missingOperand(command)
    case .needsTerminal:
      return "lrsched explore needs a terminal to read keys from: lrsched show draws the curves without one."
    case .unknownKey(let word):
      return "\(quoted(word)) is no key: write a name such as Down, Shift+Right or Enter, a single character, "
        + "or text to type in double quotes."
    case .unknownTopic(let word):
      return "There is no help about \(quoted(word)).\(Suggestions.question(word, among: HelpTopic.names(vocabulary)))"
    case .nothingListed(let words):
      return "No schedule and no modifier has \(quoted(words)) in its name or in what is told of it."
        + Suggestions.question(words, among: HelpTopic.names(vocabulary))
    case .unknownDialect(let word):
      return "There is no dialect \(quoted(word)): it must be \(Suggestions.joined(vocabulary.dialects, "or"))."
        + Suggestions.question(word, among: vocabulary.dialects)
    case .unknownFormat(let path, let accepted):
      return "The extension of \(SafeText.path(path)) must be \(Suggestions.joined(accepted, "or")), "
        + "or --format must tell the format."
    case .idleBesideConfig(let option):
      return "\(name(option)) says nothing of the updates that a config makes: "
        + "behind the file, '--updates N' tells them where the file does not."
    case .sameOutput(let path, let other, _):
      return path == other
        ? "\(SafeText.path(path)) is given twice as output: one would take the place of the other."
        : "\(SafeText.path(other)) and \(SafeText.path(path)) are the same file: one output would take the place of the other."
    case .outputIsInput(let path, let input, _):
      return path == input
        ? "\(SafeText.path(path)) is read by this command, and as output it would be lost."
        : "\(SafeText.path(path)) is the same file as \(SafeText.path(input)), which is read by this command, and as output it "
          + "would be lost."
    case .unclosedQuote(let quote): return "The quote \(quote) is not closed."
    case .danglingBackslash: return "Nothing follows the backslash at the end of the line."
    case .emptyLabel: return "There is no label before the colon."
    case .labelWithoutCurve:
      return "--label stands without a curve; in a file, a label stands before its curve and a colon."
    case .wordAfterCurveFile(let word):
      return "\(quoted(word)) needs 'vs' before it: a file of curves stands for itself."
    case .curveFileWithinCurveFile(let word):
      return "\(quoted(word)) cannot stand in a file of curves: files do not include others."
    case .tableFault(let fault): return TableSentences.sentence(fault)
    case .inFile(_, let reason): return sentence(reason)
    case .file(let reason): return FileSentences.sentence(reason)
    case .config(let fault): return ConfigSentences.sentence(fault)
    case .log(let fault): return LogSentences.sentence(fault)
    case .noPanel(let name, let columns, _):
      guard !columns.isEmpty else {
        return
          "--panel \(quoted(name)) is a column of a log, and no curve is one, nor a schedule that was given metrics."
      }
      let question = Suggestions.question(name, among: columns)
      let shown = columns.prefix(20).map { SafeText.quoted($0) }
      let more = columns.count > shown.count ? " and \(columns.count - shown.count) more" : ""
      return "--panel \(quoted(name)): no curve has such a column."
        + (question.isEmpty
          ? " There \(columns.count == 1 ? "is" : "are") \(Suggestions.joined(shown, more.isEmpty ? "and" : ","))\(more)."
          : question)
    case .logNeeds(let path, let unit, let missing):
      return "\(SafeText.path(path)) counts \(unit), but \(RunSentences.unknown(missing))."
    }
  }

  /// The stage that an option belongs to.
  private func owner(of option: OptionReference) -> ScheduleDefinition? {
    guard case .parameter(_, let owner) = option else { return nil }
    return vocabulary.definition(named: owner)
  }

  private func quoted(_ text: String) -> String { SafeText.quoted(text) }
  private func safe(_ text: String) -> String { SafeText.plain(text) }

  /// An option as a sentence begins with it.
  private func name(_ option: OptionReference) -> String {
    switch option {
    case .parameter(let name, let owner): "--\(name) of \(owner)"
    case .option(let name, _): "--\(name)"
    case .word(let word): Keyword(rawValue: word) == nil ? "The \(word.lowercased())" : "'\(word)'"
    }
  }

  private static func words(_ fault: RangeFault) -> String {
    switch fault {
    case .factorsOfZero: "equal factors lead from one number above 0 to another"
    case .tooFew: "both ends make at least 2 values"
    case .tooMany: "a range has at most \(SweepExpansion.limit) values"
    case .stepAway: "the step must lead from the first number to the second"
    case .unitsDiffer: "both ends and the step need the same unit"
    }
  }

  /// A range says how one value leads to the next.
  private func rangeHint(_ value: String) -> String {
    value.contains("..") ? " A range of values is written 1e-4..1e-2x5 or 0.1..0.5+0.1." : ""
  }

  /// A share of the run, as frameworks write it, has another spelling here.
  private func shareHint(_ option: OptionReference, _ value: String) -> String {
    let isLength =
      switch option {
      case .parameter(let name, let owner):
        vocabulary.definition(named: owner)?.parameters.named(name)?.kind == .duration
      case .option(let name, let command): OptionTable.option(named: name, of: command).map(Self.isLength) ?? false
      case .word(let word): Keyword(rawValue: word) == .cut
      }
    guard isLength, let share = Double(value), share > 0, share < 1 else { return "" }
    return " A share of the run is written \(numberText((share * 1e8).rounded() / 1e6))%."
  }

  private static func isLength(_ option: GlobalOption) -> Bool {
    switch option.kind {
    case .duration, .extent: true
    case .flag, .text, .path, .choice, .choices, .count, .number, .iterations, nil: false
    }
  }

  /// Text that begins with a dash is taken for an option where it could be one.
  private func dashHint(_ option: OptionReference) -> String {
    guard case .option(let name, let command) = option,
      let kind = OptionTable.option(named: name, of: command)?.kind, kind == .text || kind == .path
    else { return "" }
    return " One that begins with a dash is written as --\(name)=-text."
  }

  private var scheduleNames: [String] { names { !$0.isModifier } }
  private var modifierNames: [String] { names(where: \.isModifier) + Keyword.allCases.map(\.rawValue) }

  private func names(where isWanted: (ScheduleDefinition) -> Bool) -> [String] {
    let wanted = vocabulary.definitions.filter(isWanted)
    return wanted.map(\.name) + wanted.flatMap(\.aliases)
  }

  private func unknownCommand(_ word: String) -> String {
    if let definition = vocabulary.finding(word)?.limited(toModifiers: false)?.first {
      return "\(quoted(word)) is a schedule; a command stands before it, as in 'lrsched plot \(definition.name)'."
    }
    let meant = CommandMeaning.command(meantBy: word).map { " Did you mean '\($0)'?" }
    return "There is no command \(quoted(word))."
      + (meant ?? Suggestions.question(word, among: Command.visible.map(\.rawValue)))
  }

  private static func isPicture(_ word: String) -> Bool {
    PictureFormat.allCases.contains { word.lowercased().hasSuffix(".\($0.rawValue)") }
  }

  /// Whether a word has the extension of a file that commands read, or folders before its name.
  private static func looksLikeFile(_ word: String) -> Bool {
    let name = word.lowercased()
    return word.contains("/") || readExtensions.contains { name.hasSuffix(".\($0)") }
  }

  private static let readExtensions = [
    "lrs", "yaml", "yml", "json", "jsonl", "toml", "py", "sh", "csv", "tsv", "txt", "md",
  ]

  private func fileAsCommand(_ word: String) -> String {
    let line = Self.isPicture(word) ? "recipe \(safe(word))" : "explain \(word.hasPrefix("@") ? "" : "@")\(safe(word))"
    return "\(quoted(word)) is a file; a command stands before it, as in 'lrsched \(line)'."
  }

  private func unknownModifier(_ word: String) -> String {
    if word == Keyword.versus.rawValue {
      return "A line of a file holds one curve: write what follows 'vs' on a line of its own."
    }
    let question = Suggestions.question(word, among: modifierNames)
    if NumberReader.looksNumeric(word) {
      return "\(quoted(word)) belongs to nothing here: the values of a schedule stand behind their options, as in "
        + "'cosine --length 1000'."
    }
    let keywords = Suggestions.joined(Keyword.allCases.map { "'\($0.rawValue)'" }, "or")
    return "\(quoted(word)) is no modifier, nor \(keywords)." + question
  }

  private func unknownOption(_ name: String, _ stage: String?, _ command: Command) -> String {
    let definition = stage.flatMap(vocabulary.definition(named:))
    let word = String(name.drop { $0 == "-" })
    let owner = stage.map { "neither \($0) nor lrsched \(command.rawValue) has it" }
    return "There is no option \(safe(name))\(owner.map { ": \($0)" } ?? "")."
      + (advice(for: word, in: definition, of: command) ?? "")
  }

  /// What is meant by an option that there is not: by its meaning, else by its spelling.
  private func advice(for word: String, in stage: ScheduleDefinition?, of command: Command) -> String? {
    let isParameter = { (word: String) in vocabulary.definitions.contains { $0.parameters.named(word) != nil } }
    if stage == nil, command.takesCurves, isParameter(word) {
      return " The options of a schedule stand behind its name, as in 'cosine --\(safe(word)) ...'."
    }
    if let advice = Meaning.named(word)?.advice(for: word, in: stage, of: command) { return advice }
    let parameters = stage?.parameters ?? []
    let names = parameters.map(\.name) + OptionTable.options(of: command).map(\.name) + parameters.flatMap(\.aliases)
    let question = Suggestions.question(word, among: names, prefix: "--")
    guard question.isEmpty else { return question }
    let meant = Suggestions.nearest(to: word, among: Meaning.words).first
    return meant.flatMap { Meaning.named($0)?.advice(for: $0, in: stage, of: command) }
  }

  private func optionOfOtherCommand(_ name: String, _ command: Command) -> String {
    let word = String(name.drop { $0 == "-" })
    let owners = Command.visible.filter { other in
      OptionTable.options(of: other).contains { $0.isNamed(word) || $0.short.map(String.init) == word }
    }
    return "\(safe(name)) is no option of lrsched \(command.rawValue), "
      + "only of \(Suggestions.joined(owners.map(\.rawValue), "and"))."
  }

  private func missingOperand(_ command: Command) -> String {
    let word = command.operands.word
    if let need = word?.need, !need.isEmpty { return "lrsched \(command.rawValue) needs \(need)." }
    let choices = command.operands.choices.map { ": \(Suggestions.joined($0, "or"))" } ?? ""
    return "lrsched \(command.rawValue) needs a \(word?.name.lowercased() ?? "word")\(choices)."
  }
}
