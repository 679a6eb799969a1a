import Checks
import CommandLanguage
import Configs
import Documents

/// What `check` throws at its end where something was found that matters.
struct SomethingFound: Error {}

/// `lrsched check`: what is wrong with runs before they start.
enum CheckCommand {
  static func run(_ invocation: Invocation) throws {
    let options = invocation.check
    let selection = try RuleSelection(select: options.select, ignore: options.ignore)
    var session = CheckSession(selection: selection)
    if !invocation.curves.isEmpty { try session.look(at: invocation, path: nil) }
    for operand in options.operands { try session.look(at: operand) }
    let report = session.report()
    try write(report, options.format)
    if let unread = session.unread.first { throw unread }
    if let level = Severity(rawValue: options.failOn.rawValue), report.has(atLeast: level) { throw SomethingFound() }
  }

  private static func write(_ report: CheckReport, _ format: FindingFormat) throws {
    switch format {
    case .full: try Page.write(report.full + [report.summary])
    case .concise: try Page.write(report.concise + [report.summary])
    case .github: try Page.write(report.github)
    case .junit: try Page.write(report.junit)
    case .json: try OutputFile.standardOutput { $0.write("\(report.json)\n") }
    case .gitlab: try OutputFile.standardOutput { $0.write("\(report.gitlab)\n") }
    case .sarif: try OutputFile.standardOutput { $0.write("\(report.sarif(version: Version.number))\n") }
    }
  }
}

/// Which rules are looked for.
struct RuleSelection {
  private var selected: Set<String>?
  private var ignored: Set<String>

  /// Reads the codes.
  ///
  /// - Throws: ``UsageError`` for what is no code.
  init(select: String?, ignore: String?) throws(UsageError) {
    selected = try select.map { text throws(UsageError) in try Self.codes(text, "--select") }
    ignored = try ignore.map { text throws(UsageError) in try Self.codes(text, "--ignore") } ?? []
  }

  private static func codes(_ text: String, _ option: String) throws(UsageError) -> Set<String> {
    var codes: Set<String> = []
    for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let rule = CheckRule.named(String(word)) else {
        throw .notAChoice(.word(option), value: String(word), accepted: CheckRule.all.map(\.code))
      }
      codes.insert(rule.code)
    }
    return codes
  }

  /// Returns whether a rule is looked for.
  func has(_ code: String) -> Bool { (selected?.contains(code) ?? true) && !ignored.contains(code) }
}
