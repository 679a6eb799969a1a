import Documents

extension CommandLineParser {
  /// Returns what a line asks for that is written as in a shell: blanks divide words, quotes and backslashes join them.
  ///
  /// - Parameters:
  ///   - line: The words after the name of the program.
  ///   - read: Reads the files of curves that the words name.
  /// - Returns: The command with its curves and options.
  /// - Throws: The first thing that is wrong, from left to right.
  package func invocation(line: String, reading read: FileReader) throws(UsageError) -> Invocation {
    let words: [String]
    do { words = try WordReader.words(of: line) } catch { throw UsageError(error) }
    return try invocation(words, reading: read)
  }
}
