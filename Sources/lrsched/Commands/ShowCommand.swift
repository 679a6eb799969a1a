import Charts
import CommandLanguage
import SystemPackage
import TerminalCharts
import TerminalDriver

/// `lrsched show`: a chart in the terminal.
enum ShowCommand {
  static func run(_ invocation: Invocation) throws {
    let curves = try BuiltCurve.all(of: invocation)
    let traits = TerminalTraits(isTerminal: Terminal.isStandardOutput, Environment.variable)
    try drawLetters(curves, invocation, traits)
  }

  private static func drawLetters(_ curves: [BuiltCurve], _ invocation: Invocation, _ traits: TerminalTraits) throws {
    let size = size(for: invocation)
    let glyphs: Glyphs =
      switch invocation.terminal.graphics {
      case .ascii: .ascii
      case .braille: .unicode
      default: traits.glyphs
      }
    let isDark = invocation.terminal.theme.map { $0 == .dark } ?? traits.isDark ?? true
    let chart = TerminalChart(
      of: curves, invocation, isDark: isDark, glyphs: glyphs, isColored: traits.depth.hasColor)
    var grid = CellGrid(width: size.columns, height: size.rows)
    let warnings = try chart.draw(into: &grid, columns: 0..<size.columns, rows: 0..<size.rows)
    try OutputFile.standardOutput { $0.write(grid.lines(depth: traits.depth)) }
    for warning in warnings { Words.say("warning: \(warning)") }
  }

  /// The size of the chart in letters: as given, or the terminal's but for the line of the next prompt.
  private static func size(for invocation: Invocation) -> TerminalSize {
    let terminal = TerminalSize(of: .standardOutput).map { TerminalSize(columns: $0.columns, rows: $0.rows - 1) }
    var size = terminal ?? TerminalSize(columns: 80, rows: 24)
    if let columns = invocation.terminal.columns { size.columns = columns }
    if let rows = invocation.terminal.rows { size.rows = rows }
    return size
  }
}
