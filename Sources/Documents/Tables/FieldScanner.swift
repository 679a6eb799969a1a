/// Reads a table field by field: RFC 4180, with any of the dividers and any line ends.
///
/// Blanks around a field do not belong to it. A field that begins with a quote ends with the next one that is not doubled; a
/// quote elsewhere is a character like others.
struct FieldScanner {
  /// The text of the table, or a part of it.
  let bytes: UnsafeBufferPointer<UInt8>
  /// What ends a field.
  let divider: UInt8
  /// Whether ` #` ends a row, as in files of plain numbers; a line that begins with it is a comment in every table.
  let hasTrailingComments: Bool

  /// Whether only the divider and a line end make an end of a field.
  private let isPlain: Bool
  /// The divider eight times.
  private let dividers: UInt64

  /// The bytes read.
  var index: Int
  /// The number of the line that is being read, from 1.
  var line: Int
  /// Where that line begins.
  var lineStart: Int
  /// The last comment that was skipped, without its `#`.
  private(set) var lastComment: Range<Int>?

  /// Creates a scanner.
  ///
  /// - Parameters:
  ///   - bytes: The text of the table, or a part of it.
  ///   - divider: What stands between two fields.
  ///   - hasTrailingComments: Whether ` #` ends a row.
  ///   - index: Where to begin, at the beginning of a line.
  ///   - line: The number of that line, from 1.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ divider: TableDivider, hasTrailingComments: Bool, from index: Int, line: Int
  ) {
    self.bytes = bytes
    self.divider = divider.byte
    dividers = UInt64(divider.byte) &* 0x0101_0101_0101_0101
    isPlain = divider != .blanks && !hasTrailingComments
    self.hasTrailingComments = hasTrailingComments
    self.index = index
    self.line = line
    lineStart = index
  }

  /// A field of a row.
  struct Field {
    /// Where its content begins: without blanks and quotes.
    var start: Int
    /// Where its content ends.
    var end: Int
    /// Whether it stands in quotes.
    var isQuoted = false
    /// Whether there are quotes within, which are doubled.
    var hasDoubledQuotes = false
    /// What follows.
    var ending: Ending
  }

  /// What follows a field.
  enum Ending {
    /// Another field.
    case divider
    /// The end of the line.
    case line
    /// The end of the bytes.
    case bytes
  }

  /// Something wrong, and where.
  struct Fault: Error {
    var reason: TableFault
    var offset: Int
    var line: Int
    var lineStart: Int
  }

  /// Returns a fault of the line that is being read.
  private func fault(_ reason: TableFault, at offset: Int) -> Fault {
    Fault(reason: reason, offset: offset, line: line, lineStart: lineStart)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let hash = UInt8(ascii: "#")

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") && divider != byte || byte == 0x0B || byte == 0x0C
  }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Takes the end of a line.
  @inline(__always)
  private mutating func takeLineEnd() {
    index += TextBytes.lengthOfLineEnd(in: bytes, at: index)
    line += 1
    lineStart = index
  }

  /// Goes on to the next line that is neither blank nor a comment.
  ///
  /// - Returns: Whether there is one; else the scanner is at the beginning of the last line, which the bytes may cut off.
  @inline(__always)
  mutating func skipToRow() -> Bool {
    while index < bytes.count {
      var place = index
      while place < bytes.count, isBlank(bytes[place]) || bytes[place] == UInt8(ascii: "\t") { place += 1 }
      guard place < bytes.count else { return false }
      if bytes[place] == Self.hash {
        let start = place + 1
        while place < bytes.count, !isLineEnd(bytes[place]) { place += 1 }
        lastComment = start..<place
        guard place < bytes.count else { return false }
      } else if !isLineEnd(bytes[place]) {
        return true
      }
      index = place
      takeLineEnd()
    }
    return false
  }

  /// Goes to the beginning of the next line.
  ///
  /// - Returns: Whether a line end was found; else nothing is left.
  mutating func skipLine() -> Bool {
    while index < bytes.count, !isLineEnd(bytes[index]) { index += 1 }
    guard index < bytes.count else { return false }
    takeLineEnd()
    return true
  }

  /// Reads a field, and the divider or line end behind it.
  ///
  /// - Throws: A ``Fault`` for a quote that does not close the field.
  @inline(__always)
  mutating func next() throws(Fault) -> Field {
    if index < bytes.count, bytes[index] <= UInt8(ascii: " ") {
      while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    }
    let start = index
    if index < bytes.count, bytes[index] == Self.quote { return try quoted() }
    index = isPlain ? endOfPlainField(from: start) : endOfField(from: start)
    var end = index
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return Field(start: start, end: end, ending: takeEnding())
  }

  /// The end of a field without quotes, where only the divider and a line end make one: eight bytes at a time.
  @inline(__always)
  private func endOfPlainField(from start: Int) -> Int {
    let text = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var place = start
    while place + 8 <= text.count {
      let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      // A byte that is looked for becomes 0; the lowest one that is 0 is found without fail.
      let (first, second, third) = (word ^ dividers, word ^ (ones &* 0x0A), word ^ (ones &* 0x0D))
      let zeros = (first &- ones) & ~first | (second &- ones) & ~second | (third &- ones) & ~third
      let marks = zeros & 0x8080_8080_8080_8080
      if marks != 0 { return place + marks.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < text.count, text[place] != divider, !isLineEnd(text[place]) { place += 1 }
    return place
  }

  /// Passes over the rest of a row of which nothing is read: eight bytes at a time.
  ///
  /// - Parameter count: How many fields it has to have.
  /// - Returns: Whether it has them and a line end follows; where it has not, has quotes, or is at the end of the bytes, nothing
  ///   is passed over.
  @inline(__always)
  mutating func skipRest(fields count: Int) -> Bool {
    guard isPlain, count > 0 else { return false }
    let text = UnsafeRawBufferPointer(bytes)
    let (ones, sevens): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x7F7F_7F7F_7F7F_7F7F)
    // The high bit of each byte that is 0, and of no other.
    func zeros(_ word: UInt64) -> UInt64 { ~((word & sevens &+ sevens) | word | sevens) }
    var place = index
    var left = count - 1
    while place + 8 <= text.count {
      let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let ends = zeros(word ^ (ones &* 0x0A)) | zeros(word ^ (ones &* 0x0D))
      // The bytes before the line end.
      let before = ends == 0 ? UInt64.max : (ends & (0 &- ends)) &- 1
      if zeros(word ^ (ones &* UInt64(Self.quote))) & before != 0 { return false }
      left -= (zeros(word ^ dividers) & before).nonzeroBitCount
      if ends != 0 {
        guard left == 0 else { return false }
        index = place + ends.trailingZeroBitCount >> 3
        takeLineEnd()
        return true
      }
      place += 8
    }
    return false
  }

  /// The end of a field without quotes.
  private func endOfField(from start: Int) -> Int {
    let blanks = divider == UInt8(ascii: " ")
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte == divider || isLineEnd(byte) || blanks && byte == UInt8(ascii: "\t") { break }
      if hasTrailingComments, byte == Self.hash, place == start || isBlank(bytes[place - 1]) { break }
      place += 1
    }
    return place
  }

  /// Takes what stands behind a field: a divider, a line end with perhaps a comment before, or nothing.
  @inline(__always)
  private mutating func takeEnding() -> Ending {
    let blanks = divider == UInt8(ascii: " ")
    if blanks { while index < bytes.count, isBlank(bytes[index]) { index += 1 } }
    if index < bytes.count, hasTrailingComments, bytes[index] == Self.hash {
      while index < bytes.count, !isLineEnd(bytes[index]) { index += 1 }
    }
    guard index < bytes.count else { return .bytes }
    if isLineEnd(bytes[index]) {
      takeLineEnd()
      return .line
    }
    if !blanks { index += 1 }
    return .divider
  }

  /// Reads a field in quotes.
  @inline(never)
  private mutating func quoted() throws(Fault) -> Field {
    let opening = fault(.openQuote, at: index)
    index += 1
    var field = Field(start: index, end: index, isQuoted: true, ending: .bytes)
    while true {
      guard index < bytes.count else { throw opening }
      if bytes[index] == Self.quote {
        if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
          field.hasDoubledQuotes = true
          index += 2
          continue
        }
        break
      }
      if isLineEnd(bytes[index]) { takeLineEnd() } else { index += 1 }
    }
    field.end = index
    index += 1
    let behind = index
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    let isAtEnd =
      index == bytes.count || bytes[index] == divider || isLineEnd(bytes[index])
      || divider == UInt8(ascii: " ") && index > behind || hasTrailingComments && bytes[index] == Self.hash
    guard isAtEnd else { throw fault(.textBehindQuote, at: index) }
    field.ending = takeEnding()
    return field
  }

  /// Returns the text of a field, without the doubling of its quotes.
  func text(of field: Field) -> String {
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]), as: UTF8.self)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// Returns whether a line ends at a place or behind it.
  func hasLineEnd(from offset: Int) -> Bool { bytes[offset...].contains(where: isLineEnd) }

  /// Returns the place of a fault, and the line around it.
  func excerpt(of fault: Fault, path: String) -> FileExcerpt {
    var end = fault.offset
    while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
    let line = UnsafeBufferPointer(rebasing: bytes[fault.lineStart..<end])
    return FileExcerpt(path: path, line: fault.line, offset: fault.offset - fault.lineStart, in: line)
  }
}
