/// Reads some columns of a table, row by row: from all of its bytes, or from one block of them after the other.
///
///     let layout = try TableLayout(of: bytes, path: "log.csv")
///     var reader = TableReader(layout, columns: [layout.column(named: "loss")], path: "log.csv")
///     try reader.read(bytes) { values, line in losses.append(values[0]) }
///
/// A number is the field's or an error with its line and column. Nothing is kept of a row when the next one is read.
///
/// - Complexity: O(n) for n bytes, without any allocation for a row.
package struct TableReader {
  /// Stands for a field without a number: an empty one, `NA`, `None` or `null`. It is another NaN than that of a metric that is
  /// none, which ``isMissing(_:)`` tells apart.
  package static let missing = Double(nan: 0x4D49, signaling: false)

  /// Returns whether a value is ``missing``.
  @inlinable
  package static func isMissing(_ value: Double) -> Bool { value.bitPattern == missingBits }

  @usableFromInline static let missingBits = missing.bitPattern

  private let layout: TableLayout
  private let path: String
  /// For each column of the table its place among those that are read; -1 for the others.
  private let places: [Int]
  /// The names of the columns that are read, for errors.
  private let wanted: [Int]
  /// The last of the columns that are read.
  private let furthest: Int
  private var numbers: TableNumber
  /// The number of the line that is read next, from 1.
  private var line: Int
  private var hasBegun = false
  /// Whether what cannot be read is passed over, as in a log that a program was killed while writing.
  private let isLenient: Bool

  /// How many rows a lenient reader has passed over.
  package private(set) var skippedRows = 0
  /// Whether a lenient reader has come to a last row without an end, whose last field may be cut off and is missing.
  package private(set) var lastRowIsCut = false

  /// Creates a reader of columns.
  ///
  /// - Parameters:
  ///   - layout: How the table is written.
  ///   - columns: The columns, counted from 0, each once.
  ///   - path: The path of the file, for errors.
  ///   - isLenient: Whether what cannot be read is passed over: rows that are too long or whose quotes do not close, and fields
  ///     that are no number, which are missing, as those are that a short row lacks and its last one.
  package init(_ layout: TableLayout, columns: [Int], path: String, isLenient: Bool = false) {
    self.isLenient = isLenient
    self.layout = layout
    self.path = path
    var places = [Int](repeating: -1, count: layout.columns)
    for (place, column) in columns.enumerated() where places.indices.contains(column) { places[column] = place }
    self.places = places
    wanted = columns
    furthest = columns.max() ?? -1
    numbers = TableNumber(layout.divider)
    line = 1
  }

  /// Reads the rows of some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that follow those read before; the first begin with the file itself.
  ///   - isLast: Whether the table ends with them. Else a row that they may cut off is left for the next call.
  ///   - body: Takes the values of a row, in the order of the columns, and its line, counted from 1.
  /// - Returns: How many bytes were read: the next call has to begin behind them.
  /// - Throws: What is wrong with the first row that cannot be read; whatever `body` throws goes through.
  @discardableResult
  package mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool = true,
    _ body: (UnsafeBufferPointer<Double>, Int) throws(TableError) -> Void
  ) throws(TableError) -> Int {
    // A CR at the end of a block may be half of a line end.
    let isCut = !isLast && bytes.last == UInt8(ascii: "\r")
    let bytes = isCut ? UnsafeBufferPointer(rebasing: bytes.dropLast()) : bytes
    if !isLenient { try checkText(bytes, isLast: isLast) }
    let start = hasBegun ? 0 : min(layout.start, bytes.count)
    if !hasBegun { line = layout.line }
    hasBegun = true
    var scanner = FieldScanner(
      bytes, layout.divider, hasTrailingComments: layout.hasTrailingComments, from: start, line: line)
    var values = [Double](repeating: Self.missing, count: wanted.count)
    while true {
      // What the bytes cut off is read again with those that follow.
      let kept = (scanner, numbers)
      guard scanner.skipToRow() else {
        line = scanner.line
        return isLast ? bytes.count : scanner.index
      }
      let row = scanner
      let isWhole: Bool
      do throws(FieldScanner.Fault) {
        isWhole = try readRow(&scanner, into: &values)
      } catch {
        // The rest of the line may make it right, and shows in the error.
        if !isLast, error.reason == .openQuote || !scanner.hasLineEnd(from: scanner.index - 1) {
          numbers = kept.1
          line = row.line
          return row.index
        }
        if isLenient {
          skippedRows += 1
          scanner = row
          if scanner.skipLine() { continue }
          lastRowIsCut = true
          return bytes.count
        }
        throw .at(scanner.excerpt(of: error, path: path), error.reason)
      }
      if !isLast, !isWhole {
        lastRowIsCut = false
        numbers = kept.1
        line = row.line
        return row.index
      }
      let number = row.line
      try values.withUnsafeBufferPointer { (values) throws(TableError) in try body(values, number) }
    }
  }

  /// Reads a row.
  ///
  /// - Returns: Whether a line end follows it.
  @inline(__always)
  private mutating func readRow(
    _ scanner: inout FieldScanner, into values: inout [Double]
  ) throws(FieldScanner.Fault) -> Bool {
    let watches = layout.divider == .semicolon
    var column = 0
    var lastPlace = -1
    // What cannot be passed over once cannot be from any other field of the row: trying again would cost a look at all of it.
    var maySkip = !watches
    while true {
      let (line, lineStart) = (scanner.line, scanner.lineStart)
      let field = try scanner.next()
      guard column < places.count else {
        throw FieldScanner.Fault(
          reason: .rowTooLong(columns: places.count), offset: field.start, line: line, lineStart: lineStart)
      }
      let place = places[column]
      if place >= 0 || watches {
        let text = UnsafeBufferPointer(rebasing: scanner.bytes[field.start..<field.end])
        do throws(TableFault) {
          if place >= 0 { values[place] = try numbers.number(text) } else { try numbers.watch(text) }
        } catch {
          if isLenient {
            if place >= 0 { values[place] = Self.missing }
          } else {
            throw FieldScanner.Fault(reason: error, offset: field.start, line: line, lineStart: lineStart)
          }
        }
      }
      lastPlace = place
      column += 1
      if maySkip, column > furthest, field.ending == .divider {
        if scanner.skipRest(fields: places.count - column) { return true }
        maySkip = false
      }
      if field.ending != .divider {
        if isLenient {
          let isShort = column < places.count
          if field.ending == .bytes { lastRowIsCut = true }
          // What a row ends with that is cut off looks like a number, and may lack digits.
          if isShort || field.ending == .bytes, lastPlace >= 0 { values[lastPlace] = Self.missing }
          if isShort { for place in places[column...] where place >= 0 { values[place] = Self.missing } }
          return field.ending == .line
        }
        if column <= furthest, let short = wanted.first(where: { $0 >= column }) {
          throw FieldScanner.Fault(
            reason: .rowTooShort(column: layout.name(of: short)), offset: field.end, line: line, lineStart: lineStart)
        }
        return field.ending == .line
      }
    }
  }

  /// Checks that the bytes are text; the end of a block may cut off a character.
  private func checkText(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(TableError) {
    guard let fault = TextBytes.firstFault(in: bytes) else { return }
    let isWhole = isLast || bytes[fault...].contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard isWhole || fault + 4 <= bytes.count else { return }
    let before = UnsafeBufferPointer(rebasing: bytes[..<fault])
    throw .notText(line: line + LineIndex(before).count - 1)
  }
}
