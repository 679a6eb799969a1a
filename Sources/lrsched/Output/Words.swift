import CommandLanguage
import SystemPackage

/// What is said to a person: words go to standard error, so that data on standard output stay pure.
///
/// Whatever stands in a line, a name or a part of a file, it stays one line and does nothing to a terminal.
enum Words {
  /// Says a line.
  ///
  /// - Parameter line: The line without its end.
  static func say(_ line: String) { say(lines: [line]) }

  /// Says notes on a result, unless only errors are to be said.
  ///
  /// - Parameters:
  ///   - notes: The sentences, without their full stop.
  ///   - invocation: What was asked for.
  static func say(notes: [String], of invocation: Invocation) {
    if !invocation.output.isQuiet { say(lines: notes.map { "note: \($0)" }) }
  }

  /// Says lines.
  ///
  /// - Parameter lines: The lines, each without its end.
  static func say(lines: [String]) {
    // Whoever does not listen misses only words.
    var text = lines.map { SafeText.line($0) + "\n" }.joined()
    text.withUTF8 { try? FileDescriptor.standardError.writePatiently(UnsafeRawBufferPointer($0)) }
  }
}
