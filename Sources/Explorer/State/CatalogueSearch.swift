internal import Catalogue

/// Finds entries of the catalogue by what a person types.
enum CatalogueSearch {
  /// Returns the entries that every word of a query is found in, the best first.
  ///
  /// A word at the beginning of a name counts most, then one within it or an alias, then one in the summary or the source;
  /// last come names that hold the letters of the query in their order. Among equals the catalogue's order stays.
  ///
  /// - Parameters:
  ///   - query: Words with blanks between; capitals do not count. Nothing finds everything.
  ///   - definitions: The entries.
  static func results(for query: String, in definitions: [ScheduleDefinition]) -> [ScheduleDefinition] {
    let words = query.lowercased().split(separator: " ").map(String.init)
    guard !words.isEmpty else { return definitions }
    let ranked = definitions.enumerated().compactMap { index, definition -> (rank: Int, index: Int)? in
      rank(of: words, in: definition).map { (rank: $0, index: index) }
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { definitions[$0.index] }
  }

  private static func rank(of words: [String], in definition: ScheduleDefinition) -> Int? {
    let names = ([definition.name] + definition.aliases).map { $0.lowercased() }
    // A framework's own name begins behind its dialect.
    let starts = names + names.compactMap { $0.firstIndex(of: ".").map { String(names[0][$0...].dropFirst()) } }
    let prose = "\(definition.summary) \(definition.source)".lowercased()
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
        worst = max(worst, 4)
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
