import Catalogue
import Configs
import Documents
import Numbers
import Scripts

/// A stage that is written as code, `OneCycleLR(optimizer, max_lr=0.1, total_steps=5000)`, while its options are being read.
struct CodeDraft: Sendable {
  /// The code.
  let text: String
  /// What was given for names of the code, as it was written.
  let settings: [String]
  /// What the code is.
  let reading: CallReading
  /// Whether the optimizer's rate was given, which the scheduler sets itself.
  var isRateOverruled = false
  /// The script that it stands in, where it is one.
  var path: String?

  /// Returns whether a word is code: a call, an assignment, or statements before one.
  ///
  /// - Parameter word: The word.
  /// - Returns: Whether it is code.
  static func isCode(_ word: String) -> Bool {
    guard word.contains("(") else { return false }
    let text = word.drop { $0.isWhitespace }
    guard let first = text.first else { return false }
    // Comments and decorators stand before code only.
    if first == "#" || first == "@" { return text.contains("\n") }
    let path = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard let head = path.first, head.isLetter || head == "_" else { return false }
    let rest = text[path.endIndex...].drop { $0 == " " || $0 == "\t" }
    switch rest.first {
    case "(", "=": return true
    case ",", ":", "[": return rest.contains("=")
    default: return statements.contains(String(path)) && (rest.contains("\n") || rest.contains(";") || path == "return")
    }
  }

  private static let statements: Set<String> = ["import", "from", "def", "if", "for", "with", "class", "return", "try"]

  /// Returns whether an option gives a value to a name of the code.
  ///
  /// - Parameter option: The option.
  /// - Returns: Whether it does.
  static func isSetting(_ option: OptionWord) -> Bool { !option.isShort && option.name == "set" }

  /// Returns whether an option is the optimizer's rate, which the scheduler overrules.
  ///
  /// - Parameters:
  ///   - option: The option.
  ///   - definition: The entry of the scheduler.
  /// - Returns: Whether it is.
  func overrules(_ option: OptionWord, of definition: ScheduleDefinition) -> Bool {
    !option.isShort && option.name == CallSignature.rate && definition.parameters.named(CallSignature.rate) == nil
      && definition.signature?.places.first == CallSignature.optimizer
  }

  /// Reads code that begins a curve, with the settings behind it.
  ///
  /// - Parameters:
  ///   - token: The code.
  ///   - cursor: The words behind it.
  ///   - vocabulary: The schedules and modifiers.
  /// - Returns: The stage.
  /// - Throws: ``UsageError`` where that cannot be done.
  static func stage(
    _ token: Token, before cursor: TokenCursor, _ vocabulary: Vocabulary
  ) throws(UsageError) -> CurveDraft.StageDraft {
    let ahead = SettingsAhead(cursor)
    let settings = ahead.settings.map { CallSetting(plain($0)) }
    return try stage(token, ahead) { () throws(CallError) in
      try CallReader.read(token.text, settings: settings, isRateGiven: ahead.givesRate, lookup: vocabulary.finding)
    }
  }

  /// Reads a script that begins a curve, with the settings behind it.
  ///
  /// - Parameters:
  ///   - token: The word that names it.
  ///   - script: The script.
  ///   - cursor: The words behind it.
  ///   - vocabulary: The schedules and modifiers.
  /// - Returns: The stage.
  /// - Throws: ``UsageError`` where that cannot be done.
  static func stage(
    _ token: Token, of script: OpenedConfigs.Script, before cursor: TokenCursor, _ vocabulary: Vocabulary
  ) throws(UsageError) -> CurveDraft.StageDraft {
    let ahead = SettingsAhead(cursor)
    let settings = ahead.settings.map { CallSetting(plain($0)) }
    guard CallReader.makesSchedulers(script.source, lookup: vocabulary.finding) else {
      throw token.position.locate(.config(.unrecognised(path: script.source.name)))
    }
    var stage = try stage(token, ahead) { () throws(CallError) in
      try CallReader.read(
        script: script.source, line: script.line, settings: settings, isRateGiven: ahead.givesRate,
        lookup: vocabulary.finding)
    }
    stage.code?.path = script.source.name
    return stage
  }

  private static func stage(
    _ token: Token, _ ahead: SettingsAhead, reading read: () throws(CallError) -> CallReading
  ) throws(UsageError) -> CurveDraft.StageDraft {
    let reading: CallReading
    do throws(CallError) { reading = try read() } catch { throw token.position.locate(.code(CodeError(error))) }
    var stage = CurveDraft.StageDraft(definition: reading.definition, position: token.position)
    stage.code = CodeDraft(text: token.text, settings: ahead.settings, reading: reading)
    stage.taken = reading.finding.flatMap { TakenName($0, as: reading.definition) }
    return stage
  }

  /// A setting with its number as Python writes it: `5k` is 5000.
  private static func plain(_ setting: String) -> String {
    guard let equal = setting.firstIndex(of: "=") else { return setting }
    let value = setting[setting.index(after: equal)...]
    let digits = value.last.map { "kM".contains($0) } == true ? value.dropLast() : value
    guard let amount = try? NumberReader.number(digits) else { return setting }
    let number = amount * (value.hasSuffix("k") ? 1000 : value.hasSuffix("M") ? 1_000_000 : 1)
    return "\(setting[...equal])\(Int(exactly: number).map { String($0) } ?? numberText(number))"
  }

