import Configs
import Documents
import Logs

/// The configs and logs that a command line names, read before its curves are: `@train.yaml`, `@axolotl:config.yml`, `--with ds.json`.
struct OpenedConfigs: Sendable {
  /// A config with the format that was named for it.
  struct Opened: Sendable {
    var file: ConfigFile
    var format: String?
  }

  /// A Python script that no format recognises: the schedulers that it makes are looked for.
  struct Script: Sendable {
    var source: SourceText
    /// The line of the scheduler that is meant; `nil` for the last.
    var line: Int?
  }

  private enum Content: Sendable {
    case config(Opened)
    case script(Script)
  }

  private var contents: [String: Content] = [:]
  private var companions: [String: ConfigFile] = [:]
  private var logs: [String: RunLog] = [:]

  /// No configs at all.
  init() {}

  /// Reads the files that words name.
  ///
  /// A word that begins with `@` names a config unless every line of the file reads as a curve and no format recognises it;
  /// what cannot be read is left to whoever needs it.
  ///
  /// - Parameters:
  ///   - words: The words of the command line.
  ///   - open: Opens a file or a folder to be read piece by piece; `nil` where there are no logs.
  ///   - read: Reads a file.
  /// - Throws: What is wrong with a file that is a config or a log.
  init(of words: [String], opening open: InputOpener?, reading read: FileReader) throws(UsageError) {
    try self.init(of: words, mayBeCurves: true, opening: open, reading: read)
  }

  /// Reads the files that the lines of a file of curves name.
  ///
  /// - Parameters:
  ///   - bytes: What the file of curves holds.
  ///   - read: Reads a file.
  /// - Throws: What is wrong with a file that is a config.
  init(ofCurves bytes: [UInt8], reading read: FileReader) throws(UsageError) {
    guard bytes.contains(UInt8(ascii: "@")) else {
      self.init()
      return
    }
    var words: [String] = []
    for line in SourceText(bytes, name: "").lines {
      // What is wrong with a line is told where it is read.
      var reader = WordReader(line)
      words += ((try? reader.words()) ?? []).map(\.text)
    }
    try self.init(of: words, mayBeCurves: false, opening: nil, reading: read)
  }

  private init(
    of words: [String], mayBeCurves: Bool, opening open: InputOpener?, reading read: FileReader
  ) throws(UsageError) {
    let panels = words.indices.flatMap { index -> [String] in
      let value =
        words[index] == "--panel" ? words.dropFirst(index + 1).first : words[index].split(prefix: "--panel=")
      return value.map { [$0] + $0.split(separator: ",").map(String.init) } ?? []
    }
    for (index, word) in words.enumerated() {
      if word.hasPrefix("@"), word.utf8.count > 1, !isOpen(word) {
        // A log is told by signs that no config has.
        if let open {
          logs[word] = try withoutActuallyEscaping(open) { (open) throws(UsageError) in
            try LogOpening(open: open, kept: panels).log(String(word.dropFirst()), following: words[(index + 1)...])
          }
        }
        if logs[word] == nil {
          contents[word] = try Self.content(String(word.dropFirst()), mayBeCurves: mayBeCurves, read)
        }
      }
      let path = word == "--with" ? words.dropFirst(index + 1).first : word.split(prefix: "--with=")
      guard let path, companions[path] == nil else { continue }
      let bytes: [UInt8]
      do { bytes = try read(path) } catch { throw .file(error) }
      do { companions[path] = try ConfigFileParser.file(bytes, path: path) } catch { throw .config(error) }
    }
  }

