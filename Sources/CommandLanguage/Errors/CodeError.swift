import Documents
package import Scripts

/// What is wrong with code that stands for a schedule, or with what is given for its names.
package enum CodeError: Error, Equatable, Sendable {
  /// The code cannot be followed, or is no call of a scheduler.
  case script(ScriptError)
  /// The code gives no value to names or parameters.
  case unknown([String], ScriptError)
  /// A setting that nothing of the code has asked for.
  case settingUnused(String, asked: [String])

  /// Creates the error of code that could not be read.
  init(_ error: CallError) {
    switch error {
    case .script(let error): self = .script(error)
    case .unknown(let names, let error): self = .unknown(names, error)
    }
  }

  /// Where it is wrong.
  var span: Span? {
    switch self {
    case .script(let error), .unknown(_, let error): error.span
    case .settingUnused: nil
    }
  }

  /// How the program ends.
  var exitCode: ExitCode {
    switch self {
    case .script, .unknown: .data
    case .settingUnused: .usage
    }
  }

  /// What is wrong, in one sentence.
  var sentence: String {
    switch self {
    case .script(let error): return "The code is no schedule: \(SafeText.plain(error.reason, limit: 300))."
    case .unknown(let names, let error):
      let shown = names.map { SafeText.plain($0) }
      let settings = shown.map { shellQuoted($0) == $0 ? "--set \($0)=…" : "--set '\($0)=…'" }
      return "\(Suggestions.joined(shown, "and")) \(names.count == 1 ? "is" : "are") not known: "
        + "give \(settings.joined(separator: " ")).\(Self.alternatives(error.reason))"
    case .settingUnused(let name, let asked):
      let hint =
        asked.isEmpty
        ? "it leaves nothing open." : "it asks for \(Suggestions.joined(asked.map { SafeText.plain($0) }, "and"))."
      return "Nothing of the code asks for '\(SafeText.plain(name))': \(hint)"
        + Suggestions.question(name, among: asked)
    }
  }

  /// The other schedulers of a script, which may be meant instead: a word that names one ends in its line.
  private static func alternatives(_ reason: String) -> String {
    guard reason.hasPrefix("the script also makes") else { return "" }
    return " The script also makes\(SafeText.plain(String(reason.dropFirst(21)), limit: 300)); @FILE:LINE names one."
  }
}
