import Catalogue
import Runs
import Schedules

/// Words why a curve cannot be built, in the names under which its parameters are given.
struct ScheduleSentences {
  let vocabulary: Vocabulary
  let command: Command

  /// Returns what to tell about an error.
  ///
  /// - Parameters:
  ///   - error: What is wrong.
  ///   - stage: The stage that is at fault.
  /// - Returns: The sentence with what it is about.
  func diagnostic(_ error: ScheduleError, of stage: Stage) -> Diagnostic {
    let owner = stage.definition
    if let sentence = sentenceOfDefault(error, stage) {
      return Diagnostic(
        sentence, optionHelp: parameterAtFault(error, owner).map { OptionHelp($0).line },
        readMore: readMore(error, owner))
    }
    if let usage = usageError(error, owner) { return Diagnostic(usage, vocabulary: vocabulary) }
    return Diagnostic(
      sentence(error, owner), optionHelp: parameterAtFault(error, owner).map { OptionHelp($0).line },
      readMore: readMore(error, owner))
  }

  /// What the parser could have found out has the parser's words.
  private func usageError(_ error: ScheduleError, _ owner: ScheduleDefinition) -> UsageError? {
    switch error {
    case .outOfBounds(.parameter(let parameter), let value, let accepted):
      .outOfBounds(reference(parameter, owner), value: value, accepted: accepted.description(for: value))
    case .notAChoice(let parameter, let value, let accepted):
      .notAChoice(reference(parameter, owner), value: value, accepted: accepted)
    case .needs(let parameter, let other):
      .needs(reference(parameter, owner), others: [reference(other, owner)])
    case .missingFact(let parameter, let value, let missing):
      .missingFact(reference(parameter, owner), value: value, missing)
    case .unknownName(let name): .unknownSchedule(name)
    case .unknownParameter(let name): .unknownOption("--\(name)", stage: owner.name, command: command)
    case .outOfBounds, .missing, .exclusive, .needsOneOf, .notAscending, .wrongCount, .relation, .noCycleLength,
      .followsEndless, .resumesEndless, .holdsTooMuch, .unreadSeries, .refused:
      nil
    }
  }

  /// What is told of a value that nobody gave: it suits the entry, but not what was given beside it.
  private func sentenceOfDefault(_ error: ScheduleError, _ stage: Stage) -> String? {
    guard case .outOfBounds(.parameter(let name), let value, let accepted) = error,
      let parameter = stage.definition.parameters.named(name), stage.values[parameter.name] == nil,
      case .value = parameter.standard
    else { return nil }
    let words = stage.definition.parameters.compactMap { other -> String? in
      guard case .choice(let word) = stage.values[other.name] else { return nil }
      return "--\(other.name) \(word)"
    }
    let reason = words.isEmpty ? "" : " with \(Suggestions.joined(words, "and"))"
    return
      "--\(parameter.name) of \(stage.definition.name) must be \(accepted.description(for: value))\(reason), but it is "
      + "\(SafeText.quoted(value)) unless it is given."
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
    case .outOfBounds(let subject, let value, let accepted):
      return
        "\(words(subject)) of \(owner.name) must be \(accepted.description(for: value)), not \(SafeText.quoted(value))."
    case .notAscending(let subject, let index):
      return
        "\(words(subject)) of \(owner.name) must ascend, but number \(index) is not greater than the one before it."
    case .wrongCount(let subject, let count, let expected, let reason):
      return "\(words(subject)) of \(owner.name) must have \(expected) values (\(reason)), not \(count)."
    case .relation(let subject, let value, let relation, let others, let sum):
      let together = others.count > 1 ? " together, which are \(sum)" : ", which is \(sum)"
      return "\(words(subject)) of \(owner.name) must be \(relation.rawValue) "
        + "\(Suggestions.joined(others.map(words), "and"))\(together), not \(SafeText.quoted(value))."
    case .noCycleLength: return noCycleLength(owner)
    case .followsEndless:
      return
        "\(owner.name) never ends, so that nothing can follow it: say for how long, as in '\(owner.name) for 1000 then'."
    case .resumesEndless:
      return
        "\(owner.name) never ends, so that nothing can take over: say where, as in '\(owner.name) for 1000 resume'."
    case .holdsTooMuch(let most):
      return "The curve holds more than \(most) numbers: eight for each run of cycles that grow or shrink."
    case .unreadSeries(let path): return "The numbers of \(SafeText.path(path)) were not read."
    case .refused(let framework, let reason):
      let sentence = SafeText.plain(reason, limit: 300)
      return "\(framework) refuses this: \(sentence)\(sentence.hasSuffix(".") ? "" : ".")"
    case .notAChoice, .needs, .missingFact, .unknownName, .unknownParameter:
      return "\(owner.name) cannot be built."
    }
  }

  /// An error's subject as a person knows it: the option, or what the number is where no option gives it.
  private func words(_ subject: Subject) -> String {
    switch subject {
    case .parameter(let name): "--\(name)"
    case .role(let role): "The \(role.rawValue)"
    }
  }

  private func options(_ names: [String], _ conjunction: String) -> String {
    Suggestions.joined(names.map { "--\($0)" }, conjunction)
  }

  /// The parameter whose help follows the sentence.
  private func parameterAtFault(_ error: ScheduleError, _ owner: ScheduleDefinition) -> Parameter? {
    switch error {
    case .missing(let parameter), .notAscending(.parameter(let parameter), _),
      .wrongCount(.parameter(let parameter), _, _, _), .relation(.parameter(let parameter), _, _, _, _):
      owner.parameters.named(parameter)
    case .exclusive(let parameters), .needsOneOf(let parameters):
      parameters.first.flatMap(owner.parameters.named)
    case .outOfBounds(.parameter(let parameter), _, _): owner.parameters.named(parameter)
    case .noCycleLength, .followsEndless, .resumesEndless, .holdsTooMuch, .unreadSeries, .refused, .outOfBounds,
      .notAChoice, .needs,
      .missingFact, .unknownName, .unknownParameter, .notAscending, .wrongCount, .relation:
      nil
    }
  }

  private func readMore(_ error: ScheduleError, _ owner: ScheduleDefinition) -> String {
    switch error {
    case .followsEndless: "lrsched help then"
    case .resumesEndless: "lrsched help resume"
    default: "lrsched help \(owner.name)"
    }
  }

  /// Lists the schedules of our own that are a cycle.
  private func noCycleLength(_ owner: ScheduleDefinition) -> String {
    "\(owner.name) repeats a cycle, but the curve to its left has none; these have one: "
      + "\(vocabulary.schedules(of: nil).filter(\.isCycle).map(\.name).joined(separator: ", "))."
  }
}
