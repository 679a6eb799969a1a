import Configs
import Documents
import Schedules

/// Words why a config does not tell the rate of every update.
enum ConfigSentences {
  /// Returns the sentence for a fault.
  static func sentence(_ fault: ConfigFault) -> String {
    switch fault {
    case .document(let fault):
      let earlier = fault.earlier.map { " It stands first at line \($0.excerpt.line)." } ?? ""
      return "\(capitalized(SafeText.plain(fault.reason, limit: 300))).\(earlier)"
    case .unrecognised(let path):
      let script = path.hasSuffix(".py") ? ", and it makes no scheduler that is known here" : ""
      return "No format recognises \(SafeText.path(path))\(script): 'lrsched formats' lists those that are known, and "
        + "'@FORMAT:FILE' names one."
    case .unknownFormat(let name):
      return "There is no format \(SafeText.quoted(name))."
        + Suggestions.question(name, among: ConfigFormats.all.map { $0.name })
    case .unreadable(let path, _): return "The file \(SafeText.path(path)) that is named here cannot be read."
    case .missing(let facts, let format, let path): return missing(facts, format, path)
    case .refused(let words, _, let format):
      return
        "\(format) would not start this run: \(SafeText.plain(words, limit: 300)). --as-meant goes on with the rates "
        + "that were meant."
    case .schedule(let error, let format):
      return "What \(format) makes of the file is no schedule: \(reason(error))."
    case .unknownSchedule(let name, _, let format, let known):
      return "\(format) has no schedule \(SafeText.quoted(name)) that is known here."
        + Suggestions.question(name, among: known)
    case .unknownGroup(let name, let all, let format):
      guard !all.isEmpty else {
        return "\(format) gives all parameters of this run the same rate: there is no group \(SafeText.quoted(name))."
      }
      return "There is no group \(SafeText.quoted(name)) in this run, but \(Suggestions.joined(all, "and"))."
        + Suggestions.question(name, among: all)
    case .unreadableRelease(let text):
      return "--release must have a number, such as 4.57.6 or 2024-11, not \(SafeText.quoted(text))."
    case .unusedSetting(let name, let format, let known):
      return "\(format) has no fact or key \(SafeText.quoted(name)), and the file neither."
        + Suggestions.question(name, among: known)
    }
  }

  /// Returns the place of a fault; `nil` where it has none.
  static func span(_ fault: ConfigFault) -> Span? {
    switch fault {
    case .document(let fault): fault.span
    case .unreadable(_, let span): span
    case .refused(_, let span, _), .unknownSchedule(_, let span, _, _): span
    case .unrecognised, .unknownFormat, .missing, .schedule, .unusedSetting, .unknownGroup, .unreadableRelease: nil
    }
  }

  /// Returns the command that tells more.
  static func readMore(_ fault: ConfigFault) -> String? {
    switch fault {
    case .missing(_, let format, _), .refused(_, _, let format), .schedule(_, let format),
      .unusedSetting(_, let format, _), .unknownSchedule(_, _, let format, _), .unknownGroup(_, _, let format):
      "lrsched help \(format)"
    case .unrecognised, .unknownFormat: "lrsched formats"
    case .unreadableRelease: "lrsched help configs"
    case .document, .unreadable: nil
    }
  }

  /// Returns how the program ends.
  static func exitCode(_ fault: ConfigFault) -> ExitCode {
    switch fault {
    case .unknownFormat, .unusedSetting, .unknownGroup, .unreadableRelease: .usage
    case .unreadable: .noInput
    case .document, .unrecognised, .missing, .refused, .schedule, .unknownSchedule: .data
    }
  }

  private static func missing(_ facts: [MissingConfigFact], _ format: String, _ path: String) -> String {
    let list = facts.map { "\($0.meaning) (\($0.remedy))" }
    return "\(SafeText.path(path)) does not tell \(Suggestions.joined(list, "and"))."
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func reason(_ error: ScheduleError) -> String {
    switch error {
    case .unknownName(let name): "there is no \(SafeText.quoted(name))"
    case .unknownParameter(let name): "the schedule takes no \(SafeText.quoted(name)), or not as it is given"
    default: SafeText.plain("\(error)", limit: 300)
    }
  }
}
