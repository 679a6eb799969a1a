/// Finds the recipe in a PDF file: the subject of the document, which is not compressed.
enum PDFRecipe {
  static let signature = Array("%PDF-".utf8)

  static func read(_ bytes: [UInt8]) throws(RecipeError) -> String {
    let key = Array("/Subject".utf8)
    let prefix = RecipeMarker.pdfPrefix
    var index = 0
    while let found = ByteSearch.index(of: key, in: bytes, from: index) {
      index = found + key.count
      // A string is read to its end, and the search goes on behind it: no byte is read more than twice.
      guard let string = try string(in: bytes, at: &index) else { continue }
      guard let text = text(of: string) else { throw .invalidText(.pdf) }
      if text.hasPrefix(prefix) { return String(text.dropFirst(prefix.count)) }
    }
    let tail = bytes.suffix(1024)
    throw ByteSearch.index(of: Array("%%EOF".utf8), in: Array(tail)) == nil ? .truncated(.pdf) : .noRecipe(.pdf)
  }

  /// The bytes of the string that begins at an index, after white space; `nil` if there is none.
  private static func string(in bytes: [UInt8], at index: inout Int) throws(RecipeError) -> [UInt8]? {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { throw .truncated(.pdf) }
    switch bytes[index] {
    case UInt8(ascii: "("): return try literal(in: bytes, at: &index)
    case UInt8(ascii: "<"): return try hexadecimal(in: bytes, at: &index)
    default: return nil
    }
  }

  private static func hexadecimal(in bytes: [UInt8], at index: inout Int) throws(RecipeError) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ">") { return result + (high.map { [$0 << 4] } ?? []) }
      if byte <= 0x20 { continue }
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { throw .invalidText(.pdf) }
      if let first = high {
        result.append(first << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
    throw .truncated(.pdf)
  }

  private static func literal(in bytes: [UInt8], at index: inout Int) throws(RecipeError) -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth > 1 { result.append(byte) }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return result }
        result.append(byte)
      case UInt8(ascii: "\\"):
        if let character = escaped(in: bytes, at: &index) { result.append(character) }
      default: result.append(byte)
      }
    }
    throw .truncated(.pdf)
  }

  /// The byte that stands for what follows a backslash; `nil` for a line end, which stands for nothing.
  private static func escaped(in bytes: [UInt8], at index: inout Int) -> UInt8? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case 0x0A, 0x0D: return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      // Up to three octal digits; what is beyond a byte is dropped.
      var value = Int(byte - UInt8(ascii: "0"))
      for _ in 0..<2 {
        guard index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[index]) else { break }
        value = value * 8 + Int(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  /// The text of a string: UTF-16 or UTF-8 with a byte order mark, else a byte a character.
  private static func text(of string: [UInt8]) -> String? {
    if string.starts(with: [0xFE, 0xFF]) {
      guard string.count % 2 == 0 else { return nil }
      let units = stride(from: 2, to: string.count, by: 2).map { UInt16(string[$0]) << 8 | UInt16(string[$0 + 1]) }
      return String(validating: units, as: UTF16.self)
    }
    if string.starts(with: [0xEF, 0xBB, 0xBF]) { return String(validating: string.dropFirst(3), as: UTF8.self) }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: string.lazy.map { UnicodeScalar($0) })
    return String(result)
  }
}
