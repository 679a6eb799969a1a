/// How the program ends, in the numbers of sysexits.h.
package enum ExitCode: Int32, Sendable {
  /// All went well.
  case success = 0
  /// `check` has found something.
  case findings = 1
  /// The command line is wrong.
  case usage = 64
  /// What a file holds is wrong.
  case data = 65
  /// A file to read does not exist or cannot be opened.
  case noInput = 66
  /// A file to write cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed underway.
  case inputOutput = 74
}
