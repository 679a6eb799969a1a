import Catalogue
import Runs
import Schedules
import Scripts

/// Reads the value of a parameter: what its kind and its bounds make of a text.
struct ValueParser: Sendable {
  /// The option that the value was given to, for errors.
  let option: OptionReference
  /// What the value is.
  let kind: Parameter.Kind
  /// The numbers accepted.
  let bounds: Bounds
  /// Whether a number of updates may be a fraction.
  var isFractional = false
  /// Whether other words than those of a choice are taken.
  private var takesOtherWords = false
  /// Whether the keys of a mapping may be ranges.
  private var takesRanges = false
  /// Whether `iter` counts the iterations of a Trainer.
  private var countsTrainerIterations = false

  /// Creates the parser of a parameter's values.
  init(_ parameter: Parameter, of definition: ScheduleDefinition) {
    option = .parameter(parameter.name, of: definition.name)
    kind = parameter.kind
    bounds = parameter.bounds
    isFractional = parameter.isFractional
    takesOtherWords = parameter.takesOtherWords
    takesRanges = parameter.takesRanges
    countsTrainerIterations = parameter.countsTrainerIterations
  }

  init(_ option: OptionReference, _ kind: Parameter.Kind, _ bounds: Bounds) {
    self.option = option
    self.kind = kind
    self.bounds = bounds
  }

  /// Returns the value that a text is.
  ///
  /// - Parameter text: The text, without quotes.
  /// - Returns: The value.
  /// - Throws: A ``UsageError`` that names the option and the text.
  func value(_ text: some StringProtocol) throws(UsageError) -> ParameterValue {
    let written = String(text)
    switch kind {
    case .rate, .factor:
      return .number(try bounded(number(written), written))
    case .rateOrShare:
      guard written.hasSuffix("%") else { return .number(try bounded(number(written), written)) }
      return .share(try bounded(number(String(written.dropLast())), written))
    case .fraction:
      return .number(try bounded(share(written), written))
    case .count:
      if isFractional, let number = try? number(written), number != number.rounded() {
        return .number(try bounded(number, written))
      }
      let count = try count(written)
      _ = try bounded(Double(count), written)
      return .count(count)
    case .duration:
      return .duration(try duration(written))
    case .choice(let accepted):
      guard
        let word = accepted.first(where: { $0 == written }) ?? accepted.first(where: { Parameter.isSame($0, written) })
          ?? accepted.first(where: { Parameter.isAlike($0, written) })
      else {
        if takesOtherWords, !written.isEmpty { return .choice(written) }
        throw .notAChoice(option, value: written, accepted: accepted)
      }
      return .choice(word)
    case .flag:
      guard let isOn = Self.boolean(written) else { throw .notABoolean(option, value: written) }
      return .flag(isOn)
    case .list(let element):
      if let list = DigitGroups.suspiciousList(written) { throw .groupedDigits(option, value: written, number: list) }
      return .list(try elements(written, of: element))
    case .mapping:
      return .mapping(try entries(written))
    case .expression:
      return .expression(try formula(written))
    case .series:
      let first = written.prefix { $0 != "," }
      guard NumberReader.looksNumeric(first), Self.metric(first) != nil else { return .file(written) }
      return .list(try metrics(written))
    }
  }

