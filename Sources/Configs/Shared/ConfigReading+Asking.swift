import Documents
import Numbers

extension ConfigReading {
  /// Returns the updates of the run: those of the option, of a key, or asked for.
  ///
  /// - Parameter key: The key, with dots between the keys that lead to it.
  /// - Returns: The updates, at least 0.
  /// - Throws: A ``ConfigFault`` for what is no whole number.
  mutating func updates(of key: String) throws(ConfigFault) -> Int {
    if let told = option(.updates) { return max(0, told) }
    if let value = try integer(key) { return max(0, value) }
    return max(0, need(.updates))
  }

  /// Returns the rate that a key has, which is asked for where it is missing.
  ///
  /// - Parameter key: The key, with dots between the keys that lead to it.
  /// - Returns: The rate; 1 as a stand-in where it is missing.
  /// - Throws: A ``ConfigFault`` for what is no number.
  mutating func rate(of key: String) throws(ConfigFault) -> Double {
    if let value = try number(key) { return value }
    ask("--set \(key)=RATE", "the learning rate")
    return 1
  }

  /// Notes what argparse refuses: a flag of whole numbers that is written as a fraction or with an exponent.
  ///
  /// - Parameter keys: The flags, with `_` between words.
  mutating func refuseFractions(_ keys: String...) {
    guard file.syntax == .shell else { return }
    for key in keys {
      guard case .number(let text)? = root.field(dotted: key)?.value.untagged.value else { continue }
      let flag = String(key.map { $0 == "_" ? "-" : $0 })
      refuse("error: argument --\(flag): invalid int value: '\(text)'", at: key)
    }
  }

  /// Asks for another schedule in place of one that follows metrics.
  ///
  /// - Parameter name: The schedule, as the config names it.
  mutating func askForNoPlateau(_ name: String) {
    let entry = ledger.entries.last { $0.value == name || $0.value.hasSuffix("." + name) }
    ask(
      "--set \(entry?.name ?? "scheduler")=NAME of another schedule", "the metrics that \(name) follows", isMetric: true
    )
  }

  /// Returns one of some words that a key has.
  ///
  /// - Parameters:
  ///   - key: The key, with dots between the keys that lead to it.
  ///   - standard: What the framework takes where it is not given.
  ///   - words: The words that are known.
  /// - Returns: The word.
  /// - Throws: A ``ConfigFault`` for another word.
  mutating func word(
    of key: String, default standard: String, among words: [String]
  ) throws(ConfigFault) -> String {
    let word = text(key, default: standard)
    guard words.contains(word) else {
      let field = root.field(dotted: key) ?? Field([key], root)
      throw .document(field.mismatch("one of " + words.joined(separator: ", ")))
    }
    return word
  }

  /// Returns a number that divides others, at least 1.
  ///
  /// - Parameters:
  ///   - key: The key, with dots between the keys that lead to it.
  ///   - standard: What the framework takes where it is not given.
  /// - Returns: The number.
  /// - Throws: A ``ConfigFault`` for what is no whole number of at least 1.
  mutating func divisor(_ key: String, default standard: Int) throws(ConfigFault) -> Int {
    let value = try integer(key, default: standard)
    if value < 1, let field = root.field(dotted: key) {
      throw .document(field.mismatch("a whole number of at least 1"))
    }
    return max(1, value)
  }

  /// Returns numbers of some keys as they are given, under the last key of each.
  ///
  /// - Parameters:
  ///   - names: The keys.
  ///   - prefix: What leads to them, with a dot at its end, or nothing.
  /// - Returns: The names with their values; those that are not given are left out.
  /// - Throws: A ``ConfigFault`` for what is no number.
  mutating func given(
    _ names: [String], under prefix: String = ""
  ) throws(ConfigFault) -> [(String, ConfigValue?)] {
    var values: [(String, ConfigValue?)] = []
    for name in names {
      if let value = try number(prefix + name) { values.append((name, ConfigValue(value))) }
    }
    return values
  }
}
