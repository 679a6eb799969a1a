import Catalogue
package import Configs

/// Writes the pages of the formats of configs, below `docs/formats/`.
package struct FormatPages {
  /// Creates a writer.
  package init() {}

  /// The names of all formats, one a line, in the order of their groups.
  package var names: String {
    ConfigFormats.groups.flatMap(\.formats).map { "\($0.name)\n" }.joined()
  }

  /// All pages, one after another: each begins with a comment that names it, `README` for the list of all.
  package var text: String {
    let pages = [("README", index)] + ConfigFormats.groups.flatMap(\.formats).map { ($0.name, page(of: $0)) }
    return pages.map { "\(Self.mark($0.0))\n\($0.1)" }.joined()
  }

  /// The comment that a page begins with.
  private static func mark(_ name: String) -> String { "<!-- page: \(name), written by make docs -->" }

  /// The list of all formats.
  private var index: String {
    let groups = ConfigFormats.groups.map { group in
      let rows = group.formats.map { "| [`\($0.name)`](\($0.name).md) | \(cell($0.summary)) | \(cell($0.release)) |" }
      return "## \(group.title)\n\n"
        + (["| format | what is read | held against |", "|---|---|---|"] + rows)
        .joined(separator: "\n") + "\n"
    }
    return """
      # Formats of training configs

      `@FILE` stands for the run that a config describes, wherever a curve may stand: `lrsched explain @train.yaml`. The format is
      told by what the file holds; `@FORMAT:FILE` names it. Nothing of a file is ever run. What a file cannot tell and changes a
      rate is asked for, all of it in one message.


      """ + groups.joined(separator: "\n")
  }

  /// Returns the page of a format, but for its example.
  ///
  /// - Parameter format: The format.
  /// - Returns: The page, with a line end.
  package func page(of format: any ConfigFormat.Type) -> String {
    var parts = ["# \(format.name)", escaped(format.summary)]
    if !format.aliases.isEmpty {
      parts.append("Also called: \(format.aliases.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    parts.append("Told by: \(escaped(format.signs))")
    parts.append("Held against: \(escaped(format.release))")
    parts.append("## Keys\n\n" + table("key", format.keys))
    if !format.facts.isEmpty {
      parts.append("## Facts given by `--set NAME=VALUE`\n\n" + table("fact", format.facts))
    }
    if !format.traps.isEmpty {
      parts.append("## What surprises\n\n" + format.traps.map { "- \(escaped($0))" }.joined(separator: "\n"))
    }
    if Catalogue.dialect(named: format.name) != nil {
      parts.append("The schedules of the same name are on [their own page](../dialects/\(format.name).md).")
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func table(_ title: String, _ keys: [ConfigKey]) -> String {
    let rows = keys.map {
      "| `\(cell($0.name))` | \($0.standard.isEmpty ? "" : "`\(cell($0.standard))`") | \(cell(escaped($0.help))) |"
    }
    return (["| \(title) | default | meaning |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// Text in which no character is taken for mark-up.
  private func escaped(_ text: String) -> String {
    String(text.flatMap { "*_<[`".contains($0) ? "\\\($0)" : "\($0)" })
  }
}
