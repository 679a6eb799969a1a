package import Documents
import Numbers

/// What follows from the facts, what is said of it, and the files that belong to the config.
extension ConfigReading {
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
}
