import Catalogue
import Configs

/// Reads a command line: the words of a person become an ``Invocation``.
///
/// Reading opens nothing but files of curves, through the closure that it is handed, and builds nothing.
///
///     let parser = CommandLineParser()
///     let invocation = try parser.invocation(["plot", "cosine", "--max", "2"], reading: readFile)
package struct CommandLineParser: Sendable {
  private let vocabulary: Vocabulary

  /// Creates a parser.
  ///
  /// - Parameter vocabulary: The schedules and modifiers that the command line may name.
  package init(vocabulary: Vocabulary = .catalogue) {
    self.vocabulary = vocabulary
  }

  /// Returns what a command line asks for.
  ///
  /// No words at all ask for the overview. `--help` anywhere asks for help with the last command, schedule or
  /// modifier before it.
  ///
  /// - Parameters:
  ///   - arguments: The words after the name of the program.
  ///   - read: Reads the files of curves that the words name.
  /// - Returns: The command with its curves and options.
  /// - Throws: The first thing that is wrong, from left to right.
  package func invocation(_ arguments: [String], reading read: FileReader) throws(UsageError) -> Invocation {
    if let shortcut = Shortcut.invocation(arguments, vocabulary) { return shortcut }
    guard let word = arguments.first else { return Self.overview }
    guard let command = Command(written: word) else {
      throw word.hasPrefix("-")
        ? .unknownOption(String(word.prefix { $0 != "=" }), stage: nil, command: .help) : .unknownCommand(word)
    }
    var cursor = TokenCursor(arguments: arguments)
    _ = cursor.next()
    var invocation = Invocation(command)
    var options = OptionCollector(command: command, vocabulary: vocabulary)
    var drafts: [CurveDraft] = []
    if command.takesCurves {
      let configs = try OpenedConfigs(of: arguments, reading: read)
      drafts = try curves(from: &cursor, &options, configs, reading: read)
    } else {
      invocation.operands = try operands(from: &cursor, &options)
    }
    try options.apply(to: &invocation)
    drafts = try withoutActuallyEscaping(read) { (read) throws(UsageError) in
      let resolution = ConfigResolution(invocation.run, drafts) { try? read($0) }
      var resolved: [CurveDraft] = []
      for draft in drafts { resolved += try resolution.resolved(draft) }
      return resolved
    }
    for draft in drafts { invocation.curves += try SweepExpansion.curves(of: draft, taken: invocation.curves.count) }
    invocation.resumeConfigs()
    try InvocationCheck(vocabulary: vocabulary).check(invocation)
    return invocation
  }

  /// What no words at all ask for.
  private static var overview: Invocation {
    var invocation = Invocation(.help)
    invocation.operands = [HelpPage.overview.rawValue]
    return invocation
  }

  /// Reads curves with `vs` between them, each in words or in files.
  private func curves(
    from cursor: inout TokenCursor, _ options: inout OptionCollector, _ configs: OpenedConfigs,
    reading read: FileReader
  ) throws(UsageError) -> [CurveDraft] {
    var curves: [CurveDraft] = []
    var count = 0
    var separator: Token?
    repeat {
      let drafts = try draft(from: &cursor, &options, configs, after: separator, reading: read)
      // Too many curves are told before all of the words are read.
      for draft in drafts { count += try SweepExpansion.count(of: draft, taken: count) }
      curves += drafts
      separator = cursor.next { Keyword($0) == .versus }
    } while separator != nil
    return curves
  }

  /// Reads one curve, or a file of them.
  private func draft(
    from cursor: inout TokenCursor, _ options: inout OptionCollector, _ configs: OpenedConfigs,
    after separator: Token?, reading read: FileReader
  ) throws(UsageError) -> [CurveDraft] {
    let draft: CurveDraft?
    do {
      draft = try CurveParser(vocabulary: vocabulary, configs: configs).curve(from: &cursor, in: &options)
    } catch {
      if case .unknownSchedule(let word) = error, isFile(word, reading: read) { throw .fileWithoutMark(word) }
      throw error
    }
    guard let reference = cursor.next(where: CurveFile.isReference) else {
      if let draft { return [draft] }
      if let separator { throw .missingSchedule(after: separator.text) }
      if cursor.upcoming != nil { throw .missingSchedule(after: options.command.rawValue) }
      // What is explored may be chosen there.
      if options.command.operands.curves == .any { return [] }
      throw .missingCurve(options.command)
    }
    guard draft == nil else { throw .wordAfterCurveFile(reference.text) }
    let file = CurveFile(path: String(reference.text.dropFirst()), vocabulary: vocabulary)
    let bytes: [UInt8]
    do { bytes = try read(file.path) } catch { throw .file(error) }
    let drafts = try file.curves(
      in: bytes, for: options.command, configs: try OpenedConfigs(ofCurves: bytes, reading: read))
    var behind = FileFollowers(options: options)
    let stray = try CurveParser(vocabulary: vocabulary).curve(from: &cursor, in: &behind)
    options = behind.options
    if stray != nil || cursor.upcoming.map({ Keyword($0) != .versus }) == true {
      throw .wordAfterCurveFile(cursor.upcoming?.text ?? reference.text)
    }
    return drafts
  }

  /// Whether a word that is no schedule names a file, which an `@` would have told.
  private func isFile(_ word: String, reading read: FileReader) -> Bool {
    guard word.contains(where: { $0 == "." || $0 == "/" }) else { return false }
    do { return try !read(word).isEmpty } catch { return error == .directory(path: word) }
  }

  /// Whether an option is something that help is asked about.
  private func isTopic(_ option: OptionWord, _ command: Command) -> Bool {
    command.operands.isTopic && OptionReader(command: command, vocabulary: vocabulary).definition(of: option) == nil
  }

  /// Reads the words of a command without curves.
  private func operands(
    from cursor: inout TokenCursor, _ options: inout OptionCollector
  ) throws(UsageError) -> [String] {
    var operands: [String] = []
    while let token = cursor.next() {
      if token.text == "--", !cursor.optionsHaveEnded {
        cursor.optionsHaveEnded = true
      } else if let option = cursor.optionsHaveEnded ? nil : OptionWord(token), !isTopic(option, options.command) {
        try options.take(option, in: [], from: &cursor)
      } else {
        operands.append(token.text)
      }
    }
    return operands
  }
}

/// What may follow a file of curves: options of the command line, and no word.
private struct FileFollowers: CurveSurroundings {
  var options: OptionCollector
  var command: Command { options.command }

  mutating func take(
    _ option: OptionWord, in curve: [ScheduleDefinition], from cursor: inout TokenCursor
  ) throws(UsageError) {
    try options.take(option, in: curve, from: &cursor)
  }

  mutating func takeOperand(_ token: Token) throws(UsageError) -> Bool { throw .wordAfterCurveFile(token.text) }
}
