import ChartChoices
import CommandLanguage
import Explorer
import Paths

/// Does what an exploration wants done with files, and answers how it went.
struct ExplorerEffects {
  /// The most rows that are exported from here: a slip of the finger must not fill the disk.
  private static let mostRows = 10_000_000

  /// Does what is wanted.
  ///
  /// - Parameter effect: What is wanted; what is the terminal's own affair is left alone.
  /// - Returns: What the exploration should know.
  func perform(_ effect: ExplorerEffect) -> ExplorerEvent? {
    switch effect {
    case .write(let invocation, let path, let rows, let mayReplace): return write(invocation, path, rows, mayReplace)
    case .readSeries(let path):
      do {
        return .seriesRead(path: path, numbers: try SeriesFiles.numbers(of: path))
      } catch {
        return .failed(Diagnostic(any: error, of: .explore).sentence)
      }
    case .copy, .suspend, .quit: return nil
    }
  }

  private func write(_ invocation: Invocation, _ path: String, _ rows: Int, _ mayReplace: Bool) -> ExplorerEvent {
    var invocation = invocation
    invocation.output.paths = [path]
    invocation.output.isQuiet = true
    let (isExport, isCode) = (invocation.command == .export, invocation.command == .code)
    guard path != Output.standardOutput, isCode || !invocation.destinations.isEmpty else {
      let formats = isExport ? DataFormat.allCases.map(\.rawValue) : PictureFormat.allCases.map(\.rawValue)
      return .failed(Diagnostic(UsageError.unknownFormat(path: path, accepted: formats)).sentence)
    }
    if isExport, rows > Self.mostRows {
      return .failed("These are \(rows) rows: lrsched export with --every writes fewer.")
    }
    if !mayReplace, Path(path).isAccessible() { return .fileExists(path) }
    do {
      if isCode {
        try CodeCommand.run(invocation)
      } else if isExport {
        try ExportCommand.run(invocation)
      } else {
        try PlotCommand.run(invocation)
      }
      return .done("Wrote \(SafeText.plain(path, limit: 300)).")
    } catch {
      return .failed(Diagnostic(any: error, of: invocation.command).sentence)
    }
  }
}
