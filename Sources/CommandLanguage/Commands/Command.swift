import Catalogue

/// What lrsched can be asked to do, the first word of the command line: a row of ``CommandTable``.
///
/// Parser, checks, help, completions, the man page and suggestions all go by the row; the executable has a handler for it.
package struct Command: Sendable {
  /// The word that asks for it.
  package let name: String
  /// What it does, in one line.
  package let summary: String
  /// The words that it takes besides options.
  let operands: Operands
  /// What it does to its curves: options that belong to that are its own.
  let traits: Traits
  /// What it makes.
  let product: Product
  /// Whether people are not told of it; only the build uses it.
  let isHidden: Bool
  /// What is worth knowing beyond the options, in paragraphs.
  let notes: [String]
  /// Command lines that show it.
  let examples: [String]

  init(
    _ name: String, _ summary: String, _ operands: Operands, _ traits: Traits = [], makes product: Product = .text,
    isHidden: Bool = false, notes: [String] = [], examples: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.traits = traits
    self.product = product
    self.isHidden = isHidden
    self.notes = notes
    self.examples = examples
  }

  /// What a command does to its curves.
  struct Traits: OptionSet, Sendable {
    let rawValue: Int

    /// It evaluates a run of iterations.
    static let evaluates = Traits(rawValue: 1 << 0)
    /// It draws, be it a picture or the letters of a terminal.
    static let draws = Traits(rawValue: 1 << 1)
    /// What it draws stays as it is.
    static let drawsOnce = Traits(rawValue: 1 << 2)
  }

  /// What a command makes.
  enum Product: Sendable {
    /// Text on standard output, or what a terminal shows.
    case text
    /// Pictures.
    case pictures
    /// Text on standard output, and pictures where they are asked for.
    case textAndPictures
    /// Rows of numbers.
    case data
  }
}

extension Command {
  /// The commands that people are told of.
  package static let visible = allCases.filter { !$0.isHidden }

  /// The commands that take curves.
  package static let withCurves = allCases.filter(\.takesCurves)

  /// The commands that draw pictures.
  package static let withCharts = allCases.filter { $0.product == .pictures || $0.product == .textAndPictures }

  /// The commands that always draw a picture, named after what it shows unless told otherwise.
  static let namingCharts = allCases.filter { $0.product == .pictures }

  /// The commands that draw a run of iterations, be it in a picture or in the letters of a terminal.
  static let drawingRuns = having([.draws, .evaluates])

  /// The commands that evaluate a run of iterations.
  static let evaluating = having(.evaluates)

  /// The commands that draw, be it a picture or the letters of a terminal.
  static let drawing = having(.draws)

  /// The commands that draw once.
  static let drawingOnce = having(.drawsOnce)

  private static func having(_ traits: Traits) -> [Command] { allCases.filter { $0.traits.isSuperset(of: traits) } }

  /// Whether the command takes curves.
  package var takesCurves: Bool { operands.curves != .none }

  /// Whether several values given to a parameter of one stand for a curve each.
  package var expandsSweeps: Bool {
    switch operands.curves {
    case .some, .any: true
    case .one, .none: false
    }
  }

  /// How the command is written, without the options.
  package var usage: String {
    let hasOptions = OptionTable.options(of: self).contains { $0.group != .general }
    return (["lrsched", name] + operands.usage + (hasOptions ? ["[OPTIONS]"] : [])).joined(separator: " ")
  }
}

extension Command: RawRepresentable, CaseIterable, Hashable, CustomStringConvertible {
  /// Every command, in the order in which help lists them.
  package static var allCases: [Command] { CommandTable.commands }

  /// Finds the command of a word; `nil` when there is none.
  package init?(rawValue: String) {
    guard let command = CommandTable.commands.first(where: { $0.name == rawValue }) else { return nil }
    self = command
  }

  /// Finds the command of a word in any capitals; `nil` when there is none.
  init?(written word: String) {
    guard let command = CommandTable.commands.first(where: { Parameter.isAlike($0.name, word) }) else { return nil }
    self = command
  }

  /// The word that asks for it.
  package var rawValue: String { name }
  /// The word that asks for it.
  package var description: String { name }
}

/// A shell that completions can be made for.
package enum Shell: String, CaseIterable, Hashable, Sendable {
  case bash, zsh, fish
}

/// A document that is made from the tables.
package enum Document: String, CaseIterable, Hashable, Sendable {
  /// The man page, in roff.
  case man
  /// The reference of the schedules, in Markdown.
  case markdown
  /// The table of a dialect's schedules, in Markdown.
  case table
  /// The dialects, one a line: the name, a tab, and the words of the command that draws the chart of its page.
  case dialects
  /// The page with a picture of every schedule, in Markdown.
  case gallery
  /// The list of the rules of `check`, in Markdown.
  case rules
  /// The pictures of the gallery, one a line: the name, a tab, and the words of the command that draws it.
  case pictures
  /// The pages of the formats of configs, one after another, in Markdown.
  case formatPages = "format-pages"
  /// The reference of the formats of configs, in Markdown.
  case formats
}
