import Catalogue
import Runs
import Schedules

/// Words why a curve cannot be built, in the names under which its parameters are given.
struct ScheduleSentences {
  let vocabulary: Vocabulary
  let command: Command

  /// Returns what to tell about an error.
  func diagnostic(_ error: ConfigError) -> Diagnostic {
    let owner = error.stage.definition
    if let usage = usageError(error.reason, owner) { return Diagnostic(usage, vocabulary: vocabulary) }
    return Diagnostic(
      sentence(error.reason, owner), optionHelp: parameterAtFault(error.reason, owner).map { OptionHelp($0).line },
      readMore: readMore(error.reason, owner))
  }

  /// What the parser could have found out has the parser's words.
  private func usageError(_ error: ScheduleError, _ owner: ScheduleDefinition) -> UsageError? {
    switch error {
    case .outOfBounds(let parameter, let value, let accepted):
      .outOfBounds(reference(parameter, owner), value: value, accepted: accepted.description(for: value))
    case .notAChoice(let parameter, let value, let accepted):
      .notAChoice(reference(parameter, owner), value: value, accepted: accepted)
    case .needs(let parameter, let other):
      .needs(reference(parameter, owner), others: [reference(other, owner)])
    case .missingFact(let parameter, let value, let missing):
      .missingFact(reference(parameter, owner), value: value, missing)
    case .unknownName(let name): .unknownSchedule(name)
    case .unknownParameter(let name): .unknownOption("--\(name)", stage: owner.name, command: command)
    case .missing, .exclusive, .needsOneOf, .notAscending, .wrongCount, .relation, .noCycleLength,
      .followsEndless, .unreadSeries, .refused:
      nil
    }
  }

  private func reference(_ parameter: String, _ owner: ScheduleDefinition) -> OptionReference {
    let isWord = Keyword(rawValue: parameter) != nil && owner.parameters.named(parameter) == nil
    return isWord ? .word(parameter) : .parameter(owner.parameters.named(parameter)?.name ?? parameter, of: owner.name)
  }

  private func sentence(_ error: ScheduleError, _ owner: ScheduleDefinition) -> String {
    switch error {
    case .missing(let parameter): return "\(owner.name) needs --\(parameter)."
    case .exclusive(let parameters):
      return "\(options(parameters, "and")) of \(owner.name) exclude each other: give one of them."
    case .needsOneOf(let parameters): return "\(owner.name) needs \(options(parameters, "or"))."
    case .notAscending(let parameter, let index):
      return "--\(parameter) of \(owner.name) must ascend, but number \(index) is not greater than the one before it."
    case .wrongCount(let parameter, let count, let expected, let reason):
      return "--\(parameter) of \(owner.name) must have \(expected) values (\(reason)), not \(count)."
    case .relation(let parameter, let value, let relation, let other, let otherValue):
      return "--\(parameter) of \(owner.name) must be \(relation.rawValue) --\(other), which is \(otherValue), "
        + "not \(SafeText.quoted(value))."
    case .noCycleLength: return noCycleLength(owner)
    case .followsEndless:
      return
        "\(owner.name) never ends, so that nothing can follow it: say for how long, as in '\(owner.name) for 1000 then'."
    case .unreadSeries(let path): return "The numbers of \(SafeText.path(path)) were not read."
    case .refused(let framework, let reason):
      let sentence = SafeText.plain(reason, limit: 300)
      return "\(framework) refuses this: \(sentence)\(sentence.hasSuffix(".") ? "" : ".")"
    case .outOfBounds, .notAChoice, .needs, .missingFact, .unknownName, .unknownParameter:
      return "\(owner.name) cannot be built."
    }
  }

  private func options(_ names: [String], _ conjunction: String) -> String {
    Suggestions.joined(names.map { "--\($0)" }, conjunction)
  }

  /// The parameter whose help follows the sentence.
  private func parameterAtFault(_ error: ScheduleError, _ owner: ScheduleDefinition) -> Parameter? {
    switch error {
    case .missing(let parameter), .notAscending(let parameter, _), .wrongCount(let parameter, _, _, _),
      .relation(let parameter, _, _, _, _):
      owner.parameters.named(parameter)
    case .exclusive(let parameters), .needsOneOf(let parameters):
      parameters.first.flatMap(owner.parameters.named)
    case .noCycleLength, .followsEndless, .unreadSeries, .refused, .outOfBounds, .notAChoice, .needs, .missingFact,
      .unknownName, .unknownParameter:
      nil
    }
  }

  private func readMore(_ error: ScheduleError, _ owner: ScheduleDefinition) -> String {
    switch error {
    case .followsEndless: "lrsched help then"
    default: "lrsched help \(owner.name)"
    }
  }

  /// Lists the schedules of our own dialect that have a cycle length: those that build one with their defaults.
  private func noCycleLength(_ owner: ScheduleDefinition) -> String {
    let context = RunContext(Run(length: Fact(1, .standard)))
    let names = vocabulary.schedules(of: nil).filter { definition in
      guard case .schedule(let build) = definition.build else { return false }
      do {
        return try build(Arguments([:], for: definition, context: context)) is any CycleSchedule
      } catch {
        return false
      }
    }
    return "\(owner.name) repeats a cycle, but the curve to its left has none; these have one: "
      + "\(names.map(\.name).joined(separator: ", "))."
  }
}
