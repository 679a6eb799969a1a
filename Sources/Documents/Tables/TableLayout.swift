/// How a table is written, as its beginning shows: what divides its fields, how many columns it has and what they are called.
///
/// A first row without any number names the columns, and so does the last comment before the numbers when it has as many
/// words (`# epoch,loss`, as NumPy writes it).
package struct TableLayout: Equatable, Sendable {
  /// What stands between the fields.
  package let divider: TableDivider
  /// The names of the columns; `nil` when nothing names them.
  package let names: [String]?
  /// The number of columns.
  package let columns: Int
  /// Whether there is no more than one row.
  package let isSingleRow: Bool
  /// The number of bytes before the first row of numbers, or before comments in front of it.
  let start: Int
  /// The number of the line that begins there, from 1.
  let line: Int
  /// Whether ` #` ends a row: where no row names the columns.
  let hasTrailingComments: Bool

  /// Finds out how a table is written.
  ///
  /// - Parameters:
  ///   - bytes: The table, or as much of it as has its first two rows.
  ///   - path: The path of the file, for errors.
  ///   - wanted: Names that columns are asked for by, which tells names that look like numbers from numbers.
  /// - Throws: A ``TableError`` for what has no row, and for a first row that has neither names nor numbers only.
  package init(
    of bytes: UnsafeBufferPointer<UInt8>, path: String, wanted: [String] = []
  ) throws(TableError) {
    if bytes.isEmpty { throw .empty }
    let mark = bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0
    let divider: TableDivider
    do throws(FieldScanner.Fault) {
      divider = try DividerSearch(bytes, from: mark).divider()
    } catch {
      throw .at(
        FieldScanner(bytes, .none, hasTrailingComments: false, from: 0, line: 1).excerpt(of: error, path: path),
        error.reason)
    }
    var scanner = FieldScanner(bytes, divider, hasTrailingComments: false, from: mark, line: 1)
    guard scanner.skipToRow() else { throw scanner.lastComment == nil ? .onlyBlankLines : .onlyComments }
    let beginning = (index: scanner.index, line: scanner.line)
    let head: HeadRow
    do throws(FieldScanner.Fault) {
      head = try HeadRow(divider, from: scanner, wanted: wanted)
    } catch {
      throw .at(scanner.excerpt(of: error, path: path), error.reason)
    }
    self.divider = divider
    columns = head.texts.count
    hasTrailingComments = !head.isNames
    isSingleRow = !head.isNames && !head.isFollowed
    if head.isNames {
      guard head.isFollowed else { throw .onlyNames }
      names = head.texts
      (start, line) = (head.end, head.nextLine)
    } else {
      let count = head.texts.count
      names = scanner.lastComment.flatMap { Self.names(in: $0, of: bytes, divider, count: count) }
      (start, line) = beginning
    }
  }

  /// Returns the column that has a name, counted from 0.
  ///
  /// - Parameter name: The name. `#2` is the second column, whatever it is called, unless that is a name.
  /// - Returns: The column.
  /// - Throws: ``TableError/unknownColumn(_:columns:)``, ``TableError/repeatedColumn(_:numbers:)`` or
  ///   ``TableError/noNames(columns:)``.
  package func column(named name: String) throws(TableError) -> Int {
    let found = (names ?? []).indices.filter { names?[$0] == name }
    if found.count > 1 { throw .repeatedColumn(name, numbers: found.map { $0 + 1 }) }
    if let column = found.first { return column }
    if name.first == "#", let number = Int(name.dropFirst()), number >= 1, number <= columns { return number - 1 }
    guard let names else { throw .noNames(columns: columns) }
    throw .unknownColumn(name, columns: names)
  }

  /// What a column is called: its name, or its number.
  func name(of column: Int) -> String {
    guard let names, column < names.count, !names[column].isEmpty else { return "#\(column + 1)" }
    return names[column]
  }

  /// The names of a comment, if it has as many as the table has columns and is no row that was commented out.
  private static func names(
    in comment: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ divider: TableDivider, count: Int
  ) -> [String]? {
    let text = UnsafeBufferPointer(rebasing: bytes[comment])
    for divider in [divider, .comma, .semicolon, .tab, .blanks] {
      var scanner = FieldScanner(text, divider, hasTrailingComments: false, from: 0, line: 1)
      while scanner.index < text.count, text[scanner.index] == UInt8(ascii: "#") { scanner.index += 1 }
      guard let head = try? HeadRow(divider, from: scanner, wanted: []), head.texts.count == count else { continue }
      return head.isNames ? head.texts : nil
    }
    return nil
  }
}
