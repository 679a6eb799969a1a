import Catalogue
import Numbers
import Schedules

/// A parameter or a global option as help tells it: how it is written, what it means, what stands for it, what it accepts.
struct OptionHelp: Sendable {
  /// The option with what its value is called: `--max RATE`, `-n, --iterations N`.
  let head: String
  /// What it means.
  let meaning: String
  /// What stands for it when it is not given, and what it accepts; in brackets where it follows the meaning.
  let details: [String]

  /// Tells a parameter of a schedule or a modifier.
  init(_ parameter: Parameter) {
    let aliases = parameter.aliases.map { ", --\($0)" }.joined()
    head = "--\(parameter.name)\(aliases)" + (Self.valueName(of: parameter.kind).map { " \($0)" } ?? "")
    meaning = parameter.help
    details = Self.details(of: parameter)
  }

  /// Tells a global option, with its default for a command.
  init(_ option: GlobalOption, of command: Command) {
    let names = ([option.name] + option.aliases).map { "--\($0)" }.joined(separator: ", ")
    head = (option.short.map { "-\($0), " } ?? "") + names + (option.valueName.map { " \($0)" } ?? "")
    meaning = option.help
    details = Self.details(of: option, command)
  }

  /// The whole help in one line.
  var line: String { "\(head)  \(text)" }

  /// The meaning, and the details in brackets.
  var text: String { details.isEmpty ? meaning : "\(meaning) (\(details.joined(separator: "; ")))" }

  /// What a value of a kind is called; `nil` for a flag.
  static func valueName(of kind: Parameter.Kind) -> String? {
    switch kind {
    case .rate: "RATE"
    case .rateOrShare: "RATE|SHARE"
    case .factor: "X"
    case .fraction: "SHARE"
    case .count: "N"
    case .duration: "LENGTH"
    case .choice: "WORD"
    case .flag: nil
    case .list(let element): (valueName(of: element) ?? "X") + ",..."
    case .mapping: "LENGTH:X,..."
    case .series: "FILE|X,..."
    case .expression: "FORMULA"
    }
  }

  private static func details(of parameter: Parameter) -> [String] {
    var details: [String] = []
    if case .choice(let words) = parameter.kind { details.append(words.joined(separator: ", ")) }
    switch parameter.standard {
    case .required: details.append("required")
    case .none(let text): details.append("default: \(text)")
    case .value(.flag(let isOn)): if isOn { details.append("default: on") }
    case .value(.duration(let duration)) where parameter.spansRun && duration.unit != .percent:
      details.append("default: \(duration), or all of -n")
    case .value(let value): details.append("default: \(value)")
    }
    if let accepted = accepted(by: parameter) { details.append(accepted) }
    if let unit = parameter.unit { details.append("in \(unit)") }
    return details
  }

  /// The bounds in words; `nil` where any number is accepted, or no number at all.
  private static func accepted(by parameter: Parameter) -> String? {
    guard parameter.bounds != .any else { return nil }
    switch parameter.kind {
    case .rate, .factor, .fraction, .count, .duration: return parameter.bounds.description
    case .rateOrShare: return "\(parameter.bounds), or a share of the peak such as 10%"
    case .list(.choice), .list(.flag), .choice, .flag, .expression: return nil
    case .list, .mapping, .series: return "each \(parameter.bounds)"
    }
  }

  private static func details(of option: GlobalOption, _ command: Command) -> [String] {
    var details: [String] = []
    switch option.kind {
    case .choice(let words)?, .choices(let words)?: details.append(words.joined(separator: ", "))
    default: break
    }
    if let text = option.defaultText {
      details.append("default: \(text)")
    } else if let value = option.store?.read(Invocation(command)), value != .flag(false) {
      details.append("default: \(value)")
    }
    switch option.kind {
    case .number(let bounds) where bounds != .any: details.append(bounds.description)
    case .count(let bounds) where bounds.upperBound != .max:
      details.append("from \(bounds.lowerBound) to \(bounds.upperBound)")
    case .flag, .text, .path, .count, .number, .choice, .choices, .duration, .extent, .iterations, nil: break
    }
    return details
  }
}

extension OptionValue: CustomStringConvertible {
  /// The value as it is written on a command line.
  var description: String {
    switch self {
    case .flag(let isOn): isOn ? "true" : "false"
    case .text(let text): text
    case .count(let count): String(count)
    case .number(let number): numberText(number)
    case .duration(let duration): duration.description
    case .extent(let count): count.description
    case .selections(let selections): selections.map(\.description).joined(separator: ",")
    }
  }
}
