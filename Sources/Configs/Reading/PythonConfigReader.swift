import Documents

/// Reads a config that is a Python module: the values of its names.
enum PythonConfigReader {
  /// Returns what a file holds.
  ///
  /// - Parameter source: The text.
  /// - Returns: The file.
  /// - Throws: A `DocumentFault` where it cannot be read.
  static func file(_ source: SourceText) throws(DocumentFault) -> ConfigFile {
    throw DocumentFault("Python is not read yet", source.whole)
  }
}
