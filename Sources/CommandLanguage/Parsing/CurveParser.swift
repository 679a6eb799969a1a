import Catalogue
import Documents
import Paths

/// What surrounds the words of a curve: the command line, or the line of a file.
protocol CurveSurroundings {
  /// The command that the curve is for.
  var command: Command { get }

  /// Takes an option that is no parameter of the current stage, and its value.
  ///
  /// - Parameters:
  ///   - option: The option.
  ///   - curve: The stages read so far, for errors.
  ///   - cursor: The words behind it.
  /// - Throws: ``UsageError`` where that cannot be done.
  mutating func take(
    _ option: OptionWord, in curve: [ScheduleDefinition], from cursor: inout TokenCursor
  ) throws(UsageError)

  /// Whether a word that stands where the curve could begin is none of its own options, though it begins with a dash.
  func isOperandAhead(_ token: Token) -> Bool

  /// Takes a word that stands where the curve could begin, when it is no part of a curve.
  mutating func takeOperand(_ token: Token) throws(UsageError) -> Bool
}

extension CurveSurroundings {
  /// Mostly, what begins with a dash is an option.
  func isOperandAhead(_ token: Token) -> Bool { false }
}

/// Reads one curve: a schedule, then modifiers, `for`, `then`, `resume` and `times`, each with the options that belong to it.
struct CurveParser: Sendable {
  let vocabulary: Vocabulary
  /// The configs that words may name.
  var configs = OpenedConfigs()

  /// Reads up to the end of the words, or to a word that ends the curve: `vs`, or a file of curves.
  ///
  /// - Parameters:
  ///   - cursor: The words.
  ///   - surroundings: Who takes what does not belong to the curve.
  /// - Returns: The curve; `nil` when no word of one was found.
  /// - Throws: ``UsageError`` where that cannot be done.
  func curve(
    from cursor: inout TokenCursor, in surroundings: inout some CurveSurroundings
  ) throws(UsageError) -> CurveDraft? {
    var reading = Reading(vocabulary: vocabulary, configs: configs, command: surroundings.command)
    while let token = cursor.upcoming {
      if Keyword(token) == .versus || CurveFile.isReference(token) && !configs.isOpen(token.text) { break }
      _ = cursor.next()
      if let words = quotedCurve(token) {
        cursor.insert(words)
      } else if reading.isEmpty, surroundings.isOperandAhead(token), try surroundings.takeOperand(token) {
        continue
      } else if try reading.takeLoneNumber(token, from: &cursor) {
        continue
      } else if token.text == "--", !cursor.optionsHaveEnded {
        cursor.optionsHaveEnded = true
      } else if let option = cursor.optionsHaveEnded ? nil : OptionWord(token) {
        if try reading.takeLabel(option, from: &cursor) { continue }
        if try reading.takeSetting(option, from: &cursor) { continue }
        if try reading.takeParameter(option, from: &cursor) { continue }
        try surroundings.take(option, in: reading.definitions, from: &cursor)
      } else if reading.isEmpty, try surroundings.takeOperand(token) {
        continue
      } else {
        try reading.takeWord(token, from: &cursor)
      }
    }
    let draft = reading.draft
    if draft == nil, let label = reading.labelPosition { throw label.locate(.labelWithoutCurve) }
    return draft
  }

  /// The words of a curve, or of a part of one, that was written in quotes as a single word.
  private func quotedCurve(_ token: Token) -> [Token]? {
    guard token.text.utf8.contains(UInt8(ascii: " ")), !token.text.hasPrefix("-"), !CodeDraft.isCode(token.text),
      let words = try? WordReader.words(of: token.text), words != [token.text], let first = words.first,
      vocabulary.finding(first) != nil || Keyword(written: first) != nil || CodeDraft.isCode(first)
    else { return nil }
    return words.map { Token(text: $0, position: token.position) }
  }
}

/// A curve while it is being read.
private struct Reading {
  typealias Step = Composition<CurveDraft.StageDraft>.Operation

  let vocabulary: Vocabulary
  let configs: OpenedConfigs
  /// The command that the curve is for.
  let command: Command
  private var first: CurveDraft.StageDraft?
  private var steps: [Step] = []
  private var label: String?
  /// Where the label is written, if there is one.
  private(set) var labelPosition: SourcePosition?
  /// The stage that options belong to; none before the first one and behind `for`.
  private var current: CurveDraft.StageDraft?
  private var close: ((CurveDraft.StageDraft) -> Step)?

  init(vocabulary: Vocabulary, configs: OpenedConfigs, command: Command) {
    self.vocabulary = vocabulary
    self.configs = configs
    self.command = command
  }

  /// Whether no word of a curve was read yet.
  var isEmpty: Bool { first == nil && current == nil }

  /// What was read; `nil` without a schedule.
  var draft: CurveDraft? {
    var copy = self
    copy.finishStage()
    return copy.first.map { CurveDraft(composition: Composition($0, copy.steps), label: label) }
  }

