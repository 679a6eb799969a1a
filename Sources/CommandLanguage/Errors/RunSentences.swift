import Catalogue
import Runs
import Schedules

/// Words what is not known of a run, or is told in two ways.
enum RunSentences {
  /// Returns what is not known and which options would tell it, to follow "but".
  ///
  /// - Parameters:
  ///   - missing: What is not known.
  ///   - owner: The stage that asks for it: it may have a parameter that tells it.
  /// - Returns: The sentence.
  static func unknown(_ missing: MissingFact, owner: ScheduleDefinition? = nil) -> String {
    let remedies = missing.remedies.map { facts in
      Suggestions.joined(facts.map { "--\(option(telling: $0))" }, "and")
    }
    let own = (owner?.parameters ?? []).filter { parameter in
      missing.remedies.contains { $0 == [parameter.gives].compactMap(\.self) } && parameter.gives != nil
    }.map { "--\($0.name)" }
    let names = own.filter { name in !remedies.contains { Parameter.isSame($0, name) } } + remedies
    return "\(words(for: missing.wanted)): give \(alternatives(names))"
  }

  /// Returns the sentence for stages that tell different things.
  static func difference(_ fact: RunFact, _ one: FactTeller, _ other: FactTeller) -> String {
    "All curves share one run, but \(words(for: one)) and \(words(for: other)): "
      + "give --\(option(telling: fact)) before the first curve to say which one the run has."
  }

  private static func words(for teller: FactTeller) -> String {
    "curve \(teller.curve) has --\(teller.parameter) \(teller.value) of \(teller.stage)"
  }

  private static func words(for wanted: MissingFact.Wanted) -> String {
    switch wanted {
    case .length: "how long the run is is not known"
    case .updatesPerEpoch: "how many iterations an epoch has is not known"
    case .samplesPerUpdate: "how many samples an iteration takes is not known"
    case .tokensPerUpdate: "how many tokens an iteration takes is not known"
    }
  }

  /// The option of the command that tells a fact.
  private static func option(telling fact: RunFact) -> String {
    OptionTable.options.first { $0.tells == fact }?.name ?? fact.rawValue
  }

  /// Sets of options, with a comma where one holds an "and".
  private static func alternatives(_ sets: [String]) -> String {
    guard let last = sets.last, sets.count > 1 else { return sets.first ?? "" }
    return "\(sets.dropLast().joined(separator: ", ")), or \(last)"
  }
}
