import Catalogue
import Configs

/// Reads a command line: the words of a person become an ``Invocation``.
///
/// Reading opens nothing but files of curves, through the closure that it is handed, and builds nothing.
///
///     let parser = CommandLineParser()
///     let invocation = try parser.invocation(["plot", "cosine", "--max", "2"], reading: readFile)
package struct CommandLineParser: Sendable {
  /// `--version` does without the schedules, which take a third of the start to put together.
  private let vocabularySource: @Sendable () -> Vocabulary
  private var vocabulary: Vocabulary { vocabularySource() }

  /// Creates a parser.
  ///
  /// - Parameter vocabulary: The schedules and modifiers that the command line may name.
  package init(vocabulary: @autoclosure @escaping @Sendable () -> Vocabulary = .catalogue) {
    vocabularySource = vocabulary
  }

  /// Returns what a command line asks for.
  ///
  /// No words at all ask for the overview. `--help` anywhere asks for help with the last command, schedule or
  /// modifier before it.
  ///
  /// - Parameters:
  ///   - arguments: The words after the name of the program.
  ///   - open: Opens a file or a folder to be read piece by piece, as logs are; `nil` where there are none.
  ///   - read: Reads the files of curves that the words name.
  /// - Returns: The command with its curves and options.
  /// - Throws: The first thing that is wrong, from left to right.
  package func invocation(
    _ arguments: [String], opening open: InputOpener? = nil, reading read: FileReader
  ) throws(UsageError) -> Invocation {
    // What a word stands for is told by what it holds, and standard input can be read once only: who reads it then gets what was
    // seen, and nobody else anything.
    var seen: [UInt8]?
    func look(_ path: String) throws(FileError) -> [UInt8] {
      guard path == "-" else { return try read(path) }
      if let seen { return seen }
      let bytes = try read(path)
      seen = bytes
      return bytes
    }
    var isTaken = false
    return try parsed(arguments, opening: open, looking: look) { (path) throws(FileError) in
      guard path == "-" else { return try read(path) }
      if isTaken { throw .standardInputTaken }
      isTaken = true
      if let seen { return seen }
      return try read(path)
    }
  }

  private func parsed(
    _ arguments: [String], opening open: InputOpener?, looking look: FileReader, reading read: FileReader
  ) throws(UsageError) -> Invocation {
    if let shortcut = Shortcut.invocation(arguments, vocabulary: vocabulary) { return shortcut }
    guard let word = arguments.first else { return Self.overview }
    guard let command = Command(written: word) else {
      if word.hasPrefix("-") {
        throw .unknownOption(String(word.prefix { $0 != "=" }), stage: nil, command: .help)
      }
      throw word.hasPrefix("@") || isFile(word, reading: read) ? .fileAsCommand(word) : .unknownCommand(word)
    }
    var cursor = TokenCursor(arguments: arguments)
    _ = cursor.next()
    var invocation = Invocation(command)
    var options = OptionCollector(command: command, vocabulary: vocabulary)
    var drafts: [CurveDraft] = []
    if command.takesCurves {
      let configs = try OpenedConfigs(of: arguments, opening: open, reading: look)
      drafts = try curves(from: &cursor, &options, configs, reading: read)
    } else if command.operands.areRuns {
      if let words = CheckedOperandReader.curveWords(Array(arguments.dropFirst()), vocabulary) {
        return try checkingCurves(words, opening: open, looking: look, reading: read)
      }
      var reader = CheckedOperandReader(vocabulary: vocabulary)
      invocation.check.operands = try reader.operands(from: &cursor, &options)
      invocation.operands = invocation.check.operands.map(\.path)
    } else {
      invocation.operands = try operands(from: &cursor, &options)
    }
    // What parameters of stages tell of the run is known before what options say of it is read.
    invocation.curves = try Self.requests(drafts)
    try options.apply(to: &invocation)
    if drafts.contains(where: \.hasConfigs) {
      let run = invocation.run
      let resolved = try withoutActuallyEscaping(read) { (read) throws(UsageError) in
        let resolution = ConfigResolution(run, drafts) { try? read($0) }
        var resolved: [CurveDraft] = []
        for draft in drafts { resolved += try resolution.resolved(draft) }
        return resolved
      }
      invocation.curves = try Self.requests(resolved)
    }
    invocation.resumeConfigs()
    try invocation.checkLogs()
    try InvocationCheck(vocabulary: vocabulary).check(invocation)
    return invocation
  }

  private static func requests(_ drafts: [CurveDraft]) throws(UsageError) -> [CurveRequest] {
    var requests: [CurveRequest] = []
    for draft in drafts { requests += try SweepExpansion.curves(of: draft, taken: requests.count) }
    return requests
  }

  /// Curves in words that `check` looks at: they are read as those of a command that takes several, or a plan and a log as
  /// those of `diff`; a plan that is a file is looked at as one.
  private func checkingCurves(
    _ words: CheckedOperandReader.CurveWords, opening open: InputOpener?, looking look: FileReader,
    reading read: FileReader
  ) throws(UsageError) -> Invocation {
    let reader: Command = words.isComparison ? .diff : .compare
    var invocation = try parsed([reader.rawValue] + words.curve, opening: open, looking: look, reading: read)
    if words.isComparison, let first = words.first.first, vocabulary.definition(named: first) == nil {
      var cursor = TokenCursor(arguments: words.first)
      var options = OptionCollector(command: .check, vocabulary: vocabulary)
      var reader = CheckedOperandReader(vocabulary: vocabulary)
      invocation.check.operands = try reader.operands(from: &cursor, &options)
    }
    var cursor = TokenCursor(arguments: words.rest)
    var options = OptionCollector(command: .check, vocabulary: vocabulary)
    invocation.operands = try operands(from: &cursor, &options)
    invocation.command = .check
    try options.apply(to: &invocation)
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
