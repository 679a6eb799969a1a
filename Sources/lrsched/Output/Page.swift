import CommandLanguage

/// Lines that were asked for, on standard output.
enum Page {
  /// Writes lines: to a file or a pipe to the letter, to a terminal so that each stays one line and does nothing to it.
  ///
  /// - Parameter lines: The lines, each without its end.
  /// - Throws: ``FileError``, or ``ClosedPipe``.
  static func write(_ lines: [String]) throws {
    let isTerminal = Terminal.isStandardOutput
    try OutputFile.standardOutput { sink in
      for line in lines { sink.write((isTerminal ? SafeText.line(line) : line) + "\n") }
    }
  }
}
