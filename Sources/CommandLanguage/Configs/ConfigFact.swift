import Catalogue
import Configs

/// An option behind `@FILE` that tells something of the run which its config describes.
///
/// The parser, help and the words of a curve go by this one table.
struct ConfigFact: Sendable {
  /// What an option tells.
  enum Kind: Sendable {
    /// A whole number from 1.
    case count(ConfigOption)
    /// The epochs, which need not be whole.
    case epochs
    /// The release of the framework.
    case release
    /// The parameter group.
    case group
    /// The update at which the run is resumed.
    case resumeAt
    /// `NAME=VALUE`: a name of the code, a fact of the format, a key of the file.
    case setting
    /// A file that belongs to the config.
    case companion
    /// A run that its framework would not start goes on as it was meant.
    case isAsMeant
  }

  /// The name, without dashes.
  let name: String
  /// What it tells.
  let kind: Kind
  /// What its value is called; empty for a flag.
  let placeholder: String
  /// What it means, in one line.
  let help: String

  /// Whether its value is a number.
  var isNumeric: Bool {
    switch kind {
    case .count, .epochs, .resumeAt: true
    case .release, .group, .setting, .companion, .isAsMeant: false
    }
  }

  /// The options, in the order in which help lists them.
  static let all: [ConfigFact] =
    ConfigOption.allCases.map { option in
      ConfigFact(name: option.rawValue, kind: .count(option), placeholder: "N", help: option.meaning)
    } + [
      ConfigFact(name: "epochs", kind: .epochs, placeholder: "N", help: "the epochs of the run"),
      ConfigFact(
        name: "release", kind: .release, placeholder: "R",
        help: "the framework's release; without it, the newest that is known"),
      ConfigFact(
        name: "group", kind: .group, placeholder: "NAME",
        help: "the parameter group whose rate is meant; all for each of them"),
      ConfigFact(
        name: "resume-at", kind: .resumeAt, placeholder: "N", help: "the update at which the run goes on"),
      ConfigFact(
        name: "set", kind: .setting, placeholder: "NAME=VALUE",
        help: "a fact of the format, or a key of the file as the trainer's command line overrides it; may be repeated"),
      ConfigFact(
        name: "with", kind: .companion, placeholder: "FILE",
        help: "a file that belongs to the config, such as DeepSpeed's; may be repeated"),
      ConfigFact(
        name: "as-meant", kind: .isAsMeant, placeholder: "",
        help: "go on with a run that its framework would not start"),
    ]

  /// Returns the option of a name.
  ///
  /// - Parameter name: The name without dashes.
  /// - Returns: The option; `nil` where there is none.
  static func named(_ name: String) -> ConfigFact? { all.first { Parameter.isSame($0.name, name) } }
}