  private static func content(
    _ reference: String, mayBeCurves: Bool, _ read: FileReader
  ) throws(UsageError) -> Content? {
    // The longest prefix that names a file is the file; only else a format stands before the first colon, or a line behind
    // the last.
    if let bytes = try? read(reference) {
      guard !reference.hasSuffix(".lrs") else { return nil }
      return try content(bytes, path: reference, mayBeCurves: mayBeCurves, read)
    }
    if let (path, line) = Self.line(behind: reference), let bytes = try? read(path) {
      return .script(Script(source: SourceText(bytes, name: path), line: line))
    }
    guard let colon = reference.firstIndex(of: ":") else { return nil }
    let (name, path) = (String(reference[..<colon]), String(reference[reference.index(after: colon)...]))
    let isKnown = ConfigFormats.named(name) != nil
    let bytes: [UInt8]
    do { bytes = try read(path) } catch {
      guard isKnown else { return nil }
      throw .file(error)
    }
    guard isKnown else { throw .config(.unknownFormat(name)) }
    do { return .config(Opened(file: try ConfigFileParser.file(bytes, path: path), format: name)) } catch {
      throw .config(error)
    }
  }

  private static func content(
    _ bytes: [UInt8], path: String, mayBeCurves: Bool, _ read: FileReader
  ) throws(UsageError) -> Content? {
    let isCurves = mayBeCurves && FileOfCurves.holdsOnlyCurves(bytes, path: path, read)
    let isScript = path.hasSuffix(".py")
    let script = Content.script(Script(source: SourceText(bytes, name: path)))
    let file: ConfigFile
    do { file = try ConfigFileParser.file(bytes, path: path) } catch {
      if isCurves { return nil }
      if isScript, SourceText(bytes, name: path).firstFault == nil, bytes.count <= ConfigFileParser.limits.bytes {
        return script
      }
      throw .config(error)
    }
    if ConfigFormats.recognising(file) == nil {
      if isCurves { return nil }
      if file.syntax == .python { return script }
    }
    return .config(Opened(file: file))
  }

  /// The path and the line of `train.py:12`.
  private static func line(behind reference: String) -> (path: String, line: Int)? {
    guard let colon = reference.lastIndex(of: ":"), let line = Int(reference[reference.index(after: colon)...]),
      line > 0, reference[..<colon].hasSuffix(".py")
    else { return nil }
    return (String(reference[..<colon]), line)
  }

  /// Returns whether a word names a config, a script or a log.
  ///
  /// - Parameter word: The word.
  /// - Returns: Whether it does.
  func isOpen(_ word: String) -> Bool { contents[word] != nil || logs[word] != nil }

  /// Returns the log that a word names.
  ///
  /// - Parameter word: The word.
  /// - Returns: The run; `nil` for a word that names none.
  func log(_ word: String) -> RunLog? { logs[word] }

  /// Returns the config that a word names.
  ///
  /// - Parameter word: The word.
  /// - Returns: The config; `nil` for a word that names none.
  func config(_ word: String) -> Opened? { if case .config(let opened)? = contents[word] { opened } else { nil } }

  /// Returns the script that a word names.
  ///
  /// - Parameter word: The word.
  /// - Returns: The script; `nil` for a word that names none.
  func script(_ word: String) -> Script? { if case .script(let script)? = contents[word] { script } else { nil } }

  /// Returns a file that was given with a config.
  ///
  /// - Parameter path: Its path.
  /// - Returns: The file; `nil` where it was not read.
  func companion(_ path: String) -> ConfigFile? { companions[path] }
}

extension String {
  /// What stands behind a prefix; `nil` where there is no such prefix.
  fileprivate func split(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}

/// Whether a file can be one of curves.
enum FileOfCurves {
  /// Returns whether every line of a file reads as a curve, but for blank ones and comments, and there is one.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: Its path.
  ///   - read: Reads a config that a line names.
  /// - Returns: Whether it can be a file of curves.
  static func holdsOnlyCurves(_ bytes: [UInt8], path: String, _ read: FileReader) -> Bool {
    guard let configs = try? OpenedConfigs(ofCurves: bytes, reading: read) else { return false }
    let curves = try? CurveFile(path: path, vocabulary: .catalogue).curves(in: bytes, for: .compare, configs: configs)
    return curves?.isEmpty == false
  }
}
