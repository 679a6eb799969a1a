import Catalogue

/// Writes the man page, in roff with the `man` macros.
package struct ManPage: Sendable {
  private let vocabulary: Vocabulary
  private let version: String

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - vocabulary: The schedules and modifiers to describe.
  ///   - version: The version of the program, for the foot of the page.
  package init(vocabulary: Vocabulary = .catalogue, version: String) {
    self.vocabulary = vocabulary
    self.version = version
  }

  /// The whole page, with a line end.
  package var text: String {
    let lines =
      [".TH LRSCHED 1 \"\" \(quoted("lrsched \(version)")) \"User Commands\""] + opening + commands + curves + pages
      + options + definitions("SCHEDULES", vocabulary.schedules(of: nil))
      + definitions("MODIFIERS", vocabulary.ownModifiers)
      + vocabulary.dialects.flatMap { dialect in
        definitions("SCHEDULES OF \(dialect.uppercased())", vocabulary.definitions.filter { $0.dialect == dialect })
      } + closing
    return lines.joined(separator: "\n") + "\n"
  }

  private var opening: [String] {
    [".SH NAME", "lrsched \\- draw, compare, export and explain learning-rate schedules", ".SH SYNOPSIS", ".nf"]
      + Command.visible.map { roff($0.usage) } + [".fi", ".SH DESCRIPTION", roff(Help.purpose)]
      + [".SH EXAMPLES", ".nf"] + Command.visible.flatMap(\.examples).map(roff) + [".fi"]
  }

  private var commands: [String] {
    [".SH COMMANDS"]
      + Command.visible.flatMap { command in
        term(command.rawValue, ([command.summary] + command.notes).joined(separator: " "))
      }
  }

  private var curves: [String] {
    [".SH CURVES"] + HelpPage.curves.blocks.flatMap(block)
  }

  private var pages: [String] {
    [HelpPage.durations, .run, .options, .files, .sweeps, .calls, .configs].flatMap { page in
      [".SH \(page == .options ? "WHERE OPTIONS STAND" : page.rawValue.uppercased())"] + page.blocks.flatMap(block)
    }
  }

  private var options: [String] {
    [".SH OPTIONS"]
      + GlobalOption.Group.allCases.flatMap { group in
        [".SS \(quoted("\(group.rawValue) options"))"]
          + OptionTable.options.filter { $0.group == group }.flatMap { option in
            let command = option.commands.first ?? .plot
            let help = OptionHelp(option, of: command)
            return term(help.head, help.text + commandNote(option))
          }
      }
  }

  /// The commands that take an option, where not all commands with curves do.
  private func commandNote(_ option: GlobalOption) -> String {
    if option.group == .general || option.commands == Command.withCurves { return "" }
    return " [\(option.commands.map(\.rawValue).joined(separator: ", "))]"
  }

  private func definitions(_ title: String, _ definitions: [ScheduleDefinition]) -> [String] {
    guard !definitions.isEmpty else { return [] }
    return [".SH \(quoted(title))"] + definitions.flatMap(section)
  }

  private func section(_ definition: ScheduleDefinition) -> [String] {
    let aliases = definition.aliases.isEmpty ? "" : " Also called: \(definition.aliases.joined(separator: ", "))."
    let parameters = definition.parameters.flatMap { parameter in
      let help = OptionHelp(parameter)
      return term(help.head, help.text)
    }
    return [".SS \(quoted(definition.name))", roff(definition.summary + aliases), ".PP", roff(definition.formula)]
      + parameters + [
        ".PP", roff("Example: lrsched plot \(definition.example)"), ".br", roff("Source: \(definition.source)"),
      ]
  }

  private var closing: [String] {
    [".SH EXIT STATUS"] + ExitCode.allCases.flatMap { term(String($0.rawValue), $0.meaning) }
      + [".SH ENVIRONMENT"] + term("NO_COLOR", "When set, nothing is printed in colour.")
  }

  private func block(_ block: HelpBlock) -> [String] {
    switch block {
    case .paragraph(let text): [".PP", roff(text)]
    case .table(let rows): rows.flatMap { term($0.term, $0.meaning) }
    case .examples(let lines): [".PP", ".RS 4", ".nf"] + lines.map(roff) + [".fi", ".RE"]
    }
  }

  private func term(_ term: String, _ meaning: String) -> [String] { [".TP", ".B \(quoted(term))", roff(meaning)] }

  /// An argument of a macro: quotes within it are doubled.
  private func quoted(_ text: String) -> String {
    "\"" + escaped(text).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// A line of text: a full stop or an apostrophe at its beginning is no request.
  private func roff(_ text: String) -> String {
    let line = escaped(text)
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }

  /// Text in which dashes are dashes, and backslashes and quotes are themselves.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      default:
        for scalar in String(character).unicodeScalars {
          // What is beyond ASCII goes in by its code, which every roff reads whatever the encoding of the page.
          escaped += scalar.isASCII ? String(scalar) : "\\[u\(hexadecimal(scalar.value))]"
        }
      }
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
