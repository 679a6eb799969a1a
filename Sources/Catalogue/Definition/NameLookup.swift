/// Finds the entries that a written name may mean: as the catalogue has it, as code has it, or as people shorten it.
///
/// The one place that says how a name is found, in this order:
///
/// 1. the name or an alias of an entry, `-` and `_` being one and the same: `one-cycle`, `torch.StepLR`;
/// 2. a framework's call behind the framework or a module of it: `torch.optim.lr_scheduler.StepLR`, `pytorch.StepLR`,
///    `lr_scheduler.StepLR`, `tf.keras.optimizers.schedules.CosineDecay`;
/// 3. a name of our own in other capitals, then calls of every framework without it, in their capitals or others: `WSD`,
///    `StepLR`, `get_cosine_schedule_with_warmup`.
package struct NameLookup: Sendable {
  /// The frameworks whose calls count first where several have one of a name; the others follow as they are listed.
  private static let precedence = ["torch", "hf", "keras", "optax"]
  /// The longest name that is looked for in other ways than to the letter, in bytes: no name is as long.
  private static let longestName = 200

  /// A way to write an entry without its framework.
  private struct Spelling {
    /// The entry, by its place.
    let definition: Int
    /// What is written.
    let text: Substring
    /// How many bytes that are: most spellings are told apart by it, and files of many curves ask for each of their words.
    let count: Int
    /// Whether it is the call of a framework, and none of our own names.
    let isCall: Bool
  }

  private let definitions: [ScheduleDefinition]
  private let index: DefinitionIndex
  /// The calls of frameworks and our own names, in the order in which the entries are listed.
  private let spellings: [Spelling]

  /// Creates a lookup.
  ///
  /// - Parameter definitions: The entries to find; of several with one name the first is found.
  package init(_ definitions: [ScheduleDefinition]) {
    self.definitions = definitions
    index = DefinitionIndex(definitions)
    spellings = definitions.enumerated().flatMap { place, definition in
      ([definition.name] + definition.aliases).compactMap { name in
        let stop = name.utf8.firstIndex(of: UInt8(ascii: "."))
        let text = stop.map { name[$0...].dropFirst() } ?? name[...]
        if stop == nil, definition.dialect != nil { return nil }
        return Spelling(definition: place, text: text, count: text.utf8.count, isCall: stop != nil)
      }
    }
  }

  /// Returns the entry of a name or alias, or `nil` when there is none.
  ///
  /// - Parameter name: The name as a person wrote it.
  /// - Returns: The entry; `nil` where there is none.
  /// - Complexity: O(1).
  package func definition(named name: String) -> ScheduleDefinition? { index.definition(named: name) }

  /// Returns what a name may mean; `nil` for one that means nothing.
  ///
  /// - Parameter written: The name as a person wrote it.
  /// - Returns: What it may mean; `nil` for nothing.
  package func finding(_ written: String) -> NameFinding? {
    if let definition = index.definition(named: written) {
      return NameFinding(written: written, candidates: [definition], lacksFramework: false)
    }
    guard written.utf8.count <= Self.longestName, let first = written.utf8.first, Self.mayBegin(first) else {
      return nil
    }
    let parts = written.split(separator: ".", omittingEmptySubsequences: false)
    let call = String(parts.last ?? "")
    guard parts.count > 1 else { return bare(call) }
    let found = calls(call).filter { definition in
      definition.dialect.map { Self.isQualifier(parts.dropLast(), of: $0) } ?? false
    }
    // A module that several frameworks have does not say whose the call is.
    return NameFinding(written: written, candidates: found, lacksFramework: found.count > 1)
  }

  /// Returns whether what stands before a call in code is a framework, or a module of it.
  ///
  /// - Parameters:
  ///   - qualifier: The parts between the full stops.
  ///   - dialect: The name of the framework's dialect.
  /// - Returns: Whether it is so.
  package static func isQualifier(_ qualifier: some BidirectionalCollection<Substring>, of dialect: String) -> Bool {
    guard let first = qualifier.first else { return false }
    if first == dialect { return true }
    guard let dialect = Catalogue.dialect(named: dialect) else { return false }
    if dialect.aliases.contains(String(first)) { return true }
    return dialect.modules.contains { module in
      let parts = module.split(separator: ".")
      return parts.count >= qualifier.count && parts.suffix(qualifier.count).elementsEqual(qualifier)
    }
  }

  /// What a name without a framework may mean.
  private func bare(_ name: String) -> NameFinding? {
    let own = entries(written: name, isCall: false) { Parameter.isAlike($0, name) }
    // Beside one of our own, only what is written to the letter may be meant.
    let foreign = calls(name, inAnyCapitals: own.isEmpty)
    return NameFinding(written: name, candidates: own + foreign, lacksFramework: !foreign.isEmpty)
  }

  /// The entries of frameworks that have a call of a name: to the letter, else in other capitals.
  private func calls(_ name: String, inAnyCapitals: Bool = true) -> [ScheduleDefinition] {
    let exact = entries(written: name, isCall: true) { Parameter.isSame($0, name) }
    return sorted(
      exact.isEmpty && inAnyCapitals ? entries(written: name, isCall: true) { Parameter.isAlike($0, name) } : exact)
  }

  /// The entries that have a spelling, each once.
  private func entries(written name: String, isCall: Bool, as isMeant: (String) -> Bool) -> [ScheduleDefinition] {
    let count = name.utf8.count
    var places: [Int] = []
    for spelling in spellings
    where spelling.count == count && spelling.isCall == isCall && places.last != spelling.definition {
      if isMeant(String(spelling.text)) { places.append(spelling.definition) }
    }
    return places.map { definitions[$0] }
  }

  private func sorted(_ found: [ScheduleDefinition]) -> [ScheduleDefinition] {
    func rank(_ definition: ScheduleDefinition) -> Int {
      Self.precedence.firstIndex { $0 == definition.dialect } ?? Self.precedence.count
    }
    return found.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

/// The entries that a written name may mean.
package struct NameFinding: Sendable {
  /// The name as a person wrote it.
  package let written: String
  /// The entries, at least one: the first counts unless what is given to it tells otherwise.
  package private(set) var candidates: [ScheduleDefinition]
  /// Whether the name does not say whose it is.
  package let lacksFramework: Bool

  /// Creates a finding; `nil` without entries.
  init?(written: String, candidates: [ScheduleDefinition], lacksFramework: Bool) {
    if candidates.isEmpty { return nil }
    self.written = written
    self.candidates = candidates
    self.lacksFramework = lacksFramework
  }

  /// Returns the entries that begin a curve, or those that wrap one; `nil` without any.
  ///
  /// - Parameter areModifiers: Whether those are wanted that wrap a curve.
  /// - Returns: The entries; `nil` where there is none.
  package func limited(toModifiers areModifiers: Bool) -> NameFinding? {
    var limited = self
    limited.candidates.removeAll { $0.isModifier != areModifiers }
    return limited.candidates.isEmpty ? nil : limited
  }

  /// Returns the entries that fulfil a condition; `nil` without any.
  ///
  /// - Parameter condition: The condition.
  /// - Returns: The entries; `nil` where there is none.
  package func limited(to condition: (ScheduleDefinition) -> Bool) -> NameFinding? {
    var limited = self
    limited.candidates.removeAll { !condition($0) }
    return limited.candidates.isEmpty ? nil : limited
  }

  /// The entry that is meant where nothing is given to it.
  package var first: ScheduleDefinition? { candidates.first }

  /// Returns the entry that is meant: the first that takes all parameters given, else the first.
  ///
  /// - Parameter names: The names of what is given, without dashes; those that none of the entries has do not count.
  /// - Returns: The entry; `nil` where there is none.
  package func entry(taking names: some Sequence<String>) -> ScheduleDefinition? {
    let counting = names.filter { name in candidates.contains { $0.parameters.named(name) != nil } }
    return candidates.first { entry in counting.allSatisfy { entry.parameters.named($0) != nil } } ?? candidates.first
  }
}
