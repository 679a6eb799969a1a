package import Catalogue
import Configs
package import Documents
import Schedules
import TerminalText

/// An error as it is told to a person: one sentence, the place, the help of the option at fault, and where to read on.
package struct Diagnostic: Error, Equatable, Sendable {
  /// What is wrong, in one sentence.
  package var sentence: String
  /// The place in a file, or in a text that is none and has no path, where there is one.
  package var excerpt: FileExcerpt?
  /// The help of the option at fault, in one line.
  package var optionHelp: String?
  /// The command that tells more.
  package var readMore: String?
  /// How the program ends.
  package var exitCode: ExitCode

  /// Creates a diagnostic from its parts.
  ///
  /// - Parameters:
  ///   - sentence: What is wrong, in one sentence.
  ///   - optionHelp: The help of the option at fault, in one line.
  ///   - readMore: The command that tells more.
  ///   - exitCode: How the program ends.
  package init(_ sentence: String, optionHelp: String? = nil, readMore: String? = nil, exitCode: ExitCode = .usage) {
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
  package init(_ error: UsageError, vocabulary: Vocabulary = .catalogue) {
    switch error {
    case .inFile(let excerpt, let reason):
      self.init(reason, vocabulary: vocabulary)
      // What is wrong within a config or a script that the line names has its place there.
      if self.excerpt?.path.isEmpty ?? true { self.excerpt = excerpt }
      exitCode = .data
    case .file(let reason):
      self.init(reason)
    case .config(let fault):
      self.init(
        ConfigSentences.sentence(fault), readMore: ConfigSentences.readMore(fault),
        exitCode: ConfigSentences.exitCode(fault))
      excerpt = ConfigSentences.span(fault)?.excerpt
    case .log(let fault):
      self.init(LogSentences.sentence(fault), exitCode: LogSentences.exitCode(fault))
    case .notAFormula(_, let reason):
      self.init(wording: error, vocabulary: vocabulary)
      excerpt = reason.span.excerpt
    case .code(let reason):
      self.init(wording: error, vocabulary: vocabulary)
      excerpt = reason.span?.excerpt
      exitCode = reason.exitCode
    default:
      self.init(wording: error, vocabulary: vocabulary)
    }
  }

  private init(wording error: UsageError, vocabulary: Vocabulary) {
    self.init(
      UsageSentences(vocabulary: vocabulary).sentence(error), optionHelp: OptionAtFault(error)?.help(in: vocabulary),
      readMore: ReadMore.command(for: error))
  }

  /// Words why a file could not be read or written.
  package init(_ error: FileError) {
    self.init(FileSentences.sentence(error), exitCode: FileSentences.exitCode(error))
  }

  /// Words why the curves of a command line cannot be built.
  ///
  /// - Parameters:
  ///   - fault: What is wrong, with the run or with one of the curves.
  ///   - command: The command that the curves are for.
  ///   - vocabulary: The schedules and modifiers.
  package init(_ fault: CurveFault, of command: Command, vocabulary: Vocabulary = .catalogue) {
    switch fault {
    case .run(let error): self.init(error, vocabulary: vocabulary)
    case .curve(let error, let request): self.init(error, in: request, of: command, vocabulary: vocabulary)
    case .tooManyParts(let most):
      self.init(
        "The curves have more than \(most) parts together: schedules, modifiers, and the numbers, names and signs of formulas."
      )
    case .tooManyNumbers(let most):
      self.init(
        "The curves hold more than \(most) numbers together: the products of formulas up to the last iteration, eight for each run of cycles that grow or shrink."
      )
    case .refused(let refusal):
      self.init(refusal.sentence, optionHelp: "--past-end hold goes on at the last rate", exitCode: .data)
    }
  }

  /// Words why a curve cannot be built.
  ///
  /// - Parameters:
  ///   - error: Which stage is at fault, and what is wrong with it.
  ///   - curve: The curve as it was asked for, which tells where the stage is written.
  ///   - command: The command that the curve is for.
  ///   - vocabulary: The schedules and modifiers.
  package init(
    _ error: ConfigError, in curve: CurveRequest, of command: Command, vocabulary: Vocabulary = .catalogue
  ) {
    let stages = curve.config.stages
    if stages.indices.contains(error.stage),
      let plan = curve.plans.first(where: { $0.isNamed(by: stages[error.stage].definition) })
    {
      self.init(error, of: plan, for: command, vocabulary: vocabulary)
      return
    }
    let stage = stages.indices.contains(error.stage) ? stages[error.stage] : curve.config.first
    self = ScheduleSentences(vocabulary: vocabulary, command: command).diagnostic(error.reason, of: stage)
    if case .file(let span) = curve.position(ofStage: error.stage) {
      excerpt = span.excerpt
      exitCode = .data
    }
  }
}

extension Diagnostic {
  /// Words why the run of a config cannot be built: in the names of the schedule that the config becomes.
  private init(_ error: ConfigError, of plan: RunPlan, for command: Command, vocabulary: Vocabulary) {
    let fault = plan.fault ?? error
    let stages = plan.curve.stages
    let stage = stages.indices.contains(fault.stage) ? stages[fault.stage] : plan.curve.first
    self = ScheduleSentences(vocabulary: vocabulary, command: command).diagnostic(fault.reason, of: stage)
    sentence = "What \(plan.format) makes of \(SafeText.path(plan.path)) is no schedule: \(sentence)"
    readMore = "lrsched help \(plan.format)"
    exitCode = .data
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The whole text, without a line end behind it.
  package var description: String { lines.joined(separator: "\n") }

  /// The lines of the text, each without its end.
  package var lines: [String] {
    var lines: [String] = []
    if let excerpt, excerpt.path.isEmpty {
      lines.append("lrsched: \(sentence)")
      lines += Self.pointer(at: excerpt)
    } else if let excerpt {
      let path = SafeText.plain(excerpt.path, limit: 300)
      lines.append("lrsched: \(path):\(excerpt.line):\(excerpt.column): \(sentence)")
      lines += Self.pointer(at: excerpt)
    } else {
      lines.append("lrsched: \(sentence)")
    }
    if let optionHelp { lines.append("  \(optionHelp)") }
    if let readMore { lines.append("Read more: \(readMore)") }
    return lines
  }

  /// The line of a file, and a caret below the character at fault.
  private static func pointer(at excerpt: FileExcerpt) -> [String] {
    // A tab is as wide as the place where it stands makes it; a blank is always one column.
    func shown(_ text: String) -> String {
      SafeText.plain(String(text.map { $0 == "\t" ? " " : $0 }), limit: FileExcerpt.reach)
    }
    let left = (excerpt.isCutBefore ? "…" : "") + shown(excerpt.before)
    let right = shown(excerpt.after) + (excerpt.isCutAfter ? "…" : "")
    return ["  \(left)\(right)", "  \(String(repeating: " ", count: TextWidth.cells(of: left)))^"]
  }
}
