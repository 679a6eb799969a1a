package import Configs
import Documents
import Schedules

extension CheckedRun {
  /// Returns the finding for what keeps a run from being read; `nil` where it is the command line's fault, or the file's as one.
  ///
  /// - Parameter fault: What keeps it.
  /// - Returns: The finding.
  package static func finding(of fault: ConfigFault) -> Finding? {
    switch fault {
    case .document(let fault):
      let isOpen = ["${", "environment", "'auto'", "'oc.env"].contains { fault.reason.contains($0) }
      return Finding(isOpen ? "LR014" : "LR030", isOpen ? .warning : .error, fault.reason, at: fault.span)
    case .unreadable(let path, let span):
      return Finding("LR014", .warning, "the rate depends on \(path), which cannot be read", at: span)
    case .missing(let facts, _, _):
      let list = facts.map(\.meaning).joined(separator: "; ")
      return Finding("LR014", .warning, "the rate depends on \(list), which this file does not give")
    case .refused(let words, let span, let format):
      return Finding("LR030", .error, "\(format) would not start this run: \(words)", at: span)
    case .schedule(let error, let format):
      return Finding("LR030", .error, "what \(format) makes of the file is no schedule: \(error)")
    case .unknownSchedule(let name, let span, let format, _):
      return Finding("LR030", .error, "\(format) has no schedule '\(name)'", at: span)
    case .unrecognised, .unknownFormat, .unusedSetting, .unreadableRelease, .unknownGroup: return nil
    }
  }
}
