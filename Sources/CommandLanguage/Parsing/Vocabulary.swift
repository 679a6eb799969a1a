package import Catalogue

/// The schedules and modifiers that a command line may name, and the words of the grammar itself.
package struct Vocabulary: Sendable {
  /// The schedules and modifiers, in the order in which they are listed.
  package let definitions: [ScheduleDefinition]
  private let lookup: NameLookup

  /// Creates a vocabulary.
  ///
  /// - Parameter definitions: The schedules and modifiers, in the order in which they are listed.
  package init(_ definitions: [ScheduleDefinition]) {
    self.definitions = definitions
    lookup = NameLookup(definitions)
  }

  /// Everything that lrsched knows.
  package static let catalogue = Vocabulary(Catalogue.definitions)

  /// Returns the entry of a name or alias; `-` and `_` are one and the same in names, capitals count.
  ///
  /// - Parameter name: The name as a person wrote it.
  /// - Returns: The entry; `nil` where there is none.
  package func definition(named name: String) -> ScheduleDefinition? { lookup.definition(named: name) }

  /// Returns what a name may mean, as the catalogue has it or as code does; `nil` for one that means nothing.
  ///
  /// - Parameter written: The name as a person wrote it.
  /// - Returns: What it may mean; `nil` for nothing.
  package func finding(_ written: String) -> NameFinding? { lookup.finding(written) }

  /// The schedules of a dialect, `nil` for our own.
  func schedules(of dialect: String?) -> [ScheduleDefinition] {
    definitions.filter { !$0.isModifier && $0.dialect == dialect }
  }

  /// The modifiers of our own dialect.
  var ownModifiers: [ScheduleDefinition] { definitions.filter { $0.isModifier && $0.dialect == nil } }

  /// The dialects, each once, in the order in which they are first listed.
  package var dialects: [String] {
    definitions.compactMap(\.dialect).reduce(into: []) { dialects, dialect in
      if !dialects.contains(dialect) { dialects.append(dialect) }
    }
  }
}

/// A word of the grammar of curves.
enum Keyword: String, CaseIterable, Sendable {
  /// Cuts what stands to its left.
  case cut = "for"
  /// Begins a schedule where what stands to its left ends.
  case then
  /// Goes on where what stands to its left is cut, with the clock running on.
  case resume
  /// Multiplies what stands to its left.
  case times
  /// Begins another curve.
  case versus = "vs"

  /// The keyword that a word is, in any capitals, if it is one.
  init?(_ token: Token) { self.init(written: token.text) }

  /// The keyword that a word is, in any capitals, if it is one.
  init?(written word: String) {
    guard let keyword = Self.allCases.first(where: { Parameter.isAlike($0.rawValue, word) }) else { return nil }
    self = keyword
  }
}
