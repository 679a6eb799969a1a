import Catalogue
import Runs

/// One option that is not a parameter of a schedule: a row of the option table.
struct GlobalOption: Sendable {
  /// Where the option stands in help.
  enum Group: String, CaseIterable, Sendable {
    case run = "Run"
    case chart = "Chart"
    case output = "Output"
    case general = "General"
  }

  /// The name, without dashes before it; `-` and `_` are one and the same.
  let name: String
  /// Other names for it.
  let aliases: [String]
  /// The letter that stands for it after a single dash.
  let short: Character?
  /// Where it stands in help.
  let group: Group
  /// The commands that take it.
  let commands: [Command]
  /// What its value is called in help; `nil` for a flag.
  let valueName: String?
  /// What it takes and where that is kept; `nil` for what the parser itself acts on.
  let store: OptionStore?
  /// What it means, in one line.
  let help: String
  /// What stands for it when it is not given, where the stored default does not tell it.
  let defaultText: String?
  /// The fact of the run that it tells, if it tells one.
  let tells: RunFact?

  init(
    _ name: String, aliases: [String] = [], short: Character? = nil, _ group: Group, _ commands: [Command],
    _ store: OptionStore?,
    takes valueName: String? = nil, defaultText: String? = nil, tells: RunFact? = nil, help: String
  ) {
    self.name = name
    self.aliases = aliases
    self.short = short
    self.group = group
    self.commands = commands
    self.valueName = valueName
    self.store = store
    self.help = help
    self.defaultText = defaultText
    self.tells = tells
  }

  /// Whether a name, without dashes before it, means this option.
  func isNamed(_ text: String) -> Bool { ([name] + aliases).contains { Parameter.isSame(text, $0) } }

  /// Whether a name in any capitals, without dashes before it, means this option.
  func isAlike(_ text: String) -> Bool { ([name] + aliases).contains { Parameter.isAlike(text, $0) } }
}

extension GlobalOption {
  /// What the option takes; `nil` for what the parser itself acts on.
  var kind: OptionKind? { store?.kind }
}
