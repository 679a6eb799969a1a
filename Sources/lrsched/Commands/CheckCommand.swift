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
    var session = try looked(at: invocation, selection)
    if options.isDiff {
      try OutputFile.standardOutput { sink in
        for (source, edits) in session.fixes {
          let bytes = Edit.applied(edits, to: source).bytes
          sink.write(UnifiedDiff.bytes(from: source.bytes, to: bytes, path: source.name))
        }
      }
    } else if options.isFixing {
      if try fix(session) { session = try looked(at: invocation, selection) }
    }
    let report = session.report()
    if !options.isDiff { try write(report, options.format) }
    if let unread = session.unread.first { throw unread }
    if let level = Severity(rawValue: options.failOn.rawValue), report.has(atLeast: level) { throw SomethingFound() }
  }

  /// Writes what is safe to change into the files, each whole or not at all, and says what.
  private static func fix(_ session: CheckSession) throws -> Bool {
    let fixes = session.fixes
    for (source, edits) in fixes {
      let (bytes, made) = Edit.applied(edits, to: source)
      try OutputFile.replace(source.name) { $0.write(bytes) }
      for edit in made {
        let line = edit.span.excerpt.line
        let old = edit.span.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let words = edit.text.isEmpty ? "took out '\(old)'" : "'\(old)' is now '\(edit.text)'"
        Words.say("\(source.name):\(line): \(words)")
      }
    }
    return !fixes.isEmpty
  }

  /// Looks at all that the command names.
  private static func looked(at invocation: Invocation, _ selection: RuleSelection) throws -> CheckSession {
    let options = invocation.check
    var session = CheckSession(selection: selection)
    if !invocation.curves.isEmpty { try session.look(at: invocation, path: nil) }
    for operand in options.operands { try session.look(at: operand) }
    if invocation.curves.contains(where: { $0.record != nil || !$0.plans.isEmpty }) { try session.compare(invocation) }
    return session
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
        throw .notAChoice(.word(option), value: String(word), accepted: CheckRule.everything.map(\.code))
      }
      codes.insert(rule.code)
    }
    return codes
  }

  /// Returns whether a rule is looked for.
  func has(_ code: String) -> Bool { (selected?.contains(code) ?? true) && !ignored.contains(code) }
}
