/// Reads JSON objects that hold nothing but numbers, texts and words, as rows of logs do, straight from bytes that are there.
///
/// What is anything else, or is not whole, is left to ``JSONTokens``, which reads all of JSON and knows what is wrong with it.
struct FlatObjects {
  /// What stands between two objects, blanks aside.
  enum Divider {
    /// A comma, as in a list; none has to stand before the first.
    case comma
    /// The end of a line, which has to follow.
    case lineEnd
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// Takes rows from the beginning of bytes, as many as are plain and whole.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - divider: What stands between the objects.
  ///   - table: Takes the rows.
  /// - Returns: How many bytes these rows are: what follows is read otherwise.
  static func take(
    _ bytes: UnsafeBufferPointer<UInt8>, dividedBy divider: Divider, into table: inout LogTable
  ) -> Int {
    var objects = FlatObjects(bytes: bytes)
    var taken = 0
    while objects.skipToObject(divider), objects.row(&table), objects.ends(divider) {
      table.end()
      taken = objects.place
    }
    table.drop()
    return taken
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  @inline(__always)
  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }

  /// Takes a byte if it is the one that follows.
  @inline(__always)
  private mutating func takes(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func skipToObject(_ divider: Divider) -> Bool {
    skipBlanks()
    if divider == .comma, takes(UInt8(ascii: ",")) { skipBlanks() }
    return takes(UInt8(ascii: "{"))
  }

  private mutating func ends(_ divider: Divider) -> Bool {
    guard divider == .lineEnd else { return true }
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x0D { place += 1 }
    return takes(0x0A)
  }

  /// Takes the rest of an object, behind its brace; its values are those of the current row.
  private mutating func row(_ table: inout LogTable) -> Bool {
    skipBlanks()
    if takes(UInt8(ascii: "}")) { return true }
    while true {
      guard takes(UInt8(ascii: "\"")), let key = text(), key.count <= 512 else { return false }
      skipBlanks()
      guard takes(UInt8(ascii: ":")) else { return false }
      skipBlanks()
      guard value(of: key, &table) else { return false }
      skipBlanks()
      if takes(UInt8(ascii: ",")) {
        skipBlanks()
        continue
      }
      return takes(UInt8(ascii: "}"))
    }
  }

  /// Takes a text behind its quote, and the quote that ends it; `nil` where it has an escape, or no end.
  @inline(__always)
  private mutating func text() -> UnsafeBufferPointer<UInt8>? {
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        return UnsafeBufferPointer(rebasing: bytes[start..<place - 1])
      }
      if byte == UInt8(ascii: "\\") || byte == 0x0A { return nil }
      place += 1
    }
    return nil
  }

  /// Takes a value that is a number, a text or a word, and keeps it where it is a number and its column is kept: what never is
  /// one has no column.
  @inline(__always)
  private mutating func value(of key: UnsafeBufferPointer<UInt8>, _ table: inout LogTable) -> Bool {
    guard place < bytes.count else { return false }
    if takes(UInt8(ascii: "\"")) {
      guard let text = text() else { return false }
      if let number = LogNumber(text), let column = table.place(of: key) { table.set(at: column, number) }
      return true
    }
    let start = place
    while place < bytes.count, Self.isOfWord(bytes[place]) { place += 1 }
    // A number at the end of the bytes may go on.
    guard place > start, place < bytes.count else { return false }
    let word = UnsafeBufferPointer(rebasing: bytes[start..<place])
    // Digits are a number: they are only read where they are kept.
    if word[0] < UInt8(ascii: "A") {
      guard let column = table.place(of: key) else { return true }
      if let number = LogNumber(bare: word) ?? LogNumber(word) { table.set(at: column, number) }
    } else if let number = LogNumber(word), let column = table.place(of: key) {
      table.set(at: column, number)
    }
    return true
  }

  @inline(__always)
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
