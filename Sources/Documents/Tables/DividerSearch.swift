/// Finds what divides the fields of a table: of what the first row has outside of quotes, that which leaves most numbers in
/// the row behind it.
struct DividerSearch {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - bytes: The table, or as much of it as has its first two rows.
  ///   - start: The number of bytes before its first line.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    self.start = start
  }

  /// Returns what divides the fields.
  ///
  /// - Throws: A fault for a first row that no divider makes sense of.
  func divider() throws(FieldScanner.Fault) -> TableDivider {
    var best: (divider: TableDivider, numbers: Int)?
    var fault: FieldScanner.Fault?
    for divider in present() + (blanksDivide() ? [.blanks] : []) {
      do throws(FieldScanner.Fault) {
        let numbers = try rows(divider).numbers
        if numbers > best?.numbers ?? -1 { best = (divider, numbers) }
      } catch let reason {
        fault = fault ?? reason
      }
    }
    if let fault, best == nil { throw fault }
    return best?.divider ?? .none
  }

  /// The dividers that the first row has outside of quotes, the likeliest first.
  private func present() -> [TableDivider] {
    var scanner = FieldScanner(bytes, .none, hasTrailingComments: false, from: start, line: 1)
    guard scanner.skipToRow() else { return [] }
    var (index, isQuoted, mayOpen, isNumeric) = (scanner.index, false, true, true)
    var seen: Set<UInt8> = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        isQuoted = isQuoted ? false : mayOpen
        mayOpen = true
      } else if !isQuoted {
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
        // Behind numbers a comment may begin.
        if byte == UInt8(ascii: "#"), isNumeric { break }
        isNumeric =
          isNumeric && (byte < UInt8(ascii: ":") || byte == UInt8(ascii: ";") || byte | 0x20 == UInt8(ascii: "e"))
        let isDivider = byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\t")
        if isDivider { seen.insert(byte) }
        mayOpen = isDivider || byte == UInt8(ascii: " ")
      }
      index += 1
    }
    return [.tab, .semicolon, .comma].filter { seen.contains($0.byte) }
  }

  /// Whether runs of blanks divide: the first two rows have several words each, or the only one has several numbers.
  private func blanksDivide() -> Bool {
    guard let rows = try? rows(.blanks), rows.first > 1 else { return false }
    return rows.second.map { $0 > 1 } ?? (rows.numbers == rows.first)
  }

  /// Counts the fields of the first two rows, and the numbers among those of the last of them.
  private func rows(_ divider: TableDivider) throws(FieldScanner.Fault) -> (first: Int, second: Int?, numbers: Int) {
    // Where blanks divide, a comment behind numbers would be taken for fields.
    var scanner = FieldScanner(bytes, divider, hasTrailingComments: divider == .blanks, from: start, line: 1)
    guard scanner.skipToRow() else { return (0, nil, 0) }
    let first = try count(divider, &scanner)
    guard scanner.skipToRow() else { return (first.fields, nil, first.numbers) }
    // What is wrong with the second row is told by its reader.
    guard let second = try? count(divider, &scanner) else { return (first.fields, nil, 0) }
    return (first.fields, second.fields, second.numbers)
  }

  private func count(
    _ divider: TableDivider, _ scanner: inout FieldScanner
  ) throws(FieldScanner.Fault) -> (fields: Int, numbers: Int) {
    var (fields, count) = (0, 0)
    while true {
      let field = try scanner.next()
      var numbers = TableNumber(divider)
      let text = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
      fields += 1
      if !text.isEmpty, (try? numbers.number(text)) != nil { count += 1 }
      if field.ending != .divider { return (fields, count) }
    }
  }
}
