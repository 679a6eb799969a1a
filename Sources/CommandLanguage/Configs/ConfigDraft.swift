import Catalogue
import Configs
import Documents
import Runs
import Schedules

/// A config as it stands in a curve: the file, and what was told of its run behind it.
struct ConfigDraft: Sendable {
  /// The word that names it, with its `@`.
  var word: String
  /// The file.
  var file: ConfigFile
  /// The format that was named; `nil` for the one whose signs the file has.
  var format: String?
  /// The files that were given with it.
  var companions: [ConfigFile] = []
  /// What was told of its run.
  var given = GivenFacts()
  /// The options as they were written, each with its value.
  var options: [String] = []

  /// The same config with one of its parameter groups in place of all.
  ///
  /// - Parameter group: The group.
  /// - Returns: The config.
  func with(group: String) -> ConfigDraft {
    var draft = self
    draft.given.group = group
    for index in options.indices.dropLast() where options[index] == "--group" { draft.options[index + 1] = group }
    return draft
  }

  /// The words that stand for the curve.
  var text: String { ([word] + options).map { shellQuoted($0) }.joined(separator: " ") }

  /// Takes an option of the config and its value.
  ///
  /// - Parameters:
  ///   - fact: The option.
  ///   - option: The word.
  ///   - cursor: The words behind it.
  ///   - configs: The files that were read.
  ///   - vocabulary: The schedules and modifiers, none of which is a value.
  /// - Throws: ``UsageError`` for what is no value of it.
  mutating func take(
    _ fact: ConfigFact, _ option: OptionWord, from cursor: inout TokenCursor, _ configs: OpenedConfigs,
    _ vocabulary: Vocabulary
  ) throws(UsageError) {
    let reference = OptionReference.parameter(fact.name, of: word)
    options.append("--\(fact.name)")
    if case .isAsMeant = fact.kind {
      given.isAsMeant = true
      return
    }
    let value = try cursor.value(
      of: option, reference, isNumeric: fact.isNumeric, mayBeEmpty: false, vocabulary: vocabulary)
    let text = value.text
    options.append(text)
    if case .companion = fact.kind {
      if let file = configs.companion(text) { companions.append(file) }
      return
    }
    do throws(UsageError) { try given.take(fact, text, reference) } catch {
      throw value.position.locate(error)
    }
  }

  /// A whole number from a least one on.
  static func count(
    _ text: String, _ reference: OptionReference, from least: Int
  ) throws(UsageError) -> Int {
    let plain = DigitGroups.withoutCommas(text) ?? text
    let count = try ValueParser(reference, .count, .any).count(plain)
    guard count >= least else { throw .outOfBounds(reference, value: text, accepted: "at least \(least)") }
    return count
  }

  /// `NAME=VALUE`: without `=` it is true, and a value in brackets is JSON.
  static func setting(_ text: String, _ reference: OptionReference) throws(UsageError) -> GivenFacts.Setting {
    let body = text.drop { $0 == "-" || $0 == "+" }
    guard let equal = body.firstIndex(of: "=") else {
      guard !body.isEmpty else { throw .missingValue(reference) }
      let source = SourceText("true", name: "--set \(body)")
      return GivenFacts.Setting(name: String(body), value: Node(.boolean(true), source.whole))
    }
    let (name, value) = (String(body[..<equal]), String(body[body.index(after: equal)...]))
    guard !name.isEmpty else { throw .missingValue(reference) }
    let source = SourceText(value, name: "--set \(name)")
    guard value.hasPrefix("{") || value.hasPrefix("[") else {
      let node = Node(ScalarRules.hydra.value(of: value), source.whole, isPlain: true)
      return GivenFacts.Setting(name: name, value: node)
    }
    do {
      return GivenFacts.Setting(name: name, value: try JSONReader.document(of: source).root)
    } catch {
      // Keys without quotes, as help writes them, are YAML: {max_lr: 3e-4}.
      if let root = try? YAMLReader.document(of: source, rules: .omegaConf, limits: ConfigFileParser.limits).root,
        root.entries?.allSatisfy({ !$0.value.isNull }) ?? (root.elements != nil)
      {
        return GivenFacts.Setting(name: name, value: root)
      }
      throw .config(.document(DocumentFault(error.reason.words, error.span)))
    }
  }
}

extension CurveDraft.StageDraft {
  /// A stage that is a config, until its run is read.
  init(config: ConfigDraft, position: SourcePosition) {
    let definition = ScheduleDefinition(
      config.word, summary: "", formula: "", source: "", parameters: [], example: "",
      build: .schedule { _ throws(ScheduleError) in throw .unknownName(config.word) })
    self.init(definition: definition, position: position)
    self.config = config
  }
}
