import Checks
import CommandLanguage
import Configs
import Documents
import Logs
import Runs

/// Looks at the runs of files and folders, one after the other.
struct CheckSession {
  private let selection: RuleSelection
  /// The settings of folders that were looked for.
  private var settings: [String: Found?] = [:]
  private var runs: [Looked] = []
  /// Why files that were named cannot be read by any format.
  private(set) var unread: [Diagnostic] = []

  private struct Looked {
    var path: String
    var findings: [Finding]
    /// The files that it names, which are no runs of their own.
    var parts: Set<String>
  }

  /// Settings with the folder that they stand in, which ends with a slash or is empty.
  private struct Found {
    var settings: CheckSettings
    var folder: String
  }

  init(selection: RuleSelection) { self.selection = selection }

  /// Looks at curves in words, or at those of a file.
  mutating func look(at invocation: Invocation, path: String?) throws {
    let facts: RunFacts
    do { facts = try invocation.runFacts() } catch { throw Diagnostic(error) }
    // A log is held against its plan, and a plan from a file is looked at as that file.
    for curve in invocation.curves where curve.record == nil && curve.plans.isEmpty {
      let name = path ?? curve.config.stages.map(\.definition.name).joined(separator: " ")
      let length = invocation.run.iterations
      guard let run = CheckedRun(curve: curve.config, path: name, facts: facts, length: length) else { continue }
      var findings = run.findings()
      if case .file(let span) = curve.position {
        for index in findings.indices where findings[index].span == nil { findings[index].span = span }
      }
      runs.append(Looked(path: name, findings: findings, parts: []))
    }
  }

  /// Holds a log against its plan.
  ///
  /// - Parameter invocation: The command, whose curves are both.
  /// - Throws: What is wrong with the two.
  mutating func compare(_ invocation: Invocation) throws {
    let (_, report, _) = try DiffCommand.compared(invocation)
    let path = try invocation.planAndLog().log.path
    let findings = report.finding.map { [Finding("LR034", .warning, $0.text, instead: $0.instead)] } ?? []
    runs.append(Looked(path: path, findings: findings, parts: []))
  }

  /// Looks at a file, or at all files of a folder that a format recognises.
  mutating func look(at operand: CheckOptions.Operand) throws {
    if let paths = FolderWalk.files(in: operand.path) {
      for path in paths {
        var inner = operand
        inner.path = path
        guard let bytes = try? InputFile.bytes(of: path, atMost: InputFile.largestSizeOfCurves),
          let file = try? ConfigFileParser.file(bytes, path: path), ConfigFormats.recognising(file) != nil
        else { continue }
        try look(at: file, inner, isNamed: false)
      }
      return
    }
    if operand.path.hasSuffix(".lrs") {
      let invocation: Invocation
      do {
        invocation = try CommandLineParser().invocation(["compare", "@\(operand.path)"]) { path throws(FileError) in
          try InputFile.bytes(of: path, atMost: InputFile.largestSizeOfCurves)
        }
      } catch { throw Diagnostic(error) }
      return try look(at: invocation, path: operand.path)
    }
    let bytes: [UInt8]
    do { bytes = try InputFile.bytes(of: operand.path, atMost: InputFile.largestSizeOfCurves) } catch {
      throw Diagnostic(error)
    }
    do {
      try look(at: try ConfigFileParser.file(bytes, path: operand.path), operand)
    } catch let fault as ConfigFault {
      unread.append(Diagnostic(.config(fault)))
    }
  }

