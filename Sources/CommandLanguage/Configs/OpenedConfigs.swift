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

  private var configs: [String: Opened] = [:]
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
    for (index, word) in words.enumerated() {
      if word.hasPrefix("@"), word.utf8.count > 1, !names(word) {
        // A log is told by signs that no config has.
        if let open {
          logs[word] = try withoutActuallyEscaping(open) { (open) throws(UsageError) in
            try LogOpening(open: open).log(String(word.dropFirst()), following: words[(index + 1)...])
          }
        }
        if logs[word] == nil { configs[word] = try Self.config(String(word.dropFirst()), read) }
      }
      let path = word == "--with" ? words.dropFirst(index + 1).first : word.split(prefix: "--with=")
      guard let path, companions[path] == nil else { continue }
      let bytes: [UInt8]
      do { bytes = try read(path) } catch { throw .file(error) }
      do { companions[path] = try ConfigFileParser.file(bytes, path: path) } catch { throw .config(error) }
    }
  }

  private static func config(_ reference: String, _ read: FileReader) throws(UsageError) -> Opened? {
    // The longest prefix that names a file is the file; only else a format stands before the first colon.
    if let bytes = try? read(reference) {
      guard !reference.hasSuffix(".lrs") else { return nil }
      let isCurves = FileOfCurves.holdsOnlyCurves(bytes, path: reference)
      let file: ConfigFile
      do { file = try ConfigFileParser.file(bytes, path: reference) } catch {
        if isCurves { return nil }
        throw .config(error)
      }
      if ConfigFormats.recognising(file) == nil, isCurves { return nil }
      return Opened(file: file)
    }
    guard let colon = reference.firstIndex(of: ":") else { return nil }
    let (name, path) = (String(reference[..<colon]), String(reference[reference.index(after: colon)...]))
    guard ConfigFormats.named(name) != nil else { return nil }
    let bytes: [UInt8]
    do { bytes = try read(path) } catch { throw .file(error) }
    do { return Opened(file: try ConfigFileParser.file(bytes, path: path), format: name) } catch {
      throw .config(error)
    }
  }

  /// Returns whether a word names a config or a log.
  ///
  /// - Parameter word: The word.
  /// - Returns: Whether it names one.
  func names(_ word: String) -> Bool { configs[word] != nil || logs[word] != nil }

  /// Returns the log that a word names.
  ///
  /// - Parameter word: The word.
  /// - Returns: The run; `nil` for a word that names none.
  func log(_ word: String) -> RunLog? { logs[word] }

  /// Returns the config that a word names.
  ///
  /// - Parameter word: The word.
  /// - Returns: The config; `nil` for a word that names none.
  func config(_ word: String) -> Opened? { configs[word] }

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
  /// - Returns: Whether it can be a file of curves.
  static func holdsOnlyCurves(_ bytes: [UInt8], path: String) -> Bool {
    (try? CurveFile(path: path, vocabulary: .catalogue).curves(in: bytes, for: .compare))?.isEmpty == false
  }
}
