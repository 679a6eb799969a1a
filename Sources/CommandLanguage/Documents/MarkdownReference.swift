import Catalogue

/// Writes the reference of the schedules, `docs/schedules.md`.
package struct MarkdownReference: Sendable {
  private let vocabulary: Vocabulary

  /// Creates a writer.
  ///
  /// - Parameter vocabulary: The schedules and modifiers to describe.
  package init(vocabulary: Vocabulary = .catalogue) {
    self.vocabulary = vocabulary
  }

  /// The whole document, with a line end.
  package var text: String {
    let own = [("Schedules", vocabulary.schedules(of: nil)), ("Modifiers", vocabulary.ownModifiers)]
    let frameworks = vocabulary.dialects.map { dialect in
      ("Dialect: \(dialect)", vocabulary.definitions.filter { $0.dialect == dialect })
    }
    let groups = (own + frameworks).filter { !$0.1.isEmpty }
    let contents = groups.map { title, definitions in
      let links = definitions.map { "[\($0.name)](#\(Self.anchor($0.name)))" }.joined(separator: ", ")
      return "- \(title): \(links)"
    }
    let introduction = """
      # Schedules and modifiers

      This page is made from the catalogue by `make docs`. In the formulas, t is the iteration: the number of updates
      already made, from 0; s(t) is the curve that a modifier wraps. LENGTH is a length of training such as `1000`, `5k`,
      `10%`, `30ep` or `1Msamp`.

      """
    let sections = groups.map { title, definitions in
      "## \(title)\n\n" + about(definitions.first?.dialect) + definitions.map(section).joined(separator: "\n")
    }
    return introduction + "\n" + contents.joined(separator: "\n") + "\n\n" + sections.joined(separator: "\n")
  }

  /// The schedules of one framework, one a row, for its page.
  ///
  /// - Parameter dialect: The framework, as its names begin.
  /// - Returns: The schedules.
  package func table(of dialect: String) -> String {
    let rows = vocabulary.definitions.filter { $0.dialect == dialect }.map { definition in
      let name = "[`\(definition.name)`](../schedules.md#\(Self.anchor(definition.name)))"
      return "| \(name) | \(cell(escaped(definition.summary))) | `\(cell(definition.formula))` |"
    }
    return about(dialect)
      + (["| name | what it does | formula |", "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  /// What a framework's schedules are, and which release they were held against, as a paragraph.
  private func about(_ dialect: String?) -> String {
    guard let dialect = dialect.flatMap(Catalogue.dialect) else { return "" }
    return "\(escaped(dialect.summary)) Held against \(escaped(dialect.release)).\n\n"
  }

  private func section(_ definition: ScheduleDefinition) -> String {
    var paragraphs = ["### \(definition.name)", escaped(definition.summary)]
    if !definition.aliases.isEmpty {
      paragraphs.append("Also called: \(definition.aliases.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    paragraphs.append("```text\n\(definition.formula)\n```")
    if !definition.parameters.isEmpty {
      let rows = definition.parameters.map(row)
      paragraphs.append(
        (["| parameter | meaning | default and bounds |", "|---|---|---|"] + rows).joined(separator: "\n"))
    }
    paragraphs.append("```sh\nlrsched plot \(definition.example)\n```")
    paragraphs.append("Source: \(escaped(definition.source)).")
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func row(_ parameter: Parameter) -> String {
    let help = OptionHelp(parameter)
    return
      "| `\(cell(help.head))` | \(cell(escaped(help.meaning))) | \(cell(escaped(help.details.joined(separator: "; ")))) |"
  }

  private func cell(_ text: String) -> String { replaced(text, "|", "\\|") }

  /// Text in which no character is taken for mark-up.
  private func escaped(_ text: String) -> String {
    String(text.flatMap { "*_<[`".contains($0) ? "\\\($0)" : "\($0)" })
  }

  private func replaced(_ text: String, _ character: Character, _ replacement: String) -> String {
    text.split(separator: character, omittingEmptySubsequences: false).joined(separator: replacement)
  }

  /// The anchor that a heading gets: small letters, digits, dashes and underscores.
  static func anchor(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}