  /// The schedules and modifiers read so far; the current one is the last.
  var definitions: [ScheduleDefinition] {
    guard let draft else { return [] }
    return draft.composition.stages.map(\.definition)
  }

  /// Takes the label of the curve.
  mutating func takeLabel(_ option: OptionWord, from cursor: inout TokenCursor) throws(UsageError) -> Bool {
    guard !option.isShort, OptionTable.label.isNamed(option.name) else { return false }
    let reference = OptionReference.option(OptionTable.label.name, of: command)
    guard label == nil else { throw option.token.position.locate(.repeated(reference)) }
    label = ByteText.readable(try cursor.value(of: option, reference, vocabulary: vocabulary).text)
    labelPosition = option.token.position
    return true
  }

  /// Takes an option that is a parameter of the current stage, and its value.
  mutating func takeParameter(_ option: OptionWord, from cursor: inout TokenCursor) throws(UsageError) -> Bool {
    guard !option.isShort, let definition = current?.definition else { return false }
    if current?.log != nil {
      guard let log = LogOption.named(option.name) else { return false }
      try current?.log?.take(log, option, from: &cursor, vocabulary)
      return true
    }
    if current?.config != nil {
      guard let fact = ConfigFact.named(option.name) else { return false }
      try current?.config?.take(fact, option, from: &cursor, configs, vocabulary)
      return true
    }
    // In other capitals than the parameter's own, an option that the command has is the command's.
    if definition.parameters.spelled(option.name) == nil, OptionTable.option(named: option.name, of: command) != nil {
      return false
    }
    let values: [ParameterValue]
    let parameter: Parameter
    if let named = definition.parameters.named(option.name) {
      parameter = named
      values = try self.values(of: named, definition, option, from: &cursor)
    } else if let flag = negatedFlag(option, of: definition) {
      parameter = flag
      values = [.flag(false)]
    } else {
      return false
    }
    guard current?.values.updateValue(values, forKey: parameter.name) == nil else {
      throw option.token.position.locate(.repeated(.parameter(parameter.name, of: definition.name)))
    }
    current?.order.append(parameter.name)
    return true
  }

  /// Takes `--set NAME=VALUE` behind a stage that is code, which has read it ahead, and a rate that the code overrules.
  mutating func takeSetting(_ option: OptionWord, from cursor: inout TokenCursor) throws(UsageError) -> Bool {
    guard let stage = current, let code = stage.code else { return false }
    if code.overrules(option, of: stage.definition) {
      let rate = try cursor.value(of: option, .word("--lr"), isNumeric: true, mayBeEmpty: false, vocabulary: vocabulary)
      guard (try? NumberReader.number(rate.text)) != nil else {
        throw rate.position.locate(.notANumber(.word("--lr"), value: rate.text))
      }
      current?.code?.isRateOverruled = true
      return true
    }
    guard CodeDraft.isSetting(option) else { return false }
    let setting = try cursor.value(of: option, .word("--set"), mayBeEmpty: false, vocabulary: vocabulary)
    do { try code.check(setting.text) } catch { throw option.token.position.locate(error) }
    return true
  }

  /// `--no-staircase` turns off `--staircase`.
  private func negatedFlag(_ option: OptionWord, of definition: ScheduleDefinition) -> Parameter? {
    guard option.attached == nil, Parameter.isSame(String(option.name.prefix(3)), "no-"),
      let parameter = definition.parameters.named(String(option.name.dropFirst(3))), parameter.kind == .flag
    else { return nil }
    return parameter
  }

  private func values(
    of parameter: Parameter, _ definition: ScheduleDefinition, _ option: OptionWord, from cursor: inout TokenCursor
  ) throws(UsageError) -> [ParameterValue] {
    if parameter.kind == .flag, option.attached == nil { return [.flag(true)] }
    let parser = ValueParser(parameter, of: definition)
    var word = try cursor.value(
      of: option, parser.option, isNumeric: ValueParser.takesNumbers(parameter.kind),
      mayBeEmpty: parser.acceptsEmptyText, vocabulary: vocabulary)
    if parameter.kind == .duration { word.text += cursor.unit(behind: word.text, vocabulary) }
    do throws(UsageError) {
      guard let swept = try parser.sweep(word.text) else { return [try parser.value(word.text)] }
      guard command.expandsSweeps else { throw .sweepOutsideCompare(parser.option, value: word.text) }
      return swept
    } catch {
      throw word.position.locate(error)
    }
  }

  /// Takes a word that is no option.
  mutating func takeWord(_ token: Token, from cursor: inout TokenCursor) throws(UsageError) {
    guard !isEmpty else {
      current = try schedule(token, after: nil, before: cursor)
      return
    }
    // A step that is still being read is not yet among them.
    guard steps.count + (close == nil ? 0 : 1) < CurveDraft.mostSteps else {
      throw token.position.locate(.tooManySteps(limit: CurveDraft.mostSteps))
    }
    switch Keyword(token) {
    case .then: try begin(after: token, from: &cursor, as: Step.then)
    case .resume: try begin(after: token, from: &cursor, as: Step.resume)
    case .times: try begin(after: token, from: &cursor, as: Step.times)
    case .cut: try cut(token, from: &cursor)
    case .versus: break
    case nil: try modify(token, before: cursor)
    }
  }

