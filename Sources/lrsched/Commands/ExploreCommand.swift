import Charts
import CommandLanguage
import Documents
import Explorer
import SystemPackage
import TerminalCharts
import TerminalDriver

/// `lrsched explore`: curves in the terminal, with knobs.
enum ExploreCommand {
  /// The longest script, in bytes: far more keys than anyone lists.
  private static let longestScript = 1 << 20

  static func run(_ invocation: Invocation) throws {
    if let script = invocation.terminal.script {
      try replay(script, invocation)
      return
    }
    guard FileDescriptor.standardInput.isTerminal, Terminal.isStandardOutput else { throw UsageError.needsTerminal }
    let look = TerminalLook(invocation, asksForPictures: false)
    guard !look.isDumb else { throw UsageError.needsTerminal }
    let size = TerminalSize(of: .standardOutput) ?? TerminalSize(columns: 80, rows: 24)
    let explorer = try explorer(invocation, size)
    try ExplorerSession(explorer, view: view(invocation, look), depth: look.depth, typedAhead: look.received).run()
  }

  private static func explorer(_ invocation: Invocation, _ size: TerminalSize) throws -> Explorer {
    try Explorer(invocation, series: SeriesFiles.numbers(for: invocation), columns: size.columns, rows: size.rows)
  }

  private static func view(_ invocation: Invocation, _ look: TerminalLook) -> ExplorerView {
    let theme = Theme(look.isDark ? .dark : .light, palette: invocation.chart.palette)
    return ExplorerView(palette: theme.palette, glyphs: look.glyphs, isColored: look.depth.hasColor)
  }

  /// Presses the keys of a script, does what they ask for but copying, and prints the last screen.
  private static func replay(_ path: String, _ invocation: Invocation) throws {
    let size = TerminalSize(columns: invocation.terminal.columns ?? 80, rows: invocation.terminal.rows ?? 24)
    var explorer = try explorer(invocation, size)
    let events: [ExplorerEvent]
    do {
      events = try KeyScript.events(
        in: String(decoding: InputFile.bytes(of: path, atMost: longestScript), as: UTF8.self))
    } catch let fault as KeyScript.Fault {
      throw UsageError.inFile(
        FileExcerpt(path: path, line: fault.line, column: fault.column, text: fault.text), .unknownKey(fault.word))
    }
    let effects = ExplorerEffects()
    replaying: for event in events {
      for effect in explorer.handle(event) {
        if effect == .quit { break replaying }
        if let answer = effects.perform(effect) { _ = explorer.handle(answer) }
      }
    }
    let look = TerminalLook(invocation, asksForPictures: false)
    let grid = view(invocation, look).grid(of: explorer)
    try OutputFile.standardOutput { $0.write(sequences: grid.lines(depth: look.depth)) }
  }
}
