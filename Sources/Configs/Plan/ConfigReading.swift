package import Documents
import Numbers

/// A config while a format reads it: every value that is asked for is kept with where it comes from.
///
/// What is missing does not end the reading: a stand-in is handed over and the fact noted, so that all of them are asked for in
/// one message.
package struct ConfigReading {
  /// The file, with what `--set` has changed in it.
  package internal(set) var file: ConfigFile
  /// The files that were given with it, in the order given.
  package internal(set) var companions: [ConfigFile]
  /// What is told beside the files.
  package let given: GivenFacts
  /// The format that reads.
  package let format: any ConfigFormat.Type

  /// What was read so far.
  package internal(set) var ledger = RunLedger()
  /// The facts that are missing so far.
  package internal(set) var missing: [MissingConfigFact] = []
  /// What was noted so far.
  package internal(set) var notes: [PlanNote] = []
  /// Why the framework would not start the run, if it would not.
  package internal(set) var refusal: (words: String, span: Span?)?
  /// The parameter group that was read, and all that there are.
  package internal(set) var group: (name: String?, all: [String]) = (nil, [])
  /// The first update, where the run is resumed.
  package var firstUpdate = 0
  /// The names of settings that were used.
  var usedSettings: Set<String> = []
  /// Reads a file that the config names, by the path as the config has it.
  let read: ConfigFileReader

  init(
    _ file: ConfigFile, companions: [ConfigFile], given: GivenFacts, format: any ConfigFormat.Type,
    read: @escaping ConfigFileReader
  ) {
    self.file = file
    self.companions = companions
    self.given = given
    self.format = format
    self.read = read
  }

  /// The values of the file.
  package var root: Node { file.root }

  // MARK: Keys

  /// Returns the value of the first of some keys that is given; null counts as not given.
  ///
  /// - Parameter keys: The keys, each with dots between the keys that lead to it.
  /// - Returns: The value; `nil` where none is given.
  package func field(_ keys: String...) -> Field? { field(any: keys) }

  /// Returns whether a key is given; null counts as not given.
  ///
  /// - Parameter key: The key, with dots between the keys that lead to it.
  /// - Returns: Whether it is given.
  package func has(_ key: String) -> Bool { field(any: [key]) != nil }

  func field(any keys: [String]) -> Field? {
    for key in keys { if let field = root.field(dotted: key) { return field } }
    return nil
  }

  /// Returns the number that a key has.
  ///
  /// - Parameter keys: The key, and other names of it.
  /// - Returns: The number; `nil` where none is given.
  /// - Throws: A ``ConfigFault`` for what is no number.
  package mutating func number(_ keys: String...) throws(ConfigFault) -> Double? {
    guard let field = field(any: keys) else { return nil }
    let value = try document { () throws(DocumentFault) in try field.number() }
    keep(field, numberText(value))
    return value
  }

  /// Returns the number that a key has, or its default.
  ///
  /// - Parameters:
  ///   - keys: The key, and other names of it.
  ///   - standard: What the framework takes where it is not given.
  /// - Returns: The number.
  /// - Throws: A ``ConfigFault`` for what is no number.
  package mutating func number(_ keys: String..., default standard: Double) throws(ConfigFault) -> Double {
    guard let field = field(any: keys) else { return keepStandard(keys, standard, numberText(standard)) }
    let value = try document { () throws(DocumentFault) in try field.number() }
    keep(field, numberText(value))
    return value
  }

  /// Returns the whole number that a key has.
  ///
  /// - Parameter keys: The key, and other names of it.
  /// - Returns: The number; `nil` where none is given.
  /// - Throws: A ``ConfigFault`` for what is no whole number.
  package mutating func integer(_ keys: String...) throws(ConfigFault) -> Int? {
    guard let field = field(any: keys) else { return nil }
    let value = try document { () throws(DocumentFault) in try field.integer() }
    keep(field, String(value))
    return value
  }

  /// Returns the whole number that a key has, or its default.
  ///
  /// - Parameters:
  ///   - keys: The key, and other names of it.
  ///   - standard: What the framework takes where it is not given.
  ///   - option: The option of the command that takes the place of the key where it is given.
  /// - Returns: The number.
  /// - Throws: A ``ConfigFault`` for what is no whole number.
  package mutating func integer(
    _ keys: String..., default standard: Int, option: ConfigOption? = nil
  ) throws(ConfigFault) -> Int {
    if let option, let value = self.option(option) { return value }
    guard let field = field(any: keys) else { return keepStandard(keys, standard, String(standard)) }
    let value = try document { () throws(DocumentFault) in try field.integer() }
    keep(field, String(value))
    return value
  }

  /// Returns the text that a key has; of numbers and truths, as they are written.
  ///
  /// - Parameter keys: The key, and other names of it.
  /// - Returns: The text; `nil` where none is given.
  package mutating func text(_ keys: String...) -> String? {
    guard let field = field(any: keys), let text = field.value.plainText else { return nil }
    keep(field, text)
    return text
  }

  /// Returns the text that a key has, or its default.
  ///
  /// - Parameters:
  ///   - keys: The key, and other names of it.
  ///   - standard: What the framework takes where it is not given.
  /// - Returns: The text.
  package mutating func text(_ keys: String..., default standard: String) -> String {
    guard let field = field(any: keys), let text = field.value.plainText else {
      return keepStandard(keys, standard, standard)
    }
    keep(field, text)
    return text
  }

  /// Returns whether a key is true, or its default.
  ///
  /// - Parameters:
  ///   - keys: The key, and other names of it.
  ///   - standard: What the framework takes where it is not given.
  /// - Returns: Whether it is true.
  /// - Throws: A ``ConfigFault`` for what is neither true nor false.
  package mutating func flag(_ keys: String..., default standard: Bool) throws(ConfigFault) -> Bool {
    guard let field = field(any: keys) else { return keepStandard(keys, standard, standard ? "true" : "false") }
    let value = try document { () throws(DocumentFault) in try field.boolean() }
    keep(field, value ? "true" : "false")
    return value
  }

  /// Returns the numbers that a key has: of a list, or a single one.
  ///
  /// - Parameter keys: The key, and other names of it.
  /// - Returns: The numbers; `nil` where none are given.
  /// - Throws: A ``ConfigFault`` for what are no numbers.
  package mutating func numbers(_ keys: String...) throws(ConfigFault) -> [Double]? {
    guard let field = field(any: keys) else { return nil }
    let values = try document { () throws(DocumentFault) in
      field.value.elements == nil ? [try field.number()] : try field.numbers()
    }
    keep(field, values.map { numberText($0) }.joined(separator: ", "))
    return values
  }

  // MARK: Keeping

  mutating func keep(_ field: Field, _ value: String) {
    let setting = given.settings.last { $0.value.span == field.value.span }
    ledger.note(field.name, value, setting.map { .setting($0.name) } ?? .place(field.value.span))
  }

  private mutating func keepStandard<Value>(_ keys: [String], _ value: Value, _ text: String) -> Value {
    ledger.note(keys.first ?? "", text, .standard(format.release))
    return value
  }

  /// Words a fault of a document as one of a config.
  package func document<Result>(_ body: () throws(DocumentFault) -> Result) throws(ConfigFault) -> Result {
    do { return try body() } catch { throw .document(error) }
  }
}

/// Reads a file that a config names, by its path; `nil` where it cannot be read.
package typealias ConfigFileReader = (_ path: String) -> [UInt8]?

extension Node {
  /// The text of a string, a number or a truth, as it is written; `nil` for other values.
  package var plainText: String? {
    switch untagged.value {
    case .string(let text), .integer(let text), .number(let text), .date(let text): text
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .null, .list, .map, .call, .reference: nil
    }
  }
}

extension String {
  /// Whether two names are the same but for `-` and `_`.
  func isSameKey(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8) { $0 == $1 || ($0 == 0x2D || $0 == 0x5F) && ($1 == 0x2D || $1 == 0x5F) }
  }
}