  /// Looks at a config; one that nobody has named, but a folder holds, may be no run at all.
  private mutating func look(at file: ConfigFile, _ operand: CheckOptions.Operand, isNamed: Bool = true) throws {
    var companions: [ConfigFile] = []
    for path in operand.companions {
      do {
        companions.append(
          try ConfigFileParser.file(try InputFile.bytes(of: path, atMost: InputFile.largestSizeOfCurves), path: path))
      } catch let error as FileError { throw Diagnostic(error) } catch let fault as ConfigFault {
        throw Diagnostic(.config(fault))
      }
    }
    var looked = Looked(path: file.path, findings: [], parts: Set(operand.companions))
    let found = try nearestSettings(of: file.path)
    let given = found.map { $0.settings.facts(of: String(file.path.dropFirst($0.folder.count)), with: operand.given) }
    do throws(ConfigFault) {
      let run = try CheckedRun(of: file, companions: companions, format: operand.format, given: given ?? operand.given)
      { path in
        try? InputFile.bytes(of: path, atMost: InputFile.largestSizeOfCurves)
      }
      // What says nothing of a rate belongs to another file: a launcher's config, or DeepSpeed's.
      guard isNamed || run.isOfRates else { return }
      looked.findings = run.findings()
      looked.parts.formUnion(run.parts)
    } catch {
      if !isNamed, file.syntax == .python, case .document = error { return }
      guard let finding = CheckedRun.finding(of: error) else {
        if case .unrecognised = error {
          if try lookAtCalls(of: file) { return }
          if let log = Self.sentence(of: file) { return unread.append(Diagnostic(log, exitCode: .data)) }
          return unread.append(Diagnostic(.config(error)))
        }
        throw Diagnostic(.config(error))
      }
      looked.findings = [finding]
    }
    looked.findings = Suppressions(of: file.source).left(of: looked.findings)
    if let found { looked.findings = found.settings.left(of: looked.findings) }
    runs.append(looked)
  }

  /// What is said of a file that is a log, which nothing of is to be checked; `nil` of any other file.
  private static func sentence(of file: ConfigFile) -> String? {
    let input = LogInput(Array(file.source.whole.text.utf8), path: file.path)
    guard let format = (try? LogReader.format(of: input)) ?? nil else { return nil }
    let path = SafeText.path(file.path)
    return
      "\(path) is a log (\(format.title)), which has no settings to check: 'lrsched diff PLAN vs @FILE' holds it against "
      + "its plan, and 'lrsched explain @FILE' tells what it says."
  }

  /// Looks at a script that no format reads as at calls that are pasted.
  ///
  /// - Parameter file: The file.
  /// - Returns: Whether it holds such calls.
  /// - Throws: What is wrong with their run.
  private mutating func lookAtCalls(of file: ConfigFile) throws -> Bool {
    guard file.syntax == .python else { return false }
    let words = [Command.compare.rawValue, file.source.whole.text]
    guard
      let invocation = try? CommandLineParser().invocation(
        words, reading: { path throws(FileError) in throw .missing(path: path) })
    else { return false }
    try look(at: invocation, path: file.path)
    return true
  }

  /// The settings in the folder of a file, or in the nearest folder above it.
  private mutating func nearestSettings(of path: String) throws -> Found? {
    var folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    for _ in 0..<64 {
      if let known = settings[folder] {
        if let known { return known }
      } else {
        let name = folder + CheckSettings.name
        var found: Found?
        if let bytes = try? InputFile.bytes(of: name, atMost: 1 << 20) {
          do { found = Found(settings: try CheckSettings(SourceText(bytes, name: name)), folder: folder) } catch {
            throw Diagnostic(.config(.document(error)))
          }
        }
        settings[folder] = .some(found)
        if let found { return found }
      }
      // Above `..` no name leads on, and what stands beside the program is not above it.
      guard !folder.isEmpty, folder != "/", folder != "./", folder != "../", !folder.hasSuffix("/../") else { break }
      folder = folder.dropLast().lastIndex(of: "/").map { String(folder[...$0]) } ?? ""
    }
    return nil
  }

  /// The files that can be mended, with their changes: of rules that are looked for.
  var fixes: [(source: SourceText, edits: [Edit])] {
    var fixes: [(source: SourceText, edits: [Edit])] = []
    for finding in report().files.flatMap(\.findings) {
      guard let edit = finding.edit, edit.span.source.name != "-" else { continue }
      if let index = fixes.firstIndex(where: { $0.source === edit.span.source }) {
        fixes[index].edits.append(edit)
      } else if !fixes.contains(where: { $0.source.name == edit.span.source.name }) {
        fixes.append((edit.span.source, [edit]))
      }
    }
    return fixes
  }

  /// Returns what was found; a file that another one names belongs to that one.
  func report() -> CheckReport {
    let parts = runs.reduce(into: Set<String>()) { $0.formUnion($1.parts) }
    return CheckReport(
      runs.filter { !parts.contains($0.path) }.map { run in
        CheckReport.File(path: run.path, findings: run.findings.filter { selection.has($0.code) })
      })
  }
}
