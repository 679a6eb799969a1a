import Catalogue
import Paths
import Runs
import Schedules

/// Reads a global option and its value by the option table.
struct OptionReader: Sendable {
  let command: Command
  let vocabulary: Vocabulary

  /// Returns the row of the table that an option means, and whether it turns a flag off; `nil` when there is none.
  func definition(of option: OptionWord) -> (GlobalOption, isNegated: Bool)? {
    if option.isShort {
      guard let letter = option.name.first, let found = OptionTable.option(short: letter, of: command) else {
        return nil
      }
      return (found, false)
    }
    if let found = OptionTable.option(alike: option.name, of: command) { return (found, false) }
    guard option.attached == nil, Parameter.isSame(String(option.name.prefix(3)), "no-"),
      let found = OptionTable.option(named: String(option.name.dropFirst(3)), of: command), found.store?.kind == .flag
    else { return nil }
    return (found, true)
  }

  /// Returns the value of an option and how it was written, and takes its word.
  func value(
    of definition: GlobalOption, _ kind: OptionKind, _ option: OptionWord, from cursor: inout TokenCursor
  ) throws(UsageError) -> (OptionValue, String) {
    let reference = OptionReference.option(definition.name, of: command)
    if kind == .flag, option.attached == nil { return (.flag(true), "") }
    let (isNumeric, mayBeEmpty) =
      switch kind {
      case .count, .number, .duration, .extent, .iterations: (true, false)
      case .text: (false, true)
      case .flag, .path, .choice, .choices: (false, false)
      }
    var text = try cursor.value(
      of: option, reference, isNumeric: isNumeric, mayBeEmpty: mayBeEmpty, vocabulary: vocabulary
    ).text
    switch kind {
    case .duration, .extent: text += cursor.unit(behind: text, vocabulary)
    case .flag, .text, .path, .choice, .choices, .count, .number, .iterations: break
    }
    return (try value(text, kind, reference), text)
  }

  private func value(_ text: String, _ kind: OptionKind, _ reference: OptionReference) throws(UsageError) -> OptionValue
  {
    // An option of the command takes one number, so that commas can only divide its digits.
    let plain = DigitGroups.withoutCommas(text) ?? text
    switch kind {
    case .flag:
      guard let isOn = ValueParser.boolean(text) else { throw .notABoolean(reference, value: text) }
      return .flag(isOn)
    case .text:
      return .text(ByteText.readable(text))
    case .path:
      return .text(text)
    case .choice(let accepted):
      return .text(try choice(text, accepted, reference))
    case .choices(let accepted):
      var words: [String] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        if part.isEmpty { throw .emptyElement(reference, value: text) }
        let word = try choice(String(part), accepted, reference)
        if !words.contains(word) { words.append(word) }
      }
      return .text(words.joined(separator: ","))
    case .number(let bounds):
      let parsed = try ValueParser(reference, .rate, bounds).value(plain)
      if case .number(let number) = parsed { return .number(number) }
      throw .notANumber(reference, value: text)
    case .count(let bounds):
      return .count(try bounded(ValueParser(reference, .count, .any).count(plain), text, bounds, reference))
    case .duration(let minimum, let unit):
      return try duration(plain, minimum, unit, reference)
    case .extent(let minimum):
      return .extent(try extent(plain, minimum, reference))
    case .iterations:
      return try iterations(text, reference)
    }
  }

  /// The word that is meant, in any capitals and also in the plural: `tokens`.
  private func choice(
    _ text: String, _ accepted: [String], _ reference: OptionReference
  ) throws(UsageError) -> String {
    let word =
      accepted.first { Parameter.isAlike($0, text) } ?? accepted.first { Parameter.isAlike("\($0)s", text) }
    guard let word else { throw .notAChoice(reference, value: text, accepted: accepted) }
    return word
  }

  /// Returns the updates that a text asks for.
  func iterations(_ text: String, _ reference: OptionReference) throws(UsageError) -> OptionValue {
    let reader = SelectionReader(option: reference) { (text, minimum) throws(UsageError) in
      try extent(text, minimum, reference)
    }
    return .selections(try reader.selections(text))
  }

  private func extent(_ text: String, _ minimum: Int, _ reference: OptionReference) throws(UsageError) -> UpdateCount {
    switch try duration(text, minimum, .updates, reference) {
    case .count(let count): .updates(count)
    case .duration(let quantity): .measured(quantity)
    case .flag, .text, .number, .extent, .selections: throw .notADuration(reference, value: text)
    }
  }

  private func duration(
    _ text: String, _ minimum: Int, _ unit: Quantity.Unit, _ reference: OptionReference
  ) throws(UsageError) -> OptionValue {
    let parser = ValueParser(reference, .duration, Bounds(Double(minimum), Bounds.largestRate))
    if unit != .updates {
      return .duration(
        try parser.duration(
          NumberReader.numericPrefix(of: text).endIndex == text.endIndex ? text + unit.rawValue : text))
    }
    let quantity = try parser.duration(text)
    guard quantity.unit == .updates else { return .duration(quantity) }
    // Counts are exact, beyond what a Double can count.
    let count = try parser.count(QuantityParser.withoutUpdates(text))
    return .count(try bounded(count, text, minimum...Int.max, reference))
  }

  private func bounded(
    _ count: Int, _ text: String, _ bounds: ClosedRange<Int>, _ reference: OptionReference
  ) throws(UsageError) -> Int {
    guard bounds.contains(count) else {
      let accepted =
        bounds.upperBound == .max
        ? "at least \(bounds.lowerBound)" : "from \(bounds.lowerBound) to \(bounds.upperBound)"
      throw .outOfBounds(reference, value: text, accepted: accepted)
    }
    return count
  }
}
