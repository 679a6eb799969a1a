import Catalogue
import Configs
package import Documents
import Logs

/// Lists the formats of configs and of logs.
package struct FormatList {
  /// Creates a list.
  package init() {}

  /// Returns the list, one line for each format below the head of its group, with a line end.
  ///
  /// - Parameter width: The columns of a line; what is longer is cut.
  /// - Returns: The list.
  package func text(width: Int = .max) -> String {
    let layout = TextLayout(width: width)
    let names = ConfigFormats.all.map { $0.name }
    let width = names.map(\.count).max() ?? 0
    return ConfigFormats.groups.map { group in
      let rows = group.formats.map { format in
        // All groups have their meanings in one column.
        (term: format.name + String(repeating: " ", count: width - format.name.count), meaning: format.summary)
      }
      return "\(group.title):\n\(layout.list(rows))\n"
    }.joined(separator: "\n") + "\nLogs:\n"
      + layout.list(LogFormats.all.map { (term: $0.name, meaning: $0.title) }) + "\n\nRead more: lrsched help FORMAT\n"
  }

  /// The list as data.
  package var json: JSONText {
    .array(
      ConfigFormats.groups.flatMap { group in group.formats.map { (group.title, $0) } }.map { title, format in
        [
          "name": .string(format.name), "group": .string(title),
          "aliases": .array(format.aliases.map { .string($0) }), "summary": .string(format.summary),
          "release": .string(format.release),
          "signs": .string(format.signs), "keys": .array(format.keys.map(Self.json)),
          "facts": .array(format.facts.map(Self.json)), "traps": .array(format.traps.map { .string($0) }),
        ]
      }
        + LogFormats.all.map { format in
          [
            "name": .string(format.name), "summary": .string(format.title), "signs": .string(format.signs),
            "belongs_to": .string(format.belongs), "is_log": .boolean(true),
          ]
        })
  }

  private static func json(_ key: ConfigKey) -> JSONText {
    ["name": .string(key.name), "default": .string(key.standard), "help": .string(key.help)]
  }
}

extension Help {
  /// What a format of configs is: how it is told, its keys and facts, what surprises.
  func sections(of format: any ConfigFormat.Type) -> [String] {
    func rows(_ keys: [ConfigKey]) -> [(term: String, meaning: String)] {
      keys.map { ($0.name, $0.help + ($0.standard.isEmpty ? "" : " (default: \($0.standard))")) }
    }
    let aliases = format.aliases.isEmpty ? "" : "Also called: \(format.aliases.joined(separator: ", "))"
    return [
      layout.paragraph("\(format.name): \(format.summary)"), "Usage: @FILE or @\(format.name):FILE", aliases,
      layout.paragraph("Told by: \(format.signs)"), layout.paragraph("Release: \(format.release)"),
      titled("Keys", layout.table(rows(format.keys))),
      titled("Facts given by --set NAME=VALUE", layout.table(rows(format.facts))),
      titled("What surprises", format.traps.map { layout.paragraph("- \($0)", indent: 2) }.joined(separator: "\n")),
      "Read more: lrsched help configs",
    ]
  }
}
