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
  static func nearest(to word: String, among names: [String]) -> [String] {
    guard word.utf8.count <= longestWord, !word.isEmpty else { return [] }
    var best = Int.max
    var nearest: [String] = []
    for name in names {
      guard let distance = distance(from: word, to: name), distance <= best else { continue }
      if distance < best { nearest = [] }
      best = distance
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

  private static func distance(from word: String, to name: String) -> Int? {
    let (written, accepted) = (normalized(word), normalized(name))
    // A third of the letters may be wrong, at least one and fewer than four.
    let limit = min(3, max(1, written.count / 3))
    if let distance = EditDistance.between(written, accepted, atMost: limit) { return distance }
    let (base, acceptedBase) = (withoutDialect(written), withoutDialect(accepted))
    if base.count != written.count || acceptedBase.count != accepted.count,
      let distance = EditDistance.between(Array(base), Array(acceptedBase), atMost: limit)
    {
      return distance
    }
    return written.count >= 3 && accepted.starts(with: written) ? limit : nil
  }

  private static func normalized(_ text: String) -> [UInt8] {
    text.lowercased().utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
  }

  private static func withoutDialect(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let stop = bytes.firstIndex(of: UInt8(ascii: ".")) else { return bytes[...] }
    return bytes[(stop + 1)...]
  }
}
