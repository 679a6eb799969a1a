import Catalogue
import Documents
import Paths

/// Reads the bytes of a file. Whoever parses hands it over, so that parsing itself opens nothing.
package typealias FileReader = (_ path: String) throws(FileError) -> [UInt8]

/// A file of curves: one a line, each perhaps after `label:`, with blank lines and `#` comments between them.
struct CurveFile {
  /// The path of the file.
  let path: String
  /// The schedules and modifiers that it may name.
  let vocabulary: Vocabulary

  /// Whether a word names a file of curves: an `@` and a path.
  static func isReference(_ token: Token) -> Bool { token.text.hasPrefix("@") && token.text.utf8.count > 1 }

  /// Returns the curves of the file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - command: The command that the curves are for.
  ///   - configs: The configs that its lines name.
  /// - Returns: The curves.
  /// - Throws: ``UsageError/file(_:)`` for a file that is empty or no text, and ``UsageError/inFile(_:_:)`` for the first
  ///   line that is wrong.
  func curves(
    in bytes: [UInt8], for command: Command, configs: OpenedConfigs = OpenedConfigs()
  ) throws(UsageError) -> [CurveDraft] {
    let source = SourceText(bytes, name: path)
    if bytes.isEmpty { throw .file(.empty(path: path)) }
    if let fault = source.firstFault { throw .file(.notText(path: path, line: source.place(of: fault.start).line)) }
    var drafts: [CurveDraft] = []
    for line in source.lines {
      if let draft = try curve(line, for: command, configs) { drafts.append(draft) }
    }
    if drafts.isEmpty { throw .file(.onlyComments(path: path)) }
    return drafts
  }

  private func curve(
    _ line: Span, for command: Command, _ configs: OpenedConfigs
  ) throws(UsageError) -> CurveDraft? {
    var reader = WordReader(line)
    let words: [Token]
    do { words = CodeDraft.joined(try reader.words().map(Token.init)) } catch { throw UsageError(error) }
    guard let first = words.first else { return nil }
    let (label, rest) = try divide(words)
    let end = SourcePosition.file(reader.end)
    var cursor = TokenCursor(rest, end: end)
    var surroundings = FileSurroundings(command: command)
    let draft = try CurveParser(vocabulary: vocabulary, configs: configs).curve(from: &cursor, in: &surroundings)
    if let unread = cursor.upcoming {
      throw unread.position.locate(
        CurveFile.isReference(unread) ? .curveFileWithinCurveFile(unread.text) : .unknownModifier(unread.text))
    }
    guard var draft else {
      throw (rest.isEmpty ? end : first.position).locate(.missingCurve(command))
    }
    if let label {
      guard draft.label == nil else { throw first.position.locate(.repeated(.option("label", of: command))) }
      draft.label = ByteText.readable(label)
    }
    return draft
  }

  /// Divides the words of a line at the colon behind a label, where there is one before the first option.
  private func divide(_ words: [Token]) throws(UsageError) -> (label: String?, rest: [Token]) {
    let beforeOptions = words.prefix { !$0.text.hasPrefix("--") }
    guard let end = beforeOptions.firstIndex(where: { $0.endsBare && $0.text.hasSuffix(":") }) else {
      return (nil, words)
    }
    let last = words[end].text.dropLast()
    let label = (words[..<end].map(\.text) + (last.isEmpty ? [] : [String(last)])).joined(separator: " ")
    guard !label.isEmpty else { throw words[end].position.locate(.emptyLabel) }
    return (label, Array(words[(end + 1)...]))
  }
}

/// A line of a file has room for one curve and nothing else.
private struct FileSurroundings: CurveSurroundings {
  let command: Command

  mutating func take(
    _ option: OptionWord, in curve: [ScheduleDefinition], from cursor: inout TokenCursor
  ) throws(UsageError) {
    let error = OptionErrors(command: command).unknown(option, in: curve)
    if case .unknownOption = error { throw option.token.position.locate(error) }
    if case .parameterOfOtherStage = error { throw option.token.position.locate(error) }
    throw option.token.position.locate(.optionInCurveFile(option.spelling))
  }

  mutating func takeOperand(_ token: Token) throws(UsageError) -> Bool { false }
}
