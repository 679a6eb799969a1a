extension CheckRule {
  /// The page of the rule, for a terminal.
  package var page: [String] {
    var lines = ["\(code) \(name)", "", summary, "", why, "", "severity  \(severity)"]
    for (title, example) in [("found in", bad), ("not in", good)] {
      guard let example else { continue }
      lines += [
        "", "\(title) \(example.name)\(example.facts.isEmpty ? "" : ", with \(example.facts.joined(separator: " "))")",
        "",
      ]
      lines += example.text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    }
    if !sources.isEmpty { lines += ["", "sources"] + sources.map { "  \($0)" } }
    return lines
  }

  /// The page of the rule, in Markdown.
  package var markdown: String {
    var text = "# \(code) \(name)\n\n\(summary)\n\n\(why)\n\nSeverity: \(severity).\n"
    for (title, example) in [("Found", bad), ("Not found", good)] {
      guard let example else { continue }
      let facts = example.facts.isEmpty ? "" : " with `\(example.facts.joined(separator: " "))`"
      text += "\n## \(title)\n\n`\(example.name)`\(facts):\n\n```\(example.language)\n\(example.text)\n```\n"
    }
    if !sources.isEmpty { text += "\n## Sources\n\n" + sources.map { "- \($0)\n" }.joined() }
    return text + "\n`# lrsched: ignore \(code) reason` in a file leaves the rule out there.\n"
  }

  /// The list of all rules, in Markdown.
  package static var markdownList: String {
    let rows = everything.map { "| [\($0.code)](\($0.code).md) | \($0.name) | \($0.severity) | \($0.summary) |\n" }
      .joined()
    return
      "# The rules of check\n\n`lrsched check` looks for these in every run. `lrsched rule CODE` prints a page.\n\n"
      + "| code | name | severity | what it finds |\n|---|---|---|---|\n" + rows
  }
}

extension RuleExample {
  /// How the file is written, as the fence of a block names it.
  fileprivate var language: String {
    switch name.split(separator: ".").last {
    case "yaml", "yml": "yaml"
    case "json": "json"
    case "toml": "toml"
    case "py": "python"
    case "sh": "sh"
    default: ""
    }
  }
}