  private mutating func modify(_ token: Token, before cursor: TokenCursor) throws(UsageError) {
    if CodeDraft.isCode(token.text) { throw token.position.locate(.scheduleWithinCurve(token.text)) }
    guard let finding = vocabulary.finding(token.text) else {
      throw token.position.locate(.unknownModifier(token.text))
    }
    guard let modifiers = finding.limited(toModifiers: true),
      let stage = stage(modifiers, at: token.position, before: cursor)
    else { throw token.position.locate(.scheduleWithinCurve(token.text)) }
    finishStage()
    current = stage
    close = Step.modify
  }

  /// Takes a number behind a modifier that needs one thing: `warmup 100`, `scale 0.1`.
  mutating func takeLoneNumber(_ token: Token, from cursor: inout TokenCursor) throws(UsageError) -> Bool {
    guard NumberReader.looksNumeric(token.text), let stage = current, let parameter = stage.definition.mainParameter,
      stage.values[parameter.name] == nil, vocabulary.finding(token.text) == nil
    else { return false }
    cursor.insert([token])
    let option = OptionWord(Token(text: "--\(parameter.name)", position: token.position))
    return try option.map { option throws(UsageError) in try takeParameter(option, from: &cursor) } ?? false
  }

  private mutating func begin(
    after keyword: Token, from cursor: inout TokenCursor, as step: @escaping (CurveDraft.StageDraft) -> Step
  ) throws(UsageError) {
    guard let token = cursor.next(where: { Keyword($0) == nil && (!CurveFile.isReference($0) || isConfig($0)) }) else {
      throw (cursor.upcoming?.position ?? cursor.end).locate(.missingSchedule(after: keyword.text))
    }
    let stage = try schedule(token, after: keyword, before: cursor)
    finishStage()
    current = stage
    close = step
  }

  private func isConfig(_ token: Token) -> Bool { configs.isOpen(token.text) }

  private mutating func cut(_ keyword: Token, from cursor: inout TokenCursor) throws(UsageError) {
    let parser = ValueParser(.word(keyword.text), .duration, .atLeastOne)
    let isLength: (Token) -> Bool = {
      NumberReader.looksNumeric($0.text) || Keyword($0) == nil && !$0.text.hasPrefix("-")
    }
    guard var token = cursor.next(where: isLength) else {
      throw (cursor.upcoming?.position ?? cursor.end).locate(.missingValue(parser.option))
    }
    token.text += cursor.unit(behind: token.text, vocabulary)
    finishStage()
    do { steps.append(.cut(try parser.duration(token.text))) } catch { throw token.position.locate(error) }
  }

  /// The stage that a name begins.
  private func schedule(
    _ token: Token, after keyword: Token?, before cursor: TokenCursor
  ) throws(UsageError) -> CurveDraft.StageDraft {
    if let keyword, OptionWord(token) != nil {
      throw token.position.locate(.missingSchedule(after: keyword.text))
    }
    if let log = configs.log(token.text) {
      return CurveDraft.StageDraft(log: LogDraft(word: token.text, log: log), position: token.position)
    }
    if CodeDraft.isCode(token.text) { return try CodeDraft.stage(token, before: cursor, vocabulary) }
    if let script = configs.script(token.text) {
      return try CodeDraft.stage(token, of: script, before: cursor, vocabulary)
    }
    if let config = configs.config(token.text) {
      let draft = ConfigDraft(word: token.text, file: config.file, format: config.format)
      return CurveDraft.StageDraft(config: draft, position: token.position)
    }
    guard let finding = vocabulary.finding(token.text) else {
      throw token.position.locate(
        Keyword(token) == nil ? .unknownSchedule(token.text) : .modifierWithoutCurve(token.text))
    }
    guard let schedules = finding.limited(toModifiers: false),
      let stage = stage(schedules, at: token.position, before: cursor)
    else { throw token.position.locate(.modifierWithoutCurve(token.text)) }
    return stage
  }

  /// The stage of the entry that a name means, before what is given to it.
  private func stage(
    _ finding: NameFinding, at position: SourcePosition, before cursor: TokenCursor
  ) -> CurveDraft.StageDraft? {
    let given = finding.candidates.count > 1 ? OptionsAhead(cursor, finding, command).names : []
    guard let definition = finding.entry(taking: given) else { return nil }
    var stage = CurveDraft.StageDraft(definition: definition, position: position)
    stage.taken = TakenName(finding, as: definition)
    return stage
  }

  /// Puts the current stage into its place.
  private mutating func finishStage() {
    guard let stage = current?.namedByOptions() else { return }
    if let close { steps.append(close(stage)) } else { first = stage }
    (current, close) = (nil, nil)
  }
}

extension ValueParser {
  /// Whether an empty text is a value: of a list, one without elements.
  fileprivate var acceptsEmptyText: Bool {
    switch kind {
    case .list, .mapping: true
    default: false
    }
  }
}
