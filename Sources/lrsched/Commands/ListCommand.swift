import CommandLanguage
import ScheduleCharts
import TerminalCharts
import TerminalDriver

/// `lrsched list`: the schedules and modifiers.
enum ListCommand {
  /// The letters that a schedule is drawn in.
  private static let previewWidth = 16

  static func run(_ invocation: Invocation) throws {
    let text = text(for: invocation)
    try OutputFile.standardOutput { $0.write(text) }
  }

  private static func text(for invocation: Invocation) -> String {
    let list = ScheduleList(dialect: invocation.dialect, words: invocation.operands)
    if invocation.isJSON { return "\(list.json)\n" }
    guard invocation.terminal.hasPreviews else { return list.text(width: Terminal.columns) }
    let glyphs = TerminalTraits(isTerminal: Terminal.isStandardOutput, Environment.variable).glyphs
    return list.text(width: Terminal.columns) { definition in
      SchedulePreview.line(of: definition, width: previewWidth, glyphs: glyphs)
        ?? String(repeating: " ", count: previewWidth)
    }
  }
}
