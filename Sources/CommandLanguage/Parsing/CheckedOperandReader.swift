import Catalogue
import Configs

/// Reads the operands of `check`: files and folders, each with what is told of its run behind it; what stands before the first
/// counts for all.
struct CheckedOperandReader {
  private let vocabulary: Vocabulary
  private var shared = GivenFacts()
  private var sharedCompanions: [String] = []
  private var operands: [CheckOptions.Operand] = []

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Returns the operands of the words that are left.
  ///
  /// - Parameters:
  ///   - cursor: The words.
  ///   - options: The options of the command.
  /// - Returns: The operands.
  /// - Throws: ``UsageError``.
  mutating func operands(
    from cursor: inout TokenCursor, _ options: inout OptionCollector
  ) throws(UsageError) -> [CheckOptions.Operand] {
    while let token = cursor.next() {
      if token.text == "--", !cursor.optionsHaveEnded {
        cursor.optionsHaveEnded = true
      } else if !cursor.optionsHaveEnded, let option = OptionWord(token) {
        if let fact = ConfigFact.named(option.name), !option.isShort {
          try take(fact, option, from: &cursor)
        } else {
          try options.take(option, in: [], from: &cursor)
        }
      } else {
        operands.append(operand(token.text))
      }
    }
    return operands.map { operand in
      var operand = operand
      var given = shared
      given.add(operand.given)
      operand.given = given
      operand.companions = sharedCompanions + operand.companions
      return operand
    }
  }

  /// The words of curves, and those of the options of `check` between them.
  struct CurveWords {
    /// The words of the curves.
    var curve: [String] = []
    /// The options of `check` with their values.
    var rest: [String] = []
    /// Whether a plan is held against a log: `PLAN vs @LOG`.
    var isComparison: Bool { curve.contains(Keyword.versus.rawValue) }
    /// The words of the first curve.
    var first: [String] { Array(curve.prefix { $0 != Keyword.versus.rawValue }) }
  }

  /// Returns the words of curves, where the first operand is the name of a schedule, or a plan is held against a log.
  ///
  /// - Parameters:
  ///   - words: The words behind the name of the command.
  ///   - vocabulary: The schedules and modifiers.
  /// - Returns: The words of the curves and those of `check`; `nil` where files are looked at.
  static func curveWords(_ words: [String], _ vocabulary: Vocabulary) -> CurveWords? {
    let options = OptionTable.options.filter { $0.commands == [.check] }
    let own = options.filter { $0.valueName != nil }.map { "--\($0.name)" }
    let flags = options.filter { $0.valueName == nil }.map { "--\($0.name)" }
    var found = CurveWords()
    var index = 0
    while index < words.count {
      let word = words[index]
      if own.contains(word), index + 1 < words.count {
        found.rest += [word, words[index + 1]]
        index += 2
        continue
      }
      if flags.contains(word) || own.contains(where: { word.hasPrefix($0 + "=") }) {
        found.rest.append(word)
      } else {
        found.curve.append(word)
      }
      index += 1
    }
    guard let first = found.curve.first, found.isComparison || vocabulary.definition(named: first) != nil else {
      return nil
    }
    return found
  }

  /// `FILE`, `@FILE`, `@FORMAT:FILE`.
  private func operand(_ word: String) -> CheckOptions.Operand {
    let reference = word.hasPrefix("@") && word.utf8.count > 1 ? String(word.dropFirst()) : word
    if word.hasPrefix("@"), let colon = reference.firstIndex(of: ":"), colon > reference.startIndex {
      let name = String(reference[..<colon])
      if ConfigFormats.named(name) != nil {
        let path = String(reference[reference.index(after: colon)...])
        return CheckOptions.Operand(path: path, format: name, given: GivenFacts(), companions: [])
      }
    }
    return CheckOptions.Operand(path: reference, given: GivenFacts(), companions: [])
  }

  private mutating func take(
    _ fact: ConfigFact, _ option: OptionWord, from cursor: inout TokenCursor
  ) throws(UsageError) {
    let reference = OptionReference.word("--\(fact.name)")
    if case .isAsMeant = fact.kind { return }
    let value = try cursor.value(of: option, reference, mayBeEmpty: false, vocabulary: vocabulary)
    var given = operands.last?.given ?? shared
    if case .companion = fact.kind {
      if operands.isEmpty {
        sharedCompanions.append(value.text)
      } else {
        operands[operands.count - 1].companions.append(value.text)
      }
      return
    }
    do throws(UsageError) { try given.take(fact, value.text, reference) } catch { throw value.position.locate(error) }
    if operands.isEmpty { shared = given } else { operands[operands.count - 1].given = given }
  }
}

extension GivenFacts {
  /// Takes the value of an option; a file that belongs to the config is none of a run's facts.
  ///
  /// - Parameters:
  ///   - fact: The option.
  ///   - text: Its value.
  ///   - reference: The option, for errors.
  /// - Throws: ``UsageError`` for what is no value of it.
  mutating func take(_ fact: ConfigFact, _ text: String, _ reference: OptionReference) throws(UsageError) {
    switch fact.kind {
    case .count(let count): counts[count] = try ConfigDraft.count(text, reference, from: 1)
    case .epochs:
      guard case .number(let epochs) = try ValueParser(reference, .factor, .nonNegative).value(text) else { return }
      self.epochs = epochs
    case .release: release = text
    case .group: group = text
    case .resumeAt: resumeAt = try ConfigDraft.count(text, reference, from: 0)
    case .setting: settings.append(try ConfigDraft.setting(text, reference))
    case .companion: break
    case .isAsMeant: isAsMeant = true
    }
  }
}
