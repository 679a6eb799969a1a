/// What lrsched is asked to do: the first word of the command line.
public enum Command: String, CaseIterable, Hashable, Sendable {
  /// Draws curves.
  case plot
  /// Draws several curves, with their figures beside them.
  case compare
  /// Draws curves in the terminal.
  case show
  /// Opens curves in the terminal to turn their knobs.
  case explore
  /// Writes the learning rate of every iteration.
  case export
  /// Tells one curve in words and figures.
  case explain
  /// Prints the learning rate at given iterations.
  case at
  /// Prints the command line that drew a picture.
  case recipe
  /// Lists the schedules and modifiers.
  case list
  /// Prints help.
  case help
  /// Prints the completion script of a shell.
  case completions
  /// Prints the version.
  case version
  /// Prints the man page or the reference; only the build uses it.
  case generate
}

extension Command {
  /// The commands that people are told of.
  public static let visible = allCases.filter { $0 != .generate }

  /// The commands that take curves.
  public static let withCurves: [Command] = [.plot, .compare, .show, .explore, .export, .explain, .at]

  /// The commands that draw pictures.
  public static let withCharts: [Command] = [.plot, .compare]

  /// The commands that draw, be it a picture or the letters of a terminal.
  static let drawing: [Command] = withCharts + [.show, .explore]

  /// The commands that draw once.
  static let drawingOnce: [Command] = withCharts + [.show]

  /// Whether the command takes curves.
  public var takesCurves: Bool { Self.withCurves.contains(self) }

  /// Whether a comma list given to a parameter of one value stands for a curve each.
  public var expandsSweeps: Bool { self == .compare }

  /// What the command does, in one line.
  public var summary: String {
    switch self {
    case .plot: "Draw learning-rate curves as PNG, SVG or PDF."
    case .compare: "Draw several curves in one chart, with a table of their figures."
    case .show: "Draw learning-rate curves in the terminal."
    case .explore: "Open curves in the terminal and turn their knobs."
    case .export: "Write the rate of every iteration as CSV, TSV, JSON or NPY."
    case .explain: "Tell one curve in words and figures."
    case .at: "Print the rate at given iterations."
    case .recipe: "Print the command line that drew a picture."
    case .list: "List the schedules and modifiers."
    case .help: "Explain a command, a schedule, a modifier or a topic."
    case .completions: "Print the completion script of a shell."
    case .version: "Print the version."
    case .generate: "Print the man page or the reference of the schedules."
    }
  }

  /// How the command is written, without the options.
  public var usage: String {
    switch self {
    case .plot, .compare, .show, .export: "lrsched \(rawValue) CURVE [vs CURVE]... [OPTIONS]"
    case .explore: "lrsched explore [CURVE [vs CURVE]...] [OPTIONS]"
    case .explain: "lrsched explain CURVE [OPTIONS]"
    case .at: "lrsched at ITERATIONS CURVE [vs CURVE]... [OPTIONS]"
    case .recipe: "lrsched recipe FILE"
    case .list: "lrsched list [OPTIONS]"
    case .help: "lrsched help [COMMAND | SCHEDULE | MODIFIER | TOPIC]"
    case .completions: "lrsched completions SHELL"
    case .version: "lrsched version"
    case .generate: "lrsched generate DOCUMENT"
    }
  }

  /// The words that the one operand of the command can be; `nil` when it takes none, or any text.
  public var operandChoices: [String]? {
    switch self {
    case .completions: Shell.allCases.map(\.rawValue)
    case .generate: Document.allCases.map(\.rawValue)
    default: nil
    }
  }

  /// What the one operand of the command is called in its usage; `nil` when it has none or any number of them.
  public var operandName: String? {
    switch self {
    case .recipe: "FILE"
    case .completions: "SHELL"
    case .generate: "DOCUMENT"
    case .at: "ITERATIONS"
    default: nil
    }
  }
}

/// A shell that completions can be made for.
public enum Shell: String, CaseIterable, Hashable, Sendable {
  case bash, zsh, fish
}

/// A document that is made from the tables.
public enum Document: String, CaseIterable, Hashable, Sendable {
  /// The man page, in roff.
  case man
  /// The reference of the schedules, in Markdown.
  case markdown
  /// The table of a dialect's schedules, in Markdown.
  case table
  /// The dialects, one a line: the name, a tab, and the words of the command that draws the chart of its page.
  case dialects
}
