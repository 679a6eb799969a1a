import Catalogue

/// Reads the words of a condition one by one: `first below 1e-5`, `above 10%`.
struct ConditionReader {
  private var occurrence: RateCondition.Occurrence?
  private var side: RateCondition.Side?
  /// The condition, once all of it was read.
  private(set) var condition: RateCondition?

  /// Whether the next word must be the rate.
  var awaitsRate: Bool { side != nil && condition == nil }

  /// Takes a word that stands before the curve, if it belongs to the condition.
  ///
  /// - Parameter token: The word.
  /// - Returns: Whether it does.
  /// - Throws: What is wrong with the rate.
  mutating func take(_ token: Token) throws(UsageError) -> Bool {
    if condition != nil { return false }
    guard let side else {
      if let word = Self.word(token.text, RateCondition.Side.self) {
        side = word
        return true
      }
      guard occurrence == nil, let word = Self.word(token.text, RateCondition.Occurrence.self) else { return false }
      occurrence = word
      return true
    }
    condition = RateCondition(occurrence ?? .first, side, try Self.threshold(token.text))
    return true
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(_ text: String, _ type: Word.Type) -> Word? {
    Word.allCases.first { Parameter.isAlike($0.rawValue, text) }
  }

  private static func threshold(_ text: String) throws(UsageError) -> RateCondition.Threshold {
    let parser = ValueParser(.word("RATE"), .rate, .any)
    guard text.hasSuffix("%") else {
      guard case .number(let rate) = try parser.value(text) else { throw .notANumber(.word("RATE"), value: text) }
      return .rate(rate)
    }
    guard case .number(let percent) = try parser.value(text.dropLast()) else {
      throw .notANumber(.word("RATE"), value: text)
    }
    return .share(percent: percent)
  }
}
