@testable import Documents

/// A table as its tests read it.
struct ReadTable {
  var layout: TableLayout
  var rows: [[Double]]
  var lines: [Int]
}

/// Reads columns of a table.
///
/// - Parameters:
///   - text: The whole file.
///   - columns: The names of the columns; all of them without names.
///   - block: The number of bytes that are handed over at a time; `nil` for all at once.
/// - Returns: The columns.
/// - Throws: ``TableError`` where that cannot be done.
func table(
  _ text: String, _ columns: [String]? = nil, block: Int? = nil
) throws(TableError) -> ReadTable {
  try table(Array(text.utf8), columns, block: block)
}

/// Reads columns of a table of any bytes.
func table(_ bytes: [UInt8], _ columns: [String]? = nil, block: Int? = nil) throws(TableError) -> ReadTable {
  try bytes.withUnsafeBufferPointer { (bytes) throws(TableError) in
    let layout = try TableLayout(of: bytes, path: "t", wanted: columns ?? [])
    var wanted: [Int] = []
    for column in columns ?? [] { wanted.append(try layout.column(named: column)) }
    if columns == nil { wanted = Array(0..<layout.columns) }
    var reader = TableReader(layout, columns: wanted, path: "t")
    var read = ReadTable(layout: layout, rows: [], lines: [])
    var start = 0
    // The first block has to hold what the layout was found in.
    var end = block.map { min($0 + layout.start, bytes.count) } ?? bytes.count
    while true {
      let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
      start += try reader.read(part, isLast: end == bytes.count) { (values, line) throws(TableError) in
        read.rows.append(Array(values))
        read.lines.append(line)
      }
      if end == bytes.count { return read }
      end = min(bytes.count, end + (block ?? bytes.count))
    }
  }
}

/// What is wrong with a table; `nil` for one that can be read.
func tableError(_ text: String, _ columns: [String]? = nil) -> TableError? {
  do throws(TableError) { _ = try table(text, columns) } catch { return error }
  return nil
}
