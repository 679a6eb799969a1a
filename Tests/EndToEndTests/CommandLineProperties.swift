import CommandLanguage
import Foundation
import FuzzTargets
import Reports
import Testing

@testable import lrsched

/// Whatever a command line asks for, the answer is whole and free of nonsense, or one sentence.
@Suite(.serialized) struct CommandLineProperties {
  /// How many lines of each command are tried; `make fuzz` asks for many more.
  private static let count =
    ProcessInfo.processInfo.environment["LRSCHED_RANDOM_LINES"].flatMap { Int($0) } ?? 60
  /// Which lines: another start is other lines.
  private static let start =
    ProcessInfo.processInfo.environment["LRSCHED_RANDOM_START"].flatMap { Int($0) } ?? 0
  /// The most seconds that a line may take, of an unoptimised build on a busy machine.
  private static let mostSeconds = 60.0

  @Test(arguments: [Command.plot, .compare, .export, .explain, .at, .show])
  func everyLineIsAnsweredOrRefusedInWords(_ command: Command) throws {
    let folder = try Folder()
    var answered = 0
    for seed in Self.start..<Self.start + Self.count {
      var random = RandomCommandLines(seed: seed)
      let words = random.words(command)
      let began = ContinuousClock.now
      do {
        if try answer(words, command, seed, in: folder) { answered += 1 }
      } catch let finding as Finding {
        Issue.record("seed \(seed): \(finding): \(Self.shell(words))")
      }
      let seconds = (ContinuousClock.now - began) / .seconds(1)
      if seconds > Self.mostSeconds { Issue.record("seed \(seed) took \(seconds) s: \(Self.shell(words))") }
    }
    #expect(answered > Self.count / 5, "only \(answered) lines were answered")
  }

  /// Runs a command in this process.
  ///
  /// - Returns: Whether it was answered; else it was refused in words.
  private func answer(_ words: [String], _ command: Command, _ seed: Int, in folder: Folder) throws -> Bool {
    var run = command
    do {
      var invocation = try CommandLineParser().invocation(words) { path throws(FileError) in
        throw .missing(path: path)
      }
      run = invocation.command
      guard invocation.command == command else { return true }
      try ScheduleChecks.check(invocation)
      invocation.output.isQuiet = true
      switch command {
      case .plot, .compare:
        let format = ["png", "svg", "svg", "pdf"][seed % 4]
        invocation.output.paths = [folder.path("chart.\(format)")]
        try ReportChecks.check(invocation)
        try PlotCommand.run(invocation)
        try Self.checkChart(folder.data("chart.\(format)"), format)
      case .export:
        let format = ["csv", "tsv", "json", "npy"][seed % 4]
        invocation.output.paths = [folder.path("rates.\(format)")]
        try ExportCommand.run(invocation)
        try Self.checkData(folder.data("rates.\(format)"), format, rows: invocation.evaluation().shown.count)
      case .explain: try Self.checkExplanation(invocation)
      default: break
      }
      return true
    } catch let finding as Finding {
      throw finding
    } catch {
      try Diagnostic(any: error, of: run).check()
      return false
    }
  }

  private static func checkChart(_ data: Data, _ format: String) throws {
    switch format {
    case "png": #expect(data.suffix(8).starts(with: Data("IEND".utf8)))
    case "pdf": #expect(data.suffix(8).range(of: Data("%%EOF".utf8)) != nil)
    default:
      let text = String(decoding: data, as: UTF8.self)
      // The metadata hold what was asked for; what is drawn begins behind them.
      let drawn = text.range(of: "</metadata>").map { text[$0.upperBound...] } ?? text[...]
      #expect(drawn.hasSuffix("</svg>\n"))
      #expect(drawn.range(of: #"["\s,](-?nan|-?inf)"#, options: .regularExpression) == nil)
    }
  }

  private static func checkData(_ data: Data, _ format: String, rows: Int) throws {
    if format == "npy" {
      let length = 10 + Int(data[8]) + Int(data[9]) << 8
      let numbers = data.dropFirst(length)
      #expect(numbers.count % (rows * 8) == 0)
      numbers.withUnsafeBytes { bytes in
        // The first number of each row is the iteration, a whole number.
        let width = bytes.count / max(1, rows)
        for offset in stride(from: 0, to: bytes.count, by: 8) where !offset.isMultiple(of: max(8, width)) {
          #expect(!bytes.loadUnaligned(fromByteOffset: offset, as: Double.self).isNaN)
        }
      }
      return
    }
    let text = String(decoding: data, as: UTF8.self)
    if format == "json" {
      _ = try JSONSerialization.jsonObject(with: data)
      return
    }
    let lines = text.split(separator: "\n")
    #expect(lines.count >= rows + 1)
    for line in lines.suffix(rows) {
      #expect(!line.lowercased().contains("nan"), "\(line)")
    }
  }

  private static func checkExplanation(_ invocation: Invocation) throws {
    try ReportChecks.check(invocation)
    let evaluation = try Evaluation(of: invocation)
    for curve in evaluation.curves {
      let json = ExplanationJSON(Explanation(of: curve, evaluation)).object.description
      _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
    }
  }

  /// The same promises held by the program as a whole: its exit code, its words and the files that it leaves.
  @Test func theProgramKeepsThem() throws {
    let folder = try Folder()
    let commands: [Command] = [.plot, .compare, .export, .explain, .at, .show]
    for seed in Self.start..<Self.start + Self.count / 4 {
      let command = commands[seed % commands.count]
      var random = RandomCommandLines(seed: seed)
      // No argument of a process holds a NUL.
      var words = random.words(command).map { $0.split(separator: "\u{0}").joined() }
      if Command.withCharts.contains(command) { words += ["-o", "chart.svg"] }
      let result = try Binary.run(words, in: folder)
      let line = Self.shell(words)
      #expect([0, 64, 65, 66, 73, 74].contains(result.status), "\(result.status): \(line)")
      #expect((result.status == 0) != result.words.hasPrefix("lrsched: "), "\(result.words): \(line)")
      #expect(!result.words.contains("Fatal error"), "\(line)")
      #expect(!result.text.lowercased().split { " ,\n\t".contains($0) }.contains("nan"), "\(line)")
      if result.status != 0 { #expect(result.output.isEmpty, "\(line)") }
      for name in folder.names {
        #expect(name == "chart.svg" && result.status == 0, "\(name) is left: \(line)")
        #expect(String(decoding: try folder.data(name), as: UTF8.self).hasSuffix("</svg>\n"))
        try FileManager.default.removeItem(atPath: folder.path(name))
      }
    }
  }

  private static func shell(_ words: [String]) -> String { words.map(\.debugDescription).joined(separator: " ") }
}
