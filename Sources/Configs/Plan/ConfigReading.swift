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
  package private(set) var missing: [MissingConfigFact] = []
  /// What was noted so far.
  package private(set) var notes: [PlanNote] = []
  /// Why the framework would not start the run, if it would not.
  package private(set) var refusal: (words: String, span: Span?)?
  /// The parameter group that was read, and all that there are.
  package private(set) var group: (name: String?, all: [String]) = (nil, [])
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

  private func field(any keys: [String]) -> Field? {
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

  // MARK: Facts that no file tells

  /// Returns what an option of the command tells.
  ///
  /// - Parameter option: The option.
  /// - Returns: The number; `nil` where it is not given.
  package mutating func option(_ option: ConfigOption) -> Int? {
    guard let value = given.counts[option] else { return nil }
    ledger.note(option.rawValue, String(value), .option(option.rawValue))
    return value
  }

  /// Returns what an option of the command tells, which is asked for where it is missing.
  ///
  /// - Parameters:
  ///   - option: The option.
  ///   - meaning: What it is here, where it is not what the option says of itself.
  /// - Returns: The number; 1 as a stand-in where it is missing.
  package mutating func need(_ option: ConfigOption, _ meaning: String? = nil) -> Int {
    if let value = self.option(option) { return value }
    ask("--\(option.rawValue) N", meaning ?? option.meaning)
    return 1
  }

  /// The epochs that the option tells; `nil` where it is not given.
  package mutating func toldEpochs() -> Double? {
    guard let epochs = given.epochs else { return nil }
    ledger.note("epochs", numberText(epochs), .option("epochs"))
    return epochs
  }

  /// The processes that train together, which the option or the launcher of a shell script tells; they are asked for where
  /// nothing does, with 1 as a stand-in.
  package mutating func worldSize() -> Int {
    if let value = option(.worldSize) { return value }
    if let processes = file.launch?.processes, let value = try? Field(["processes"], processes).integer() {
      ledger.note("world size", String(value), .place(processes.span))
      return value
    }
    return need(.worldSize)
  }

  /// The training samples of an epoch, which are asked for where nothing tells them; 1 as a stand-in.
  package mutating func samples() -> Int { need(.samples) }

  /// Returns what `--set` tells of a fact that is no key of the file.
  ///
  /// - Parameter name: The name of the fact, one of the format's.
  /// - Returns: The value; `nil` where it is not given.
  package mutating func setting(_ name: String) -> Field? {
    guard let setting = given.settings.last(where: { $0.name.isSameKey(as: name) }) else { return nil }
    usedSettings.insert(setting.name)
    ledger.note(name, setting.value.plainText ?? setting.value.words, .setting(setting.name))
    return Field([name], setting.value)
  }

  /// Returns the whole number that `--set` tells of a fact, which is asked for where it is missing.
  ///
  /// - Parameters:
  ///   - name: The name of the fact, one of the format's.
  ///   - meaning: What it is.
  /// - Returns: The number; 1 as a stand-in where it is missing.
  /// - Throws: A ``ConfigFault`` for what is no whole number.
  package mutating func needSetting(_ name: String, _ meaning: String) throws(ConfigFault) -> Int {
    guard let field = setting(name) else {
      ask("--set \(name)=N", meaning)
      return 1
    }
    return try document { () throws(DocumentFault) in try field.integer() }
  }

  /// Asks for a fact.
  ///
  /// - Parameters:
  ///   - remedy: What would tell it: `--samples N`.
  ///   - meaning: What it is.
  ///   - isMetric: Whether it is a metric, which nothing can tell before the run.
  package mutating func ask(_ remedy: String, _ meaning: String, isMetric: Bool = false) {
    let fact = MissingConfigFact(remedy, meaning, isMetric: isMetric)
    if !missing.contains(fact) { missing.append(fact) }
  }

  /// The release of the framework that was given; it is noted that it counts.
  package mutating func release() -> Release? {
    guard let text = given.release else { return nil }
    ledger.note("release", text, .option("release"))
    return Release(text)
  }

  /// Returns the parameter group whose rate is meant.
  ///
  /// - Parameters:
  ///   - all: The names of all groups.
  ///   - main: The framework's main one; `nil` where there is none, so that the group is asked for.
  /// - Returns: The group; the first as a stand-in where it is missing.
  package mutating func group(of all: [String], main: String?) -> String {
    if let name = given.group, let known = all.first(where: { $0.isSameKey(as: name) }) {
      ledger.note("group", known, .option("group"))
      group = (known, all)
      return known
    }
    if given.isForAllGroups {
      group = (all.first, all)
      return all.first ?? ""
    }
    guard given.group == nil, let chosen = main else {
      ask("--group NAME", "the parameter group, one of \(all.joined(separator: ", "))")
      group = (all.first, all)
      return all.first ?? ""
    }
    group = (chosen, all)
    return chosen
  }

  // MARK: What follows, and what is said of it

  /// Keeps what follows from other facts.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - value: Its value.
  ///   - rule: The arithmetic with its numbers: `ceil(52002 / (4 * 8))`.
  /// - Returns: The value.
  @discardableResult
  package mutating func derived(_ name: String, _ value: Int, _ rule: String) -> Int {
    ledger.note(name, String(value), .derived(rule))
    return value
  }

  /// Keeps what follows from other facts.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - value: Its value.
  ///   - rule: The arithmetic with its numbers.
  /// - Returns: The value.
  @discardableResult
  package mutating func derived(_ name: String, _ value: Double, _ rule: String) -> Double {
    ledger.note(name, numberText(value), .derived(rule))
    return value
  }

  /// Keeps what the framework takes without being told.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - value: Its value as it is written.
  package mutating func assumed(_ name: String, _ value: String) {
    ledger.note(name, value, .standard(format.release))
  }

  /// Notes something that a careful reader says.
  ///
  /// - Parameters:
  ///   - text: What it says, a sentence without its full stop.
  ///   - rule: The code of the rule of `check` whose finding it is, where no rule finds the same by the rates.
  ///   - isHint: Whether it is only worth knowing.
  ///   - keys: The key that is the reason, or other names of it.
  package mutating func note(_ text: String, rule: String? = nil, isHint: Bool = false, at keys: String...) {
    notes.append(PlanNote(text, field(any: keys)?.value.span, rule: rule, isHint: isHint))
  }

  /// Notes that a config which a command line names could not be read.
  mutating func noteUnread(_ path: String, _ span: Span) {
    notes.append(PlanNote("'\(path)' was not read: what it sets beside the command line is not known", span))
  }

  /// Notes that the framework would not start the run; the reading goes on as it was meant.
  ///
  /// - Parameters:
  ///   - words: The framework's own words.
  ///   - keys: The key that is the reason, or other names of it.
  package mutating func refuse(_ words: String, at keys: String...) {
    if refusal == nil { refusal = (words, field(any: keys)?.value.span) }
  }

  /// Returns the companion file that a function recognises.
  ///
  /// - Parameter isMeant: Returns whether a file is the one.
  /// - Returns: The file; `nil` where there is none.
  package func companion(_ isMeant: (ConfigFile) -> Bool) -> ConfigFile? { companions.first(where: isMeant) }

  /// Reads a file that the config names.
  ///
  /// - Parameters:
  ///   - name: The path, as the config has it: beside the config, if it is relative.
  ///   - span: Where the config names it.
  /// - Returns: The file.
  /// - Throws: ``ConfigFault/unreadable(path:namedAt:)`` where there is none, and what is wrong with it.
  package func named(_ name: String, at span: Span) throws(ConfigFault) -> ConfigFile {
    if let given = companions.first(where: { $0.path == name || $0.path.hasSuffix("/" + name) }) { return given }
    let folder = file.path.lastIndex(of: "/").map { String(file.path[...$0]) } ?? ""
    let path = name.hasPrefix("/") ? name : folder + name
    guard let bytes = read(path) else { throw .unreadable(path: path, namedAt: span) }
    return try ConfigFileParser.file(bytes, path: path)
  }

  /// Takes a value of another file, which is kept with its place there.
  ///
  /// - Parameters:
  ///   - keys: The keys, with dots between them.
  ///   - other: The other file.
  /// - Returns: The value; `nil` where there is none.
  package mutating func field(_ keys: String, of other: ConfigFile) -> Field? {
    guard let field = other.root.field(dotted: keys) else { return nil }
    keep(field, field.value.plainText ?? field.value.words)
    return field
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
