import Documents

/// Reads what a model card of the Trainer tells of its run.
enum ModelCardReader {
  /// Returns what a file holds.
  ///
  /// - Parameter source: The text.
  /// - Returns: The file.
  /// - Throws: A `DocumentFault` where it cannot be read.
  static func file(_ source: SourceText) throws(DocumentFault) -> ConfigFile {
    throw DocumentFault("a model card is not read yet", source.whole)
  }
}