  /// The numbers of a series, of which those that are not finite are what a framework would see.
  private func metrics(_ text: String) throws(UsageError) -> [ParameterValue] {
    var values: [ParameterValue] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if part.isEmpty { throw .emptyElement(option, value: text) }
      guard let number = Self.metric(part) else { throw .notANumber(option, value: String(part)) }
      values.append(.number(number))
    }
    return values
  }

  private static func metric(_ text: Substring) -> Double? {
    (try? NumberReader.number(text)) ?? NumberReader.notFinite(text)
  }

  /// Returns the values that a text sweeps over; `nil` when it is one value.
  ///
  /// Commas and ranges stand for several values of what takes one. What takes a list has them within a value, and semicolons
  /// between values.
  ///
  /// - Throws: A ``UsageError`` for an element that is no value of the kind.
  func sweep(_ text: String) throws(UsageError) -> [ParameterValue]? {
    switch kind {
    case .rate, .rateOrShare, .factor, .fraction, .count, .duration, .choice, .flag:
      guard text.utf8.contains(UInt8(ascii: ",")) || range(text) != nil else { return nil }
      if let number = DigitGroups.suspicious(text) { throw .groupedDigits(option, value: text, number: number) }
      return try elements(text, of: kind)
    case .series where !NumberReader.looksNumeric(text.prefix { $0 != "," && $0 != ";" }): return nil
    case .list, .mapping, .series:
      guard text.utf8.contains(UInt8(ascii: ";")) else { return nil }
      var values: [ParameterValue] = []
      for part in text.split(separator: ";", omittingEmptySubsequences: false) {
        if part.isEmpty { throw .emptyElement(option, value: text) }
        values.append(try value(part))
      }
      return values
    case .expression: return nil
    }
  }

  /// Whether a value may begin with a dash that is the sign of a number.
  static func takesNumbers(_ kind: Parameter.Kind) -> Bool {
    switch kind {
    case .rate, .rateOrShare, .factor, .fraction, .count, .duration, .mapping, .series: true
    case .list(let element): takesNumbers(element)
    case .choice, .flag: false
    // A formula may begin with a number and its sign.
    case .expression: true
    }
  }

  /// The truth that a word stands for.
  static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }

  private func elements(_ text: String, of kind: Parameter.Kind) throws(UsageError) -> [ParameterValue] {
    if text.isEmpty { return [] }
    var parser = ValueParser(option, kind, bounds)
    parser.isFractional = isFractional
    parser.countsTrainerIterations = countsTrainerIterations
    var values: [ParameterValue] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if part.isEmpty { throw .emptyElement(option, value: text) }
      if let range = parser.range(String(part)) {
        values += try parser.values(of: range, String(part))
      } else {
        values.append(try parser.value(part))
      }
    }
    return values
  }

  private func entries(_ text: String) throws(UsageError) -> [ParameterValue.Entry] {
    if text.isEmpty { return [] }
    let keys = ValueParser(option, .duration, .nonNegative)
    var entries: [ParameterValue.Entry] = []
    var (begin, ranges) = (Substring?.none, KeyRanges())
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: ":", omittingEmptySubsequences: false)
      if takesRanges, sides.count == 1, begin == nil {
        begin = part
        continue
      }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        throw .notAPair(option, value: String(part))
      }
      let number = try bounded(number(String(sides[1])), String(part))
      let key = try keys.duration(String(sides[0]))
      if takesRanges {
        let first = try begin.map { (text) throws(UsageError) in try keys.duration(String(text)) }
        ranges.add(from: first ?? key, through: key, number)
        begin = nil
      }
      entries.append(ParameterValue.Entry(key, number))
    }
    if let begin { throw .notAPair(option, value: String(begin)) }
    return ranges.entries ?? entries
  }

  /// A share of a whole, which hundredths say too.
  private func share(_ text: String) throws(UsageError) -> Double {
    guard text.hasSuffix("%") else { return try number(text) }
    return try number(String(text.dropLast())) / 100
  }

  private func formula(_ text: String) throws(UsageError) -> Formula {
    do { return try FormulaReader.formula(text) } catch { throw .notAFormula(option, error) }
  }

  private func number(_ text: String) throws(UsageError) -> Double {
    do {
      return try NumberReader.number(DigitGroups.withoutUnderscores(text) ?? text)
    } catch {
      switch error {
      case .notANumber: throw .notANumber(option, value: text)
      case .notFinite: throw .notFinite(option, value: text)
      }
    }
  }

  func count(_ text: String) throws(UsageError) -> Int {
    do {
      return try QuantityParser.count(DigitGroups.withoutUnderscores(text) ?? text)
    } catch {
      throw error == .notAQuantity ? .notACount(option, value: text) : usageError(error, text)
    }
  }

  func duration(_ text: String) throws(UsageError) -> Quantity {
    let duration: Quantity
    do {
      duration = try QuantityParser.quantity(
        DigitGroups.withoutUnderscores(text) ?? text, mayBeFraction: isFractional,
        iterations: countsTrainerIterations ? .trainerIterations : .updates)
    } catch {
      throw usageError(error, text)
    }
    // How many iterations a share or an epoch is depends on the run; that they are not negative does not.
    let accepted = duration.unit == .updates ? bounds : .nonNegative
    guard accepted.contains(duration.amount) else {
      throw .outOfBounds(option, value: text, accepted: accepted.description(for: text))
    }
    return duration
  }

  private func usageError(_ fault: QuantityFault, _ text: String) -> UsageError {
    switch fault {
    case .notAQuantity: .notADuration(option, value: text)
    case .notFinite: .notFinite(option, value: text)
    case .notWhole: .notWhole(option, value: text)
    case .tooLarge: .tooLarge(option, value: text)
    }
  }

  private func bounded(_ number: Double, _ text: String) throws(UsageError) -> Double {
    guard bounds.contains(number) else {
      throw .outOfBounds(option, value: text, accepted: bounds.description(for: text))
    }
    return number
  }

}
