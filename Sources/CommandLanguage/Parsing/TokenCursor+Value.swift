import Catalogue

extension TokenCursor {
  /// Takes the value of an option: what is attached to it, or the next word.
  ///
  /// The next word is no value when it begins with a dash, unless the option takes numbers and a number follows the dash;
  /// a lone dash is one. Where a number is due, a word of the grammar or the name of a schedule is none either.
  ///
  /// - Parameters:
  ///   - option: The option, whose word was already taken.
  ///   - reference: The option under its full name, for errors.
  ///   - isNumeric: Whether the option takes numbers.
  ///   - mayBeEmpty: Whether nothing behind an equal sign is a value.
  ///   - vocabulary: The schedules and modifiers.
  /// - Returns: The value.
  /// - Throws: ``UsageError/missingValue(_:)``.
  mutating func value(
    of option: OptionWord, _ reference: OptionReference, isNumeric: Bool = false, mayBeEmpty: Bool = true,
    vocabulary: Vocabulary
  ) throws(UsageError) -> Token {
    let position = option.token.position
    if let attached = option.attached {
      guard !attached.isEmpty || mayBeEmpty else { throw position.locate(.missingValue(reference)) }
      return Token(text: attached, position: position)
    }
    let next = self.next { token in
      if token.text.isEmpty { return mayBeEmpty }
      if token.text == "-" { return true }
      if token.text.hasPrefix("-") { return isNumeric && NumberReader.looksNumeric(token.text) }
      // Looking for a schedule that is called so is dear; none is called as a number is.
      return !isNumeric || NumberReader.numericPrefix(of: token.text).endIndex == token.text.endIndex
        || Keyword(token) == nil && vocabulary.finding(token.text) == nil
    }
    guard let next else { throw position.locate(.missingValue(reference)) }
    return next
  }

  /// Takes the unit that stands as a word of its own behind a number: `30 ep`.
  ///
  /// - Parameters:
  ///   - number: What was taken before it.
  ///   - vocabulary: The schedules and modifiers, of which none is a unit.
  /// - Returns: The unit; empty where none stands there.
  mutating func unit(behind number: String, _ vocabulary: Vocabulary) -> String {
    let isBare = !number.isEmpty && NumberReader.numericPrefix(of: number).endIndex == number.endIndex
    guard isBare else { return "" }
    let unit = next { QuantityParser.isUnit($0.text) && vocabulary.definition(named: $0.text) == nil }
    return unit?.text ?? ""
  }
}
