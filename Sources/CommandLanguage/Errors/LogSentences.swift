import Logs

/// Words why no curve can be read from a log.
enum LogSentences {
  /// Returns the sentence for a fault.
  static func sentence(_ fault: LogFault) -> String {
    switch fault {
    case .unreadable(let path, let reason):
      return "The file \(SafeText.path(path)) could not be read: \(SafeText.plain(reason))."
    case .noRate(let path, let format, let columns):
      return "\(SafeText.path(path)) (\(format)) has no learning rate. \(listed(columns, path))"
    case .unknownColumn(let name, let path, let columns):
      return "\(SafeText.path(path)) has no column \(SafeText.quoted(name))."
        + (Suggestions.question(name, among: columns).isEmpty
          ? " \(listed(columns, path))" : Suggestions.question(name, among: columns))
    case .noRows(let path, let format, let column):
      let what = column.map { " in the column \(SafeText.quoted($0))" } ?? ""
      return "\(SafeText.path(path)) (\(format)) has no number\(what)."
    case .severalRuns(let path, let runs):
      return "\(SafeText.path(path)) has the event files of several runs: "
        + "\(Suggestions.joined(runs.prefix(8).map { SafeText.path($0) }, "and"))"
        + "\(runs.count > 8 ? " and \(runs.count - 8) more" : ""). Give one of them."
    case .emptyFolder(let path):
      return "\(SafeText.path(path)) is a folder without event files of TensorBoard."
    case .unlikeRuns(let path, let one, let other):
      return "\(SafeText.path(path)) stands for runs that are no family: \(SafeText.path(one)) and "
        + "\(SafeText.path(other)) have other columns, or count other things."
    case .noStepInCommon(let path, let runs):
      return "The \(runs) runs of \(SafeText.path(path)) have no step in common."
    case .tooManyRuns(let path, let most):
      return "\(SafeText.path(path)) stands for more than \(most) files, which is the most that a family has."
    case .pattern(let pattern, let reason):
      return "--pattern \(SafeText.quoted(pattern)) is no pattern: \(SafeText.plain(reason, limit: 200))."
    case .unmatched(let pattern, let path):
      return "No line of \(SafeText.path(path)) matches \(SafeText.quoted(pattern))."
    }
  }

  /// Returns how the program ends.
  static func exitCode(_ fault: LogFault) -> ExitCode {
    switch fault {
    case .unreadable: .inputOutput
    case .unknownColumn, .pattern, .tooManyRuns: .usage
    case .noRate, .noRows, .severalRuns, .unmatched, .unlikeRuns, .noStepInCommon: .data
    case .emptyFolder: .noInput
    }
  }

  private static func listed(_ columns: [String], _ path: String) -> String {
    guard !columns.isEmpty else { return "It has no columns at all." }
    let shown = columns.prefix(20).map { SafeText.quoted($0) }
    let more = columns.count > shown.count ? " and \(columns.count - shown.count) more" : ""
    return "Its columns are \(Suggestions.joined(shown, more.isEmpty ? "and" : ","))\(more): "
      + "'@\(SafeText.plain(path, limit: 100)):COLUMN' reads one."
  }
}
