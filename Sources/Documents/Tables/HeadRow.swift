/// The first row of a table, which may be the names of its columns.
struct HeadRow {
  /// What stands in the fields.
  let texts: [String]
  /// Whether the row names the columns; else it has numbers like those that follow.
  let isNames: Bool
  /// Whether another row follows.
  let isFollowed: Bool
  /// The number of bytes before the end of the row.
  let end: Int
  /// The number of the line that follows, from 1.
  let nextLine: Int

  /// What a field of the first row can be.
  private enum Kind {
    case number
    /// Nothing, or a word for nothing.
    case missing
    /// Neither a number nor a good name: it begins as a number does.
    case half
    case name
  }

  private struct Cell {
    var text: String
    var kind: Kind
    var offset: Int
    var line: Int
    var lineStart: Int
  }

  /// Reads the row.
  ///
  /// - Parameters:
  ///   - divider: What stands between the fields.
  ///   - scanner: Stands at the beginning of the row.
  ///   - wanted: Names that columns are asked for by.
  /// - Throws: A fault for a row that has numbers and yet no number in a column of numbers.
  init(_ divider: TableDivider, from scanner: FieldScanner, wanted: [String]) throws(FieldScanner.Fault) {
    var scanner = scanner
    let plain = FieldScanner(
      scanner.bytes, divider, hasTrailingComments: true, from: scanner.index, line: scanner.line)
    var cells = try Self.cells(divider, &scanner)
    // A row of numbers may end with a comment, one of names has none.
    if cells.contains(where: { $0.kind != .number && $0.kind != .missing }) {
      var other = plain
      if let numbers = try? Self.cells(divider, &other), numbers.allSatisfy({ $0.kind == .number }) {
        (cells, scanner) = (numbers, other)
      }
    }
    (end, nextLine) = (scanner.index, scanner.line)
    isFollowed = scanner.skipToRow()
    let next = isFollowed ? (try? Self.cells(divider, &scanner)) ?? [] : []
    texts = cells.map(\.text)
    isNames = try Self.areNames(cells, before: next, wanted: wanted)
  }

  /// Whether the fields are names.
  private static func areNames(
    _ cells: [Cell], before next: [Cell], wanted: [String]
  ) throws(FieldScanner.Fault) -> Bool {
    let words = cells.filter { $0.kind == .half || $0.kind == .name }
    if words.isEmpty { return areCounted(cells) }
    // Somebody knows one of the names.
    if words.contains(where: { wanted.contains($0.text) }) { return true }
    let half = words.first { $0.kind == .half }
    if !cells.contains(where: { $0.kind == .number }) {
      guard let half, words.allSatisfy({ $0.kind == .half }) else { return true }
      throw fault(.notANumber(half.text), half)
    }
    if let half { throw fault(.notANumber(half.text), half) }
    // Text where numbers follow is a name or a slip; where text follows it is a column of text.
    for (index, cell) in cells.enumerated() where cell.kind == .name {
      if index < next.count, next[index].kind == .number { throw fault(.numbersBesideNames(cell.text), cell) }
    }
    return false
  }

  /// Whether the fields are the numbers from 0 behind an empty one: the names that pandas gives to columns that have none.
  private static func areCounted(_ cells: [Cell]) -> Bool {
    guard cells.count > 1, cells[0].text.isEmpty else { return false }
    return cells.dropFirst().enumerated().allSatisfy { $0.element.text == String($0.offset) }
  }

  private static func fault(_ reason: TableFault, _ cell: Cell) -> FieldScanner.Fault {
    FieldScanner.Fault(reason: reason, offset: cell.offset, line: cell.line, lineStart: cell.lineStart)
  }

  private static func cells(_ divider: TableDivider, _ scanner: inout FieldScanner) throws(FieldScanner.Fault) -> [Cell]
  {
    var cells: [Cell] = []
    while true {
      let (line, lineStart) = (scanner.line, scanner.lineStart)
      let field = try scanner.next()
      let bytes = UnsafeBufferPointer(rebasing: scanner.bytes[field.start..<field.end])
      // Each by itself: that commas and points agree is looked at later.
      var numbers = TableNumber(divider)
      let kind: Kind
      if let number = try? numbers.number(bytes) {
        kind = TableReader.isMissing(number) ? .missing : .number
      } else {
        kind = TableNumber.isHalf(bytes) ? .half : .name
      }
      cells.append(
        Cell(text: scanner.text(of: field), kind: kind, offset: field.start, line: line, lineStart: lineStart))
      if field.ending != .divider { return cells }
    }
  }
}
