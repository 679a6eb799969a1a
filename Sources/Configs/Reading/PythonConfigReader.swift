import Documents

/// Reads a config that is a Python module: the values of its names. It is read, never run.
enum PythonConfigReader {
  /// Returns what a file holds.
  ///
  /// A function stands under its name with what it hands over (a map or a call), or else with the values of its own names; a
  /// class with its fields.
  ///
  /// - Parameter source: The text.
  /// - Returns: The file.
  /// - Throws: A `DocumentFault` where it cannot be read.
  static func file(_ source: SourceText) throws(DocumentFault) -> ConfigFile {
    let statements: [PythonStatement]
    do throws(PythonError) {
      statements = try PythonParser.statements(source.bytes, isLenient: true)
    } catch {
      throw DocumentFault(error.reason, Span(error.offset, error.offset, of: source))
    }
    var reader = PythonModuleReader(source)
    _ = try reader.read(statements)
    let (root, module) = try reader.root()
    return ConfigFile(path: source.name, source: source, syntax: .python, root: root, module: module)
  }
}
