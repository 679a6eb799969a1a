import Catalogue
import CommandLanguage
import Explorer
import TerminalCharts
import TerminalDriver

/// The commands that print a text made from the tables: `list`, `help`, `completions` and `generate`.
enum PrintCommand {
  /// The letters that a schedule is drawn in.
  private static let previewWidth = 16

  static func run(_ invocation: Invocation) throws {
    let text = try text(for: invocation)
    try OutputFile.standardOutput { $0.write(text) }
  }

  private static func text(for invocation: Invocation) throws -> String {
    switch invocation.command {
    case .list:
      let list = ScheduleList(dialect: invocation.dialect)
      if invocation.isJSON { return "\(list.json)\n" }
      guard invocation.terminal.hasPreviews else { return list.text(width: Terminal.columns) }
      let glyphs = TerminalTraits(isTerminal: Terminal.isStandardOutput, Environment.variable).glyphs
      return list.text(width: Terminal.columns) { definition in
        SchedulePreview.line(of: definition, width: previewWidth, glyphs: glyphs)
          ?? String(repeating: " ", count: previewWidth)
      }
    case .completions:
      return Completions().script(for: try operand(of: invocation, Shell.init(rawValue:)))
    case .generate:
      switch try operand(of: invocation, Document.init(rawValue:)) {
      case .man: return ManPage(version: Version.number).text
      case .markdown: return MarkdownReference().text
      case .table: return MarkdownReference().table(of: invocation.dialect ?? "")
      case .dialects: return Catalogue.dialects.map { "\($0.name)\t\($0.picture)\n" }.joined()
      }
    default:
      let topic = invocation.operands.first
      guard let text = Help(width: min(Terminal.columns, 100)).text(about: topic) else {
        throw UsageError.unknownTopic(topic ?? "")
      }
      return text
    }
  }

  /// The operand that the parser has already checked.
  private static func operand<Value>(of invocation: Invocation, _ convert: (String) -> Value?) throws -> Value {
    guard let value = invocation.operands.first.flatMap(convert) else {
      throw UsageError.missingOperand(invocation.command)
    }
    return value
  }
}
