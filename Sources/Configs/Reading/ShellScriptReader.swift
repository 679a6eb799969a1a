import Documents

/// Reads how a shell script starts a training program.
enum ShellScriptReader {
  /// Returns what a file holds.
  ///
  /// - Parameter source: The text.
  /// - Returns: The file.
  /// - Throws: A `DocumentFault` where it cannot be read.
  static func file(_ source: SourceText) throws(DocumentFault) -> ConfigFile {
    throw DocumentFault("a shell script is not read yet", source.whole)
  }
}
