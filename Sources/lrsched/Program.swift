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
      let invocation = try CommandLineParser().invocation(arguments) { path throws(FileError) in
        try InputFile.bytes(of: path, atMost: InputFile.largestSizeOfCurves)
      }
      command = invocation.command
      if !invocation.output.isQuiet {
        Words.say(lines: (invocation.takenNames.map(\.sentence) + invocation.remarks).map { "note: \($0)" })
        if command != .explain, command != .steps {
          Words.say(lines: invocation.plans.flatMap { plan in plan.notes.map { "note: \(plan.path): \($0.text)" } })
        }
      }
      try run(invocation)
      return .success
    } catch is SomethingFound {
      return .findings
    } catch is ClosedPipe {
      return .success
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
