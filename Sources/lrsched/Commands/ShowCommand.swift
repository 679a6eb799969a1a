import CairoCanvas
import Charts
import CommandLanguage
import Reports
import ScheduleCharts
import SystemPackage
import TerminalCharts
import TerminalDriver

/// `lrsched show`: a chart in the terminal.
enum ShowCommand {
  static func run(_ invocation: Invocation) throws {
    let evaluation = try Evaluation(of: invocation)
    let look = TerminalLook(invocation, asksForPictures: invocation.terminal.graphics == .auto)
    // They were meant for whoever reads next.
    TerminalDialogue.giveBack(look.typed)
    let size = size(for: invocation)
    switch look.graphics {
    case .kitty, .iterm, .sixel: try drawPicture(evaluation, invocation, look, size)
    case .auto, .braille, .ascii: try drawLetters(evaluation, invocation, look, size)
    }
    Words.say(notes: Notes.sentences(of: evaluation), of: invocation)
  }

  private static func drawLetters(
    _ evaluation: Evaluation, _ invocation: Invocation, _ look: TerminalLook, _ size: TerminalSize
  ) throws {
    let theme = Theme(look.isDark ? .dark : .light, palette: invocation.chart.palette)
    var chart = TerminalChart(
      of: evaluation, invocation, columns: size.columns, palette: theme.palette, glyphs: look.glyphs,
      isColored: look.depth.hasColor)
    chart.addNames(invocation.chart, of: evaluation.curves)
    var grid = CellGrid(width: size.columns, height: size.rows)
    let warnings = try chart.draw(into: &grid, columns: 0..<size.columns, rows: 0..<size.rows)
    try OutputFile.standardOutput { $0.write(sequences: grid.lines(depth: look.depth)) }
    guard !invocation.output.isQuiet else { return }
    for warning in warnings { Words.say("warning: \(warning)") }
  }

  private static func drawPicture(
    _ evaluation: Evaluation, _ invocation: Invocation, _ look: TerminalLook, _ size: TerminalSize
  ) throws {
    let chart = try Chart(of: evaluation, pictured(invocation, look, size))
    let bytes: [UInt8]
    let warnings: [ChartWarning]
    if look.graphics == .sixel, let pixels = try Picture.pixels(of: chart) {
      bytes = SixelGraphics.bytes(indices: pixels.indices, palette: pixels.palette, width: pixels.width)
      warnings = pixels.warnings
    } else {
      let picture = try Picture.render(chart, as: .png, recipe: invocation.recipe, software: Version.software)
      bytes =
        look.graphics == .kitty
        ? KittyGraphics.bytes(png: picture.bytes, columns: size.columns, rows: size.rows)
        : ITermGraphics.bytes(png: picture.bytes, columns: size.columns, rows: size.rows)
      warnings = picture.warnings
    }
    try OutputFile.standardOutput { $0.write(sequences: bytes) }
    guard !invocation.output.isQuiet else { return }
    for warning in warnings { Words.say("warning: \(warning)") }
  }

  /// The chart as a picture that takes the given letters.
  private static func pictured(_ invocation: Invocation, _ look: TerminalLook, _ size: TerminalSize) -> Invocation {
    var invocation = invocation
    invocation.chart.theme = look.isDark ? .dark : .light
    invocation.chart.size = PictureRoom.size(for: size)
    // Sixels have 256 colors, and none left for what shines through bands.
    if look.graphics == .sixel { invocation.chart.band = .none }
    return invocation
  }

  /// The size of the chart in letters: as given, or the terminal's but for the line of the next prompt.
  private static func size(for invocation: Invocation) -> TerminalSize {
    var size = TerminalSize(of: .standardOutput) ?? TerminalSize(columns: 80, rows: 25)
    size.rows = invocation.terminal.rows ?? max(size.rows - 1, 1)
    if let columns = invocation.terminal.columns { size.columns = columns }
    return size
  }
}
