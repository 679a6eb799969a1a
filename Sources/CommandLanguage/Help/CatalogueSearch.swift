package import Catalogue

/// Finds entries of the catalogue by what a person types.
package enum CatalogueSearch {
  /// Returns the entries that every word of a query is found in, the best first.
  ///
  /// A word at the beginning of a name counts most, then one within it or an alias, then one in the summary or the source;
  /// last, where that is wanted, come names that hold the letters of the query in their order. Among equals the catalogue's
  /// order stays. `-` and `_` are one and the same.
  ///
  /// - Parameters:
  ///   - query: Words with blanks between; capitals do not count. Nothing finds everything.
  ///   - definitions: The entries.
  ///   - isLoose: Whether names are found that only hold the letters of the query in their order.
  package static func results(
    for query: String, in definitions: [ScheduleDefinition], isLoose: Bool = true
  ) -> [ScheduleDefinition] {
    let words = query.split(separator: " ").map { normalized(String($0)) }
    guard !words.isEmpty else { return definitions }
    let ranked = definitions.enumerated().compactMap { index, definition -> (rank: Int, index: Int)? in
      guard let rank = rank(of: words, in: definition), isLoose || rank < loosest else { return nil }
      return (rank: rank, index: index)
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { definitions[$0.index] }
  }

  /// The rank of names that only hold the letters of a query.
  private static let loosest = 4

  private static func normalized(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" ? "-" : $0 })
  }

  private static func rank(of words: [String], in definition: ScheduleDefinition) -> Int? {
    let names = ([definition.name] + definition.aliases).map(normalized)
    // A framework's own name begins behind its dialect.
    let calls = names.compactMap { name in name.firstIndex(of: ".").map { String(name[$0...].dropFirst()) } }
    let starts = names + calls
    let prose = normalized("\(definition.summary) \(definition.source)")
    var worst = 0
    for word in words {
      if names.contains(word) {
        continue
      } else if starts.contains(where: { $0.hasPrefix(word) }) {
        worst = max(worst, 1)
      } else if names.contains(where: { isFound(word, in: $0) }) {
        worst = max(worst, 2)
      } else if begins(word, in: prose) {
        worst = max(worst, 3)
      } else if names.contains(where: { holds(word, $0) }) {
        worst = loosest
      } else {
        return nil
      }
    }
    return worst
  }

  /// Whether a word of the text begins so.
  private static func begins(_ word: String, in prose: String) -> Bool {
    prose.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { $0.hasPrefix(word) }
  }

  private static func isFound(_ word: String, in text: String) -> Bool {
    let (needle, hay) = (Array(word.utf8), Array(text.utf8))
    return hay.indices.contains { hay[$0...].starts(with: needle) }
  }

  /// Whether a name holds the letters of a word in their order.
  private static func holds(_ word: String, _ name: String) -> Bool {
    var rest = word[...]
    for character in name where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
