package import Configs
package import Documents

/// What `lrsched.toml` tells of the files of its folder: facts of their runs, and which rules count how much.
///
///     select = ["LR001", "LR002"]
///     [ignore]
///     LR008 = "one update is of no weight here"
///     [severity]
///     LR026 = "warning"
///     [facts]
///     samples = 50000
///     [files."train.yaml"]
///     world-size = 8
package struct CheckSettings: Sendable {
  /// The name of the file.
  package static let name = "lrsched.toml"

  private var selected: Set<String>?
  private var ignored: Set<String> = []
  private var severities: [String: Severity] = [:]
  private var facts = GivenFacts()
  private var files: [String: GivenFacts] = [:]

  /// Nothing is told.
  package init() {}

  /// Reads a file.
  ///
  /// - Parameter source: The text.
  /// - Throws: What is wrong with it, and where.
  package init(_ source: SourceText) throws(DocumentFault) {
    for entry in try TOMLReader.document(of: source).root.entries ?? [] {
      let key = entry.key.string ?? ""
      let field = Field([key], entry.value)
      switch key {
      case "select": selected = Set(try Self.codes(field))
      case "ignore":
        guard let reasons = entry.value.entries else { throw field.mismatch("a table of codes with reasons") }
        for reason in reasons {
          guard reason.value.string?.isEmpty == false else {
            throw Field([key, reason.key.string ?? ""], reason.value).mismatch("the reason, as text")
          }
          ignored.insert(try Self.code(reason.key))
        }
      case "severity":
        for level in entry.value.entries ?? [] {
          guard let severity = level.value.string.flatMap(Severity.init(rawValue:)) else {
            throw Field([key, level.key.string ?? ""], level.value).mismatch("error, warning or hint")
          }
          severities[try Self.code(level.key)] = severity
        }
      case "facts": facts = try Self.facts(field)
      case "files":
        for file in entry.value.entries ?? [] {
          files[file.key.string ?? ""] = try Self.facts(Field([key, file.key.string ?? ""], file.value))
        }
      default:
        throw DocumentFault(
          "'\(key)' is no key of \(Self.name): select, ignore, severity, facts or files", entry.key.span)
      }
    }
  }

  private static func codes(_ field: Field) throws(DocumentFault) -> [String] {
    var codes: [String] = []
    for element in try field.list() { codes.append(try code(element.value)) }
    return codes
  }

  private static func code(_ node: Node) throws(DocumentFault) -> String {
    guard let rule = node.string.flatMap(CheckRule.named) else {
      throw DocumentFault("a rule should stand here, as LR001, not \(node.words)", node.span)
    }
    return rule.code
  }

  private static func facts(_ field: Field) throws(DocumentFault) -> GivenFacts {
    var facts = GivenFacts()
    for entry in field.value.entries ?? [] {
      let key = entry.key.string ?? ""
      let value = Field(field.path + [key], entry.value)
      if let option = ConfigOption(rawValue: String(key.map { $0 == "_" ? "-" : $0 })) {
        let count = try value.integer()
        guard count >= 0 else { throw value.mismatch("at least 0") }
        facts.counts[option] = count
        continue
      }
      switch key {
      case "epochs": facts.epochs = try value.number()
      case "release": facts.release = entry.value.plainText
      case "group": facts.group = try value.text()
      case "resume-at": facts.resumeAt = try value.integer()
      case "set":
        for setting in entry.value.entries ?? [] {
          facts.settings.append(GivenFacts.Setting(name: setting.key.string ?? "", value: setting.value))
        }
      default: throw DocumentFault("'\(key)' is no fact of a run", entry.key.span)
      }
    }
    return facts
  }

  /// Returns what is told of the run of a file, where the command line tells nothing.
  ///
  /// - Parameters:
  ///   - path: The path of the file, from the folder of the settings.
  ///   - given: What the command line tells.
  /// - Returns: Both.
  package func facts(of path: String, with given: GivenFacts) -> GivenFacts {
    var all = facts
    all.add(files[path] ?? GivenFacts())
    all.add(given)
    return all
  }

  /// Returns what is left of findings, each as severe as it is told to be.
  ///
  /// - Parameter findings: What was found.
  /// - Returns: What is left.
  package func left(of findings: [Finding]) -> [Finding] {
    findings.filter { (selected?.contains($0.code) ?? true) && !ignored.contains($0.code) }.map { finding in
      var finding = finding
      finding.severity = severities[finding.code] ?? finding.severity
      return finding
    }
  }
}
