import Checks
import CommandLanguage
import Configs
import Documents

/// Looks at the runs of files and folders, one after the other.
struct CheckSession {
  private let selection: RuleSelection
  private var runs: [Looked] = []
  /// Why files that were named cannot be read by any format.
  private(set) var unread: [Diagnostic] = []

  private struct Looked {
    var path: String
    var findings: [Finding]
    /// The files that it names, which are no runs of their own.
    var parts: Set<String>
  }

  init(selection: RuleSelection) { self.selection = selection }

  /// Looks at a file, or at all files of a folder that a format recognises.
  mutating func look(at operand: CheckOptions.Operand) throws {
    if let paths = FolderWalk.files(in: operand.path) {
      for path in paths {
        var inner = operand
        inner.path = path
        guard let bytes = try? InputFile.bytes(of: path, atMost: InputFile.largestSizeOfCurves),
          let file = try? ConfigFileParser.file(bytes, path: path), ConfigFormats.recognising(file) != nil
        else { continue }
        try look(at: file, inner)
      }
      return
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

  private mutating func look(at file: ConfigFile, _ operand: CheckOptions.Operand) throws {
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
    do throws(ConfigFault) {
      let run = try CheckedRun(of: file, companions: companions, format: operand.format, given: operand.given) { path in
        try? InputFile.bytes(of: path, atMost: InputFile.largestSizeOfCurves)
      }
      looked.findings = run.findings()
      looked.parts.formUnion(run.parts)
    } catch {
      guard let finding = CheckedRun.finding(of: error) else { throw Diagnostic(.config(error)) }
      looked.findings = [finding]
    }
    runs.append(looked)
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
