/// Finds the names that a person may have meant.
enum Suggestions {
  /// The longest word that anything is suggested for: no name comes near it.
  private static let longestWord = 64

  /// Returns the names nearest to a word, at most three, in their order.
  ///
  /// Capitals and the kind of dash do not count, nor does a missing or another dialect before a full stop; three letters
  /// that a name begins with suggest it.
  ///
  /// - Parameters:
  ///   - word: The word as a person wrote it.
  ///   - names: The names that would be accepted.
  /// - Returns: The names.
  static func nearest(to word: String, among names: [String]) -> [String] {
    guard word.utf8.count <= longestWord, !word.isEmpty else { return [] }
    let written = normalized(word)
    var best = Rank(distance: .max, whole: .max)
    var nearest: [String] = []
    for name in names {
      guard let rank = rank(of: normalized(name), for: written), rank <= best else { continue }
      if rank < best { nearest = [] }
      best = rank
      if !nearest.contains(name) { nearest.append(name) }
    }
    return Array(nearest.prefix(3))
  }

  /// Returns the question that ends a sentence: ` Did you mean 'cosine'?`; empty without a name to suggest.
  static func question(_ word: String, among names: [String], prefix: String = "") -> String {
    let nearest = nearest(to: word, among: names).map { "'\(prefix)\($0)'" }
    return nearest.isEmpty ? "" : " Did you mean \(joined(nearest, "or"))?"
  }

  /// Joins words as a sentence does: `a, b or c`.
  static func joined(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  /// How near a name is: first by its nearest part, then as a whole.
  private struct Rank: Comparable {
    var distance: Int
    var whole: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.distance, left.whole) < (right.distance, right.whole)
    }
  }

  private static func rank(of accepted: [UInt8], for written: [UInt8]) -> Rank? {
    // A third of the letters may be wrong, at least one and fewer than four.
    let limit = min(3, max(1, written.count / 3))
    let whole = EditDistance.between(written, accepted, atMost: limit)
    let base = EditDistance.between(withoutDialect(written), withoutDialect(accepted), atMost: limit)
    if let distance = [whole, base].compactMap({ $0 }).min() {
      return Rank(distance: distance, whole: whole ?? limit + 1)
    }
    return written.count >= 3 && accepted.starts(with: written) ? Rank(distance: limit, whole: limit + 1) : nil
  }

  private static func normalized(_ text: String) -> [UInt8] {
    text.lowercased().utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
  }

  private static func withoutDialect(_ bytes: [UInt8]) -> [UInt8] {
    guard let stop = bytes.firstIndex(of: UInt8(ascii: ".")) else { return bytes }
    return Array(bytes[(stop + 1)...])
  }
}
