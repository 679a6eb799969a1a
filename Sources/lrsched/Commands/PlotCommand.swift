import CairoCanvas
import Charts
import CommandLanguage
import Documents
import Numbers
import Reports
import ScheduleCharts
import SystemPackage
import TerminalCharts
import TerminalDriver

/// `lrsched plot` and `lrsched compare`: a chart, as one or several pictures.
enum PlotCommand {
  static func run(_ invocation: Invocation) throws {
    try OutputCheck.check(invocation)
    let evaluation = try Evaluation(of: invocation)
    let chart = try Chart(of: evaluation, invocation)
    // Every picture is made before the first file is touched: what cannot be drawn leaves all of them as they were.
    var pictures: [(output: Output, picture: RenderedPicture)] = []
    for output in invocation.destinations {
      guard case .image(let format) = output.format else { continue }
      if output.path == Output.standardOutput, format != .svg, Terminal.isStandardOutput {
        throw FileError.pictureToTerminal
      }
      let picture = try Picture.render(
        chart, as: format, recipe: invocation.recipe, software: Version.software)
      pictures.append((output, picture))
    }
    let sparkline = sparkline(of: evaluation.curves, over: evaluation.shown)
    for (output, picture) in pictures { try write(picture, to: output, of: chart, sparkline, invocation) }
    let notes = Notes.sentences(of: evaluation) + (try Notes.ofChart(evaluation, invocation))
    try tell(evaluation, notes, invocation)
    guard !invocation.output.isQuiet else { return }
    var warnings: [ChartWarning] = []
    for warning in pictures.flatMap(\.picture.warnings) where !warnings.contains(warning) { warnings.append(warning) }
    for warning in warnings { Words.say("warning: \(warning)") }
    Words.say(notes: notes, of: invocation)
  }

  /// Draws a chart to every place that was asked for.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - invocation: Where to, and what is said of it.
  /// - Throws: What is wrong with a picture or a file.
  static func draw(_ chart: Chart, _ invocation: Invocation) throws {
    for output in invocation.destinations {
      guard case .image(let format) = output.format else { continue }
      if output.path == Output.standardOutput { throw FileError.pictureToTerminal }
      let picture = try Picture.render(chart, as: format, recipe: invocation.recipe, software: Version.software)
      try write(picture, to: output, of: chart, "", invocation)
    }
  }

  /// Tells the figures of `compare`: on standard output, unless the picture is there.
  private static func tell(_ evaluation: Evaluation, _ notes: [String], _ invocation: Invocation) throws {
    // Who asks for JSON asks for figures, however quiet.
    guard invocation.command == .compare, invocation.isJSON || !invocation.output.isQuiet else { return }
    let notes = invocation.takenNames.map(\.sentence) + notes
    let isJSON = invocation.isJSON
    let lines: [String]
    if let table = MeasureTable(of: evaluation, invocation, notes: isJSON ? notes : []) {
      lines = isJSON ? ["\(table.json)"] : table.lines
    } else {
      let table = ComparisonTable(
        of: evaluation.curves, over: evaluation.shown, digits: invocation.output.digits ?? FigureText.digits,
        notes: notes)
      lines = isJSON ? ["\(table.json)"] : table.lines()
    }
    let isPictured = invocation.destinations.contains { $0.path == Output.standardOutput }
    if isJSON {
      let text = lines.joined()
      if isPictured {
        Words.say(lines: text.split(separator: "\n").map(String.init))
      } else {
        try OutputFile.standardOutput { $0.write(text + "\n") }
      }
    } else if isPictured {
      Words.say(lines: lines)
    } else {
      try Page.write(lines)
    }
  }

  private static func write(
    _ picture: RenderedPicture, to output: Output, of chart: Chart, _ sparkline: String, _ invocation: Invocation
  ) throws {
    if output.path == Output.standardOutput {
      try OutputFile.standardOutput { $0.write(picture.bytes) }
      return
    }
    try OutputFile.replace(output.path) { $0.write(picture.bytes) }
    guard !invocation.output.isQuiet else { return }
    // Only a PNG is made of device pixels.
    let scale = output.format == .image(.png) ? chart.size.scale : 1
    Words.say(
      Notes.picture(
        at: output.path, width: pixels(chart.size.width, scale), height: pixels(chart.size.height, scale),
        byteCount: picture.bytes.count) + sparkline)
  }

  /// The curves in a line of letters each, for a person at a terminal; empty for anyone else.
  private static func sparkline(of curves: [LabelledCurve], over iterations: ClosedRange<Int>) -> String {
    let traits = TerminalTraits(isTerminal: FileDescriptor.standardError.isTerminal, Environment.variable)
    guard FileDescriptor.standardError.isTerminal, !traits.isDumb else { return "" }
    return curves.prefix(4).map { curve in
      "  "
        + Sparkline.text(
          of: PlottedSchedule(curve.schedule), over: iterations, width: curves.count == 1 ? 24 : 12,
          glyphs: traits.glyphs)
    }.joined()
  }

  private static func pixels(_ length: Int, _ scale: Double) -> Int { Int((Double(length) * scale).rounded(.up)) }
}
