import Documents

/// A file of numbers that a parameter names: a column of a table, or plain numbers.
///
/// What a table is says ``TableLayout``. A field without a number is passed over, as in logs that have a validation loss only now
/// and then; metrics that are not finite are numbers, since a framework sees them. A single row without names is a list.
package enum SeriesFile {
  /// Divides `log.csv:val_loss` into the path and the column.
  ///
  /// - Parameter name: A path, perhaps with a colon and the name of a column behind it.
  /// - Returns: The two; `nil` when no colon divides the name.
  package static func divided(_ name: String) -> (path: String, column: String)? {
    guard let colon = name.lastIndex(of: ":") else { return nil }
    let (path, column) = (name[..<colon], name[name.index(after: colon)...])
    return path.isEmpty || column.isEmpty ? nil : (String(path), String(column))
  }

  /// Returns the numbers of a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: The path of the file, for errors.
  ///   - column: The column of a table, by its name or as `#2`; `nil` for its only one besides a counter such as `epoch` or
  ///     `step`.
  /// - Returns: The numbers.
  /// - Throws: ``UsageError/file(_:)`` for a file without numbers, without the column or that is no text, and
  ///   ``UsageError/inFile(_:_:)`` for the first field that is no number and the first row that has a wrong length.
  package static func numbers(in bytes: [UInt8], path: String, column: String? = nil) throws(UsageError) -> [Double] {
    do {
      return try bytes.withUnsafeBufferPointer { (bytes) throws(TableError) in
        try numbers(in: bytes, path: path, column: column)
      }
    } catch {
      throw UsageError(error, path: path)
    }
  }

  private static func numbers(
    in bytes: UnsafeBufferPointer<UInt8>, path: String, column: String?
  ) throws(TableError) -> [Double] {
    let layout = try TableLayout(of: bytes, path: path, wanted: column.map { [$0] } ?? [])
    let columns = try columns(of: layout, named: column)
    var reader = TableReader(layout, columns: columns, path: path)
    var numbers: [Double] = []
    try reader.read(bytes) { (values, _) throws(TableError) in
      for value in values where !TableReader.isMissing(value) { numbers.append(value) }
    }
    if numbers.isEmpty { throw .noValues(column: column ?? columns.first.flatMap { layout.names?[$0] }) }
    return numbers
  }

  /// The names of columns that only count: nobody means them by "the metric".
  private static let counters: Set<String> = ["", "epoch", "step", "iteration", "iter", "batch", "time", "index"]

  /// The column that is meant; of a list without names all of its numbers.
  private static func columns(of layout: TableLayout, named name: String?) throws(TableError) -> [Int] {
    if let name { return [try layout.column(named: name)] }
    if layout.columns == 1 { return [0] }
    guard let names = layout.names else {
      guard layout.isSingleRow else { throw .noNames(columns: layout.columns) }
      return Array(0..<layout.columns)
    }
    let candidates = names.indices.filter { !counters.contains(names[$0].lowercased()) }
    guard candidates.count == 1 else { throw .severalColumns(names) }
    return candidates
  }
}
