import Configs
import Logs

/// Writes the reference of the formats of training configs and logs, `docs/formats.md`.
package struct FormatReference: Sendable {
  /// Creates a writer.
  package init() {}

  /// The whole document, with a line end.
  package var text: String {
    [Self.opening, facts, logs, overview, formats].joined(separator: "\n") + "\n"
  }

  private static let opening = """
    # The formats of training configs and logs

    `@FILE` stands for the run that a training config describes, wherever a curve may stand: in `plot`, `compare`, `explain`, `at`, `export`
    and the others. Its format is told by what it holds; `@FORMAT:FILE` says it. Nothing of a file is ever run: Python and shell scripts are
    read. This page is made from the formats by `make docs`.

    ```yaml
    # args.yaml
    learning_rate: 5.0e-5
    lr_scheduler_type: linear
    warmup_steps: 100
    num_train_epochs: 3
    per_device_train_batch_size: 8
    output_dir: out
    ```

    ```sh
    lrsched explain @args.yaml --samples 52002 --world-size 2
    lrsched steps @args.yaml --samples 52002 --world-size 2
    lrsched compare @args.yaml --samples 52002 --world-size 2 vs @args.yaml --samples 52002 --world-size 8 -o processes-of-config.png
    ```

    `steps` tells where each number comes from: a line of the file, an option, a default of the framework's release, or a rule. What the
    file does not tell and a rate depends on is asked for, all of it in one message. These options stand behind the file:

    """

  private var facts: String {
    table(
      ["option", "tells"],
      ConfigFact.all.map { ["`--\($0.name)\($0.placeholder.isEmpty ? "" : " \($0.placeholder)")`", cell($0.help)] })
  }

  private var logs: String {
    "## Logs\n\n`@FILE` is also the rates that a run has logged, and `@FILE:COLUMN` another column of it.\n\n"
      + table(
        ["format", "what it is", "told by"],
        LogFormats.all.map { ["`\($0.name)`", cell($0.title), cell($0.signs)] })
  }

  private var overview: String {
    "## All formats of configs\n\n"
      + table(
        ["format", "what it is"], ConfigFormats.all.map { ["[`\($0.name)`](#\(anchor($0.name)))", cell($0.summary)] })
  }

  private var formats: String {
    ConfigFormats.all.map(section).joined(separator: "\n")
  }

  private func section(of format: any ConfigFormat.Type) -> String {
    let aliases = format.aliases.map { "`\($0)`" }.joined(separator: ", ")
    let keys = table(["key", "default", "what it means"], format.keys.map(row))
    let facts =
      format.facts.isEmpty ? "" : "\n" + table(["`--set`", "default", "what it means"], format.facts.map(row))
    let traps = format.traps.isEmpty ? "" : "\n" + format.traps.map { "- \(cell($0))\n" }.joined()
    return "## \(format.name)\n\n\(sentence(format.summary))"
      + " \(sentence("Told by \(format.signs)")) \(sentence("Release: \(format.release)"))"
      + (aliases.isEmpty ? "" : " Also called \(aliases).") + "\n\n\(keys)\(facts)\(traps)"
  }

  private func row(_ key: ConfigKey) -> [String] {
    ["`\(key.name)`", key.standard.isEmpty ? "" : "`\(key.standard)`", cell(key.help)]
  }

  private func table(_ heading: [String], _ rows: [[String]]) -> String {
    ([heading, heading.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }

  /// A text within a table: a bar would end its cell, a star or an underscore could begin another type.
  private func cell(_ text: String) -> String {
    text.reduce(into: "") { text, letter in text += "|*_<".contains(letter) ? "\\\(letter)" : String(letter) }
  }

  private func sentence(_ text: String) -> String {
    let text = cell(text)
    return text.hasSuffix(".") ? text : text + "."
  }

  /// The place of a heading within the page, as GitHub names it.
  private func anchor(_ name: String) -> String { name.lowercased().filter { $0 != "." } }
}
