package import Catalogue

/// Finds entries of the catalogue by what a person types, anew with each key.
package struct CatalogueSearch: Sendable {
  /// An entry with what it is found by, in small letters, as UTF-8.
  private struct Entry: Sendable {
    let definition: ScheduleDefinition
    let names: [[UInt8]]
    /// The names, and what stands behind the dialect in them.
    let starts: [[UInt8]]
    /// The words of the summary and the source.
    let prose: [[UInt8]]

    init(_ definition: ScheduleDefinition) {
      self.definition = definition
      let texts = ([definition.name] + definition.aliases).map(CatalogueSearch.normalized)
      names = texts.map { Array($0.utf8) }
      starts = texts.flatMap { text in
        [Array(text.utf8)] + (text.firstIndex(of: ".").map { [Array(text[$0...].utf8.dropFirst())] } ?? [])
      }
      prose = CatalogueSearch.normalized("\(definition.summary) \(definition.source)")
        .split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map { Array($0.utf8) }
    }
  }

  private let entries: [Entry]

  /// Prepares a search.
  ///
  /// - Parameter definitions: The entries that can be found.
  package init(_ definitions: [ScheduleDefinition]) { entries = definitions.map(Entry.init) }

  /// Returns the entries that every word of a query is found in, the best first.
  ///
  /// A word at the beginning of a name counts most, then one within it or an alias, then one in the summary or the source;
  /// last, where that is wanted, come names that hold the letters of the query in their order. Among equals the catalogue's
  /// order stays. `-` and `_` are one and the same.
  ///
  /// - Parameters:
  ///   - query: Words with blanks between; capitals do not count. Nothing finds everything.
  ///   - isLoose: Whether names are found that only hold the letters of the query in their order.
  /// - Returns: The entries.
  package func results(for query: String, isLoose: Bool = true) -> [ScheduleDefinition] {
    let words = query.split(separator: " ").map { Array(Self.normalized(String($0)).utf8) }
    let ranked = entries.enumerated().compactMap { index, entry -> (rank: Int, index: Int)? in
      guard let rank = Self.rank(of: words, in: entry), isLoose || rank < Self.loosest else { return nil }
      return (rank: rank, index: index)
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { entries[$0.index].definition }
  }

  /// The rank of names that only hold the letters of a query.
  private static let loosest = 4

  private static func normalized(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" ? "-" : $0 })
  }

  private static func rank(of words: [[UInt8]], in entry: Entry) -> Int? {
    var worst = 0
    for word in words {
      if entry.names.contains(word) {
        continue
      } else if entry.starts.contains(where: { $0.starts(with: word) }) {
        worst = max(worst, 1)
      } else if entry.names.contains(where: { isFound(word, in: $0) }) {
        worst = max(worst, 2)
      } else if entry.prose.contains(where: { $0.starts(with: word) }) {
        worst = max(worst, 3)
      } else if entry.names.contains(where: { holds(word, $0) }) {
        worst = loosest
      } else {
        return nil
      }
    }
    return worst
  }

  private static func isFound(_ word: [UInt8], in name: [UInt8]) -> Bool {
    name.indices.contains { name[$0...].starts(with: word) }
  }

  /// Whether a name holds the letters of a word in their order.
  private static func holds(_ word: [UInt8], _ name: [UInt8]) -> Bool {
    var rest = word[...]
    for letter in name where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
