import CairoCanvas
import Charts
import CommandLanguage
import Documents
import RangeTests
import Reports
import ScheduleCharts

/// `lrsched find`: what every finder's rule suggests on a range test that was logged.
enum FindCommand {
  static func run(_ invocation: Invocation) throws {
    guard let word = invocation.operands.first else { throw UsageError.missingOperand(.find) }
    try OutputCheck.check(invocation)
    let (bytes, path) = try log(word)
    let file: SweepFile
    do throws(SweepFault) {
      file = try SweepFile(bytes, path: path, rate: invocation.find.rate, loss: invocation.find.loss)
    } catch {
      throw Diagnostic(error, path: path)
    }
    let test = RangeTest(file.sweep, smoothing: invocation.find.way)
    let pictures = try pictures(of: test, invocation)
    for (output, picture) in pictures { try write(picture, to: output, invocation) }
    // A picture on standard output leaves no room for text.
    if pictures.contains(where: { $0.output.path == Output.standardOutput }) { return }
    let report = RangeTestReport(of: test, in: file, path: path)
    if invocation.isJSON {
      try OutputFile.standardOutput { $0.write("\(report.object)\n") }
    } else {
      try Page.write(report.lines)
    }
  }

  /// The file that a word names, also behind the `@` that curves of files have.
  private static func log(_ word: String) throws -> (bytes: [UInt8], path: String) {
    do {
      return (try InputFile.bytes(of: word), word)
    } catch FileError.missing(let path) {
      guard word.hasPrefix("@"), word.count > 1 else { throw FileError.missing(path: path) }
      let path = String(word.dropFirst())
      return (try InputFile.bytes(of: path), path)
    }
  }

  /// Every picture is made before the first file is touched.
  private static func pictures(
    of test: RangeTest, _ invocation: Invocation
  ) throws -> [(output: Output, picture: RenderedPicture)] {
    let outputs = invocation.destinations
    guard !outputs.isEmpty else { return [] }
    guard let chart = try Chart.chart(of: test, invocation) else {
      throw Diagnostic("No rate is above 0, so that none has a place on a logarithmic axis.", exitCode: .data)
    }
    return try outputs.compactMap { output in
      guard case .image(let format) = output.format else { return nil }
      if output.path == Output.standardOutput, format != .svg, Terminal.isStandardOutput {
        throw FileError.pictureToTerminal
      }
      return (output, try Picture.render(chart, as: format, recipe: invocation.recipe, software: Version.software))
    }
  }

  private static func write(_ picture: RenderedPicture, to output: Output, _ invocation: Invocation) throws {
    if output.path == Output.standardOutput {
      try OutputFile.standardOutput { $0.write(picture.bytes) }
      return
    }
    try OutputFile.replace(output.path) { $0.write(picture.bytes) }
    guard !invocation.output.isQuiet else { return }
    let size = invocation.chart.size
    let scale = output.format == .image(.png) ? size.scale : 1
    Words.say(
      Notes.picture(
        at: output.path, width: Int((Double(size.width) * scale).rounded(.up)),
        height: Int((Double(size.height) * scale).rounded(.up)), byteCount: picture.bytes.count))
  }
}
