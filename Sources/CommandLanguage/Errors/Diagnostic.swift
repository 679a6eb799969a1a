public import Catalogue

/// An error as it is told to a person: one sentence, the place, the help of the option at fault, and where to read on.
public struct Diagnostic: Error, Equatable, Sendable {
  /// What is wrong, in one sentence.
  public var sentence: String
  /// The place in a file, where there is one.
  public var excerpt: FileExcerpt?
  /// The help of the option at fault, in one line.
  public var optionHelp: String?
  /// The command that tells more.
  public var readMore: String?
  /// How the program ends.
  public var exitCode: ExitCode

  /// Creates a diagnostic from its parts.
  ///
  /// - Parameters:
  ///   - sentence: What is wrong, in one sentence.
  ///   - optionHelp: The help of the option at fault, in one line.
  ///   - readMore: The command that tells more.
  ///   - exitCode: How the program ends.
  public init(_ sentence: String, optionHelp: String? = nil, readMore: String? = nil, exitCode: ExitCode = .usage) {
    self.sentence = sentence
    self.optionHelp = optionHelp
    self.readMore = readMore
    self.exitCode = exitCode
  }

  /// Words what is wrong with a command line.
  ///
  /// - Parameters:
  ///   - error: What is wrong.
  ///   - vocabulary: The schedules and modifiers, for their help and for names to suggest.
  public init(_ error: UsageError, vocabulary: Vocabulary = .catalogue) {
    switch error {
    case .inFile(let excerpt, let reason):
      self.init(reason, vocabulary: vocabulary)
      self.excerpt = excerpt
      exitCode = .data
    case .file(let reason):
      self.init(reason)
    default:
      self.init(
        UsageSentences(vocabulary: vocabulary).sentence(error), optionHelp: OptionAtFault(error)?.help(in: vocabulary),
        readMore: ReadMore.command(for: error))
    }
  }

  /// Words why a file could not be read or written.
  public init(_ error: FileError) {
    self.init(FileSentences.sentence(error), exitCode: FileSentences.exitCode(error))
  }

  /// Words why a curve cannot be built.
  ///
  /// - Parameters:
  ///   - error: Which stage is at fault, and what is wrong with it.
  ///   - curve: The curve as it was asked for, which tells where the stage is written.
  ///   - command: The command that the curve is for.
  ///   - vocabulary: The schedules and modifiers.
  public init(
    _ error: ConfigError, in curve: CurveRequest, of command: Command, vocabulary: Vocabulary = .catalogue
  ) {
    let stages = curve.config.stages
    let owner = stages.indices.contains(error.stage) ? stages[error.stage].definition : curve.config.first.definition
    self = ScheduleSentences(vocabulary: vocabulary, command: command).diagnostic(error.reason, of: owner)
    if case .file(let excerpt) = curve.position(ofStage: error.stage) {
      self.excerpt = excerpt
      exitCode = .data
    }
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The whole text for a terminal, without a line end behind it.
  public var description: String {
    var lines: [String] = []
    if let excerpt {
      let path = SafeText.plain(excerpt.path, limit: 300)
      lines.append("lrsched: \(path):\(excerpt.line):\(excerpt.column): \(sentence)")
      lines += Self.pointer(at: excerpt)
    } else {
      lines.append("lrsched: \(sentence)")
    }
    if let optionHelp { lines.append("  \(optionHelp)") }
    if let readMore { lines.append("Read more: \(readMore)") }
    return lines.joined(separator: "\n")
  }

  /// The line of a file, and a caret below the character at fault.
  private static func pointer(at excerpt: FileExcerpt) -> [String] {
    // Of a long line, only what is around the place is shown.
    let (before, after) = (60, 60)
    let characters = Array(excerpt.text)
    let place = min(max(0, excerpt.column - 1), characters.count)
    let start = max(0, place - before)
    let end = min(characters.count, place + after)
    // A tab is as wide as the place where it stands makes it; a blank is always one column.
    func shown(_ range: Range<Int>) -> String {
      SafeText.plain(String(characters[range].map { $0 == "\t" ? " " : $0 }), limit: before + after)
    }
    let left = (start > 0 ? "…" : "") + shown(start..<place)
    let right = shown(place..<end) + (end < characters.count ? "…" : "")
    return ["  \(left)\(right)", "  \(String(repeating: " ", count: left.count))^"]
  }
}
