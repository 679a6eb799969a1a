import Configs
import Logs

/// Reads the logs that words of a command line name: `@run.csv`, `@run.csv:val_loss`, `@events/`, `@out.txt --pattern REGEX`,
/// and families of runs: `@run.seed*.csv:val_loss`.
struct LogOpening {
  /// Opens a file or a folder.
  let open: InputOpener
  /// Columns that are shown beside the one that is asked for, and kept however large a log is.
  var kept: [String] = []

  /// Returns the run that a word names.
  ///
  /// - Parameters:
  ///   - reference: The word without its `@`.
  ///   - following: The words behind it, of which its options are some.
  /// - Returns: The run; `nil` for what is no log.
  /// - Throws: What is wrong with a log.
  func log(_ reference: String, following: ArraySlice<String>) throws(UsageError) -> RunLog? {
    var request = LogRequest(
      column: Self.value(of: .column, in: following), pattern: Self.value(of: .pattern, in: following),
      columns: kept)
    // The longest beginning that names a file is the file, and the rest its column.
    var end = reference.endIndex
    while true {
      let path = String(reference[..<end])
      if let opened = try opened(path) {
        if end < reference.endIndex { request.column = String(reference[reference.index(after: end)...]) }
        return try log(opened, path, request)
      }
      guard let colon = reference[..<end].lastIndex(of: ":"), colon > reference.startIndex else { break }
      end = colon
    }
    // Only else a format stands before the first colon.
    guard let colon = reference.firstIndex(of: ":"),
      let format = LogFormats.named(String(reference[..<colon])),
      case .file(let input)? = try opened(String(reference[reference.index(after: colon)...]))
    else { return nil }
    do throws(LogFault) {
      // Configs of several frameworks are called as their logs are: then the file decides.
      if ConfigFormats.named(String(reference[..<colon])) != nil {
        guard let found = try LogReader.format(of: input), found.name == format.name else { return nil }
      }
      return try LogReader.log(of: input, as: format, request)
    } catch {
      throw .log(error)
    }
  }

  private func opened(_ path: String) throws(UsageError) -> OpenedInput? {
    guard !path.isEmpty else { return nil }
    do { return try open(path) } catch {
      if case .missing = error { return nil }
      throw .file(error)
    }
  }

  private func log(_ opened: OpenedInput, _ path: String, _ request: LogRequest) throws(UsageError) -> RunLog? {
    do throws(LogFault) {
      switch opened {
      case .file(let input):
        if path.hasSuffix(".lrs"), request.pattern == nil { return nil }
        return try LogReader.log(of: input, request)
      case .matches(let paths):
        return try family(of: paths, path, request)
      case .folder(let events):
        if events.isEmpty { throw .emptyFolder(path: path) }
        var inputs: [LogInput] = []
        for file in try Self.run(of: events, in: path) {
          if case .file(let input)? = try? open(file) { inputs.append(input) }
        }
        return try LogReader.log(ofEvents: inputs, in: path, request)
      }
    } catch {
      throw .log(error)
    }
  }

  /// The family of the runs of several files; `nil` where one of them is no log.
  private func family(of paths: [String], _ pattern: String, _ request: LogRequest) throws(LogFault) -> RunLog? {
    guard paths.count <= RunLog.mostMembers else { throw .tooManyRuns(path: pattern, most: RunLog.mostMembers) }
    var members: [RunLog] = []
    for path in paths {
      guard case .file(let input)? = try? open(path), let log = try LogReader.log(of: input, request) else {
        return nil
      }
      members.append(log)
    }
    return try RunLog.family(members, named: pattern)
  }

  /// The files of the one run of a folder: those in it, else those of the only folder below that has any.
  private static func run(of events: [String], in path: String) throws(LogFault) -> [String] {
    var runs: [(folder: String, files: [String])] = []
    for file in events {
      let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
      if let index = runs.firstIndex(where: { $0.folder == folder }) {
        runs[index].files.append(file)
      } else {
        runs.append((folder, [file]))
      }
    }
    let own = path.hasSuffix("/") ? String(path.dropLast()) : path
    if let run = runs.first(where: { $0.folder == own }) ?? (runs.count == 1 ? runs.first : nil) { return run.files }
    throw .severalRuns(path: path, runs: runs.map(\.folder))
  }

  /// The value of an option that stands behind a word, before the next curve begins.
  private static func value(of option: LogOption, in words: ArraySlice<String>) -> String? {
    let name = "--\(option.rawValue)"
    for (index, word) in zip(words.indices, words) {
      if word.hasPrefix("@") || word == "vs" || word == "then" || word == "times" || word == "--" { return nil }
      if word == name { return words.indices.contains(index + 1) ? words[index + 1] : nil }
      if word.hasPrefix("\(name)=") { return String(word.dropFirst(name.count + 1)) }
    }
    return nil
  }
}