  /// Checks that the code has asked for a setting.
  ///
  /// - Parameter setting: The setting as it was written.
  /// - Throws: ``UsageError`` where nothing has asked for it.
  func check(_ setting: String) throws(UsageError) {
    let name = CallSetting(setting).name
    guard !reading.asked.contains(name) else { return }
    throw .code(.settingUnused(name, asked: reading.open))
  }

  /// Returns the stage with the values that were given to it.
  ///
  /// - Parameters:
  ///   - definition: The entry.
  ///   - values: The values given behind the code.
  /// - Returns: The stage.
  func stage(_ definition: ScheduleDefinition, with values: [String: ParameterValue]) -> Stage {
    let own = reading.values
    let isWhole =
      path != nil || Catalogue.definition(named: definition.name) == nil
      || own.values.contains { if case .expression = $0 { true } else { false } }
    return Stage(
      definition, own.merging(values) { $1 },
      code: StageCode(text, settings: settings, values: own, isWhole: isWhole))
  }
}

/// The settings behind code, and whether the optimizer's rate is given there.
private struct SettingsAhead {
  private(set) var settings: [String] = []
  private(set) var givesRate = false

  init(_ cursor: TokenCursor) {
    var cursor = cursor
    while let token = cursor.next(where: { Keyword($0) == nil && !CodeDraft.isCode($0.text) }) {
      guard let option = OptionWord(token), !option.isShort else { continue }
      if option.name == CallSignature.rate { givesRate = true }
      guard CodeDraft.isSetting(option) else { continue }
      if let setting = option.attached ?? cursor.next()?.text { settings.append(setting) }
    }
  }
}

extension StageCode {
  /// The code and its settings as words.
  var words: String {
    settings.reduce(shellQuotedInOneLine(text)) { "\($0) --set \(shellQuotedInOneLine($1))" }
  }
}

extension CodeDraft {
  /// Joins the words of a line that are code without quotes around it: from a call's first bracket to its last.
  ///
  /// - Parameter tokens: The words of the line.
  /// - Returns: The words, each piece of code one of them.
  static func joined(_ tokens: [Token]) -> [Token] {
    var joined: [Token] = []
    var rest = tokens[...]
    while let token = rest.popFirst() {
      guard isOpen(token), let end = rest.prefix(longest).firstIndex(where: { balanced(from: token, to: $0) != nil }),
        let whole = balanced(from: token, to: rest[end])
      else {
        joined.append(token)
        continue
      }
      joined.append(Token(text: whole.text, position: .file(whole), endsBare: false))
      rest = rest[(end + 1)...]
    }
    return joined
  }

  /// The most words that a piece of code without quotes has.
  private static let longest = 200

  /// Whether a word is the beginning of code, written without quotes.
  private static func isOpen(_ token: Token) -> Bool {
    guard case .file(let span) = token.position, isCode(token.text), span.text == token.text else { return false }
    return depth(of: span.bytes) > 0
  }

  /// The text from one word to another, where its brackets close.
  private static func balanced(from first: Token, to last: Token) -> Span? {
    guard case .file(let start) = first.position, case .file(let end) = last.position else { return nil }
    let span = Span(start.start, end.end, of: start.source)
    return depth(of: span.bytes) == 0 ? span : nil
  }

  /// How many brackets are open at the end of a text.
  private static func depth(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { depth, byte in
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth + 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth - 1
      default: depth
      }
    }
  }
}

extension CodeDraft {
  /// What is told of how the code was understood.
  var remarks: [String] {
    let rate = "\(reading.definition.name) sets the optimizer's rate itself: --lr changes nothing"
    return [path == nil ? othersRemark : scriptRemark, isRateOverruled ? rate : nil].compactMap(\.self)
  }

  /// What is told of the scheduler of a script, and where the others are.
  private var scriptRemark: String? {
    guard let path, let line = reading.line else { return nil }
    let file = SafeText.plain(path.split(separator: "/").last.map(String.init) ?? path)
    let others = zip(reading.others, reading.otherLines).prefix(Self.mostOthers).map { name, line in
      "\(SafeText.plain(name)) (@\(file):\(line))"
    }
    let more = reading.others.count > others.count ? " and others" : ""
    let besides = others.isEmpty ? "" : ", and not \(Suggestions.joined(others, "or"))\(more)"
    return "the schedule is \(SafeText.plain(reading.name)) at \(file):\(line)\(besides)"
  }

  /// How many other schedulers of a script are told of.
  private static let mostOthers = 5

  /// What is told where the code makes other schedules besides.
  private var othersRemark: String? {
    guard let first = reading.others.first else { return nil }
    let more = reading.others.count > 1 ? " and others" : ""
    return "of the schedules that the code makes the last one counts, and \(SafeText.plain(first))\(more) does not"
  }
}

extension Stage {
  /// What is told where the optimizer's rate counts and nobody gives it.
  var rateRemark: String? {
    guard code != nil, values[CallSignature.rate] == nil,
      let parameter = definition.parameters.first(where: { $0.name == CallSignature.rate }),
      definition.takesOptimizerRate || Catalogue.definition(named: definition.name) == nil,
      case .value(let standard) = parameter.standard
    else { return nil }
    return "\(definition.name) acts on the optimizer's rate, which is not given: \(standard) counts; --lr RATE gives it"
  }
}

extension Invocation {
  /// What is told of how curves were understood, each once.
  package var remarks: [String] {
    var seen: Set<String> = []
    return curves.flatMap(\.remarks).filter { seen.insert($0).inserted }
  }
}
