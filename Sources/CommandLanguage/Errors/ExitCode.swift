/// How the program ends, in the numbers of sysexits.h.
package enum ExitCode: Int32, Sendable, CaseIterable {
  /// All went well.
  case success = 0
  /// A log is off its plan, or `check` has found something.
  case difference = 1
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

  /// What it says, as a sentence.
  var meaning: String {
    switch self {
    case .success: "All went well."
    case .difference: "A log is off its plan, or check has found something."
    case .usage: "The command line is wrong."
    case .data: "What a file holds is wrong, or a framework refuses to go on with its schedule."
    case .noInput: "A file to read is missing or cannot be opened."
    case .cannotCreate: "A file to write cannot be created."
    case .inputOutput: "Reading or writing failed."
    }
  }
}
