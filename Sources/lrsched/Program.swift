import CairoCanvas
import Catalogue
import Charts
import CommandLanguage

/// The program from its words to its end: reads the command line, runs the command, words what went wrong.
struct Program {
  /// The words after the name of the program, as ``ByteText`` has them.
  let arguments: [String]

  /// Runs the command.
  ///
  /// - Returns: How the program ends.
  func run() -> ExitCode {
    var command = Command.help
    do {
      let files = InputFiles()
      let invocation = try CommandLineParser().invocation(arguments, opening: files.opened) { path throws(FileError) in
        try files.bytes(of: path, atMost: InputFile.largestSizeOfCurves)
      }
      command = invocation.command
      if !invocation.output.isQuiet {
        Words.say(lines: (invocation.takenNames.map(\.sentence) + invocation.remarks).map { "note: \($0)" })
        if command != .explain, command != .steps {
          Words.say(
            lines: invocation.logs.flatMap { log in
              log.problems.filter { !$0.isOfLiveFile }.map { "note: \(log.path): \($0.words)" }
            })
          Words.say(lines: invocation.planNotes.map { "note: \($0)" })
        }
      }
      try run(invocation)
      return .success
    } catch is SomethingFound {
      return .difference
    } catch is ClosedPipe {
      return .success
    } catch is Difference {
      return .difference
    } catch {
      let diagnostic = Diagnostic(any: error, of: command)
      Words.say(lines: diagnostic.lines)
      return diagnostic.exitCode
    }
  }

  private func run(_ invocation: Invocation) throws {
    guard let handler = CommandHandlers.handler(of: invocation.command) else {
      throw UsageError.unknownCommand(invocation.command.rawValue)
    }
    try handler(invocation)
  }
}

extension Diagnostic {
  /// Words any error that a command throws.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - command: The command that threw it.
  init(any error: any Error, of command: Command) {
    switch error {
    case let error as Diagnostic: self = error
    case let error as UsageError: self.init(error)
    case let error as FileError: self.init(error)
    case let fault as CurveFault: self.init(fault, of: command)
    case let error as ChartError: self.init(error.description, readMore: "lrsched help \(command.rawValue)")
    case let error as PictureError: self.init(error.description, exitCode: .inputOutput)
    default: self.init("\(error)", exitCode: .inputOutput)
    }
  }
}
