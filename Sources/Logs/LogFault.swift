/// Why a file is no log that a curve could be read from.
package enum LogFault: Error, Equatable, Sendable {
  /// Reading failed; the reason is the system's.
  case unreadable(path: String, reason: String)
  /// There is no rate in it; the columns that there are.
  case noRate(path: String, format: String, columns: [String])
  /// There is no column of this name.
  case unknownColumn(String, path: String, columns: [String])
  /// There is no row with a number in the column.
  case noRows(path: String, format: String, column: String?)
  /// A folder has the logs of several runs.
  case severalRuns(path: String, runs: [String])
  /// A folder has no log in it.
  case emptyFolder(path: String)
  /// Runs of a family have different columns, or count different things.
  case unlikeRuns(path: String, String, String)
  /// The runs of a family have no step in common.
  case noStepInCommon(path: String, runs: Int)
  /// So many files match what stands for a family.
  case tooManyRuns(path: String, most: Int)
  /// A pattern is no regular expression, or has not the group that is needed.
  case pattern(String, reason: String)
  /// Nothing in the file matches the pattern.
  case unmatched(pattern: String, path: String)
}
