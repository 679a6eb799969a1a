import Catalogue
import Configs

/// Writes help from the tables: the commands, the options, and the schedules with their parameters.
package struct Help: Sendable {
  private let vocabulary: Vocabulary
  let layout: TextLayout

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - vocabulary: The schedules and modifiers to explain.
  ///   - width: The columns of a line, at least 40.
  package init(vocabulary: Vocabulary = .catalogue, width: Int = 80) {
    self.vocabulary = vocabulary
    layout = TextLayout(width: width)
  }

  /// Returns the help about a topic, with a line end.
  ///
  /// - Parameter word: A command, schedule, modifier, framework, option, word of the grammar or page; `nil` for the help of
  ///   the program.
  /// - Returns: The text; `nil` for a word that names no topic.
  package func text(about word: String?) -> String? {
    guard let word else { return joined(program) }
    switch HelpTopic(word, vocabulary) {
    case .command(let command): return joined(sections(of: command))
    case .definition(let definition, let taken):
      let note = taken.map { layout.paragraph("\($0.sentence).") } ?? ""
      return joined([note] + sections(of: definition))
    case .keyword(let keyword): return joined(sections(of: keyword))
    case .page(.overview): return joined(overview)
    case .page(let page): return joined(page.blocks.map(text) + ["Read more: lrsched help"])
    case .dialect(let dialect):
      // Where a format has the same name, both are one page.
      let format = ConfigFormats.named(word).map { sections(of: $0) } ?? []
      let own = format.isEmpty ? sections(of: dialect) : sections(of: dialect).filter { !$0.hasPrefix("Read more") }
      return joined(own + format)
    case .format(let format): return joined(sections(of: format))
    case .composition(let composition): return joined(sections(of: composition))
    case .option(let option): return joined(sections(of: option))
    case nil: return nil
    }
  }

  private func joined(_ sections: [String]) -> String {
    sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: HelpBlock) -> String {
    switch block {
    case .paragraph(let text): layout.paragraph(text)
    case .table(let rows): layout.table(rows)
    case .examples(let lines): lines.map { "  \($0)" }.joined(separator: "\n")
    }
  }

  func titled(_ title: String, _ text: String) -> String { text.isEmpty ? "" : "\(title):\n\(text)" }

  // MARK: The program

  static let purpose = "lrsched draws, compares, exports and explains learning-rate schedules."
  static let usage = "lrsched COMMAND CURVE [vs CURVE]... [OPTIONS]"
  static let examples = [
    "lrsched plot cosine --min 1 --max 2",
    "lrsched compare cosine --max 0.1 vs linear --start-lr 0.1 -o compare.svg",
  ]

  private var overview: [String] {
    let commands = Command.visible.map(\.rawValue).joined(separator: ", ")
    return [
      layout.paragraph(Self.purpose), "Usage: \(Self.usage)", text(.examples(Self.examples)),
      layout.paragraph("Commands: \(commands)"), "Read more: lrsched help",
    ]
  }

  private var program: [String] {
    [
      layout.paragraph(Self.purpose), "Usage: \(Self.usage)",
      titled("Commands", layout.table(Command.visible.map { ($0.rawValue, $0.summary) })),
      titled("Topics of 'lrsched help'", layout.table(HelpPage.allCases.map { ($0.rawValue, $0.summary) })),
      titled("Examples", text(.examples(Self.examples))),
      layout.paragraph(
        "'lrsched list' names every schedule and modifier; 'lrsched help cosine' explains one, 'lrsched help plot' a "
          + "command."),
    ]
  }

  // MARK: Commands

  private func sections(of command: Command) -> [String] {
    let options = OptionTable.options(of: command)
    let groups = GlobalOption.Group.allCases.map { group in
      let rows = options.filter { $0.group == group }.map { option in
        let help = OptionHelp(option, of: command)
        return (term: help.head, meaning: help.text)
      }
      return titled("\(group.rawValue) options", layout.table(rows))
    }
    return [layout.paragraph(command.summary), "Usage: \(command.usage)"] + command.notes.map { layout.paragraph($0) }
      + [titled("Examples", text(.examples(command.examples)))] + groups
      + [command.takesCurves ? "Read more: lrsched help curves, lrsched list" : ""]
  }

  // MARK: Schedules and modifiers

  private func sections(of definition: ScheduleDefinition) -> [String] {
    let rows = definition.parameters.map { parameter in
      let help = OptionHelp(parameter)
      return (term: help.head, meaning: help.text)
    }
    let usage = definition.isModifier ? "CURVE \(definition.name)" : definition.name
    let aliases = definition.aliases.isEmpty ? "" : "Also called: \(definition.aliases.joined(separator: ", "))"
    return [
      layout.paragraph("\(definition.name): \(definition.summary)"),
      "Usage: \(usage)\(definition.parameters.isEmpty ? "" : " [--param value]...")", aliases,
      titled("Formula", layout.paragraph(definition.formula, indent: 2)),
      titled("Parameters", layout.table(rows)), titled("Example", "  lrsched plot \(definition.example)"),
      layout.paragraph("Source: \(definition.source)"),
    ]
  }

  // MARK: Frameworks and options

  private func sections(of dialect: any Dialect.Type) -> [String] {
    let definitions = vocabulary.definitions.filter { $0.dialect == dialect.name }
    let rows = definitions.map { (term: $0.name, meaning: $0.summary + ($0.isModifier ? " (modifier)" : "")) }
    let aliases = dialect.aliases.isEmpty ? "" : "Also called: \(dialect.aliases.joined(separator: ", "))"
    let modules = dialect.modules.isEmpty ? "" : "In code: \(dialect.modules.joined(separator: ", "))"
    let compositions = FrameworkComposition.all.filter { $0.dialect == dialect.name }.map {
      (term: $0.name, meaning: $0.explanation)
    }
    let first = definitions.first?.name
    return [
      layout.paragraph("\(dialect.name): \(dialect.summary) Held against \(dialect.release)."), aliases, modules,
      titled("Schedules", layout.table(rows)), titled("Put together", layout.table(compositions)),
      first.map { "Read more: lrsched help \($0)" } ?? "",
    ]
  }

  private func sections(of composition: FrameworkComposition) -> [String] {
    [
      layout.paragraph("\(composition.name): \(composition.explanation)"), "Usage: \(composition.usage)",
      layout.paragraph(composition.note), titled("Example", "  \(composition.example)"),
      "Read more: lrsched help curves",
    ]
  }

  private func sections(of option: OptionTopic) -> [String] {
    let commands = option.options.map { known in
      let owners = known.commands.filter { !$0.isHidden }
      let help = owners.first.map { OptionHelp(known, of: $0) }
      let rows = help.map { [(term: $0.head, meaning: $0.text)] } ?? []
      return titled(
        layout.paragraph("An option of \(Suggestions.joined(owners.map(\.rawValue), "and"))"), layout.table(rows))
    }
    guard !option.owners.isEmpty else { return commands }
    let names = Suggestions.joined(option.owners.map(\.name), "and")
    let rows = option.owners.prefix(3).compactMap { owner in
      owner.parameters.named(option.name).map { parameter in
        let help = OptionHelp(parameter)
        return (term: owner.name, meaning: help.line)
      }
    }
    return commands + [
      layout.paragraph("A parameter of \(names)") + ":\n" + layout.table(rows),
      option.owners.first.map { "Read more: lrsched help \($0.name)" } ?? "",
    ]
  }

  private func sections(of keyword: Keyword) -> [String] {
    [
      "Usage: \(keyword.usage)", layout.paragraph(keyword.explanation), titled("Example", "  \(keyword.example)"),
      "Read more: lrsched help curves",
    ]
  }
}
