/// Reads the strings of a PDF file, in parentheses or in hexadecimal digits.
struct PDFString {
  private let bytes: [UInt8]
  /// Where reading goes on.
  private(set) var index: Int

  /// Prepares reading.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - index: Where the string begins, or white space before it.
  init(_ bytes: [UInt8], at index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// Returns the bytes of the string, `nil` if there is none; reading goes on behind it.
  mutating func read() throws(RecipeError) -> [UInt8]? {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { throw .truncated(.pdf) }
    switch bytes[index] {
    case UInt8(ascii: "("): return try literal()
    case UInt8(ascii: "<"): return try hexadecimal()
    default: return nil
    }
  }

  private mutating func hexadecimal() throws(RecipeError) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ">") { return result + (high.map { [$0 << 4] } ?? []) }
      if byte <= 0x20 { continue }
      guard let digit = HexadecimalDigit.value(of: byte) else { throw .invalidText(.pdf) }
      if let first = high {
        result.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    throw .truncated(.pdf)
  }

  private mutating func literal() throws(RecipeError) -> [UInt8] {
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
        if let character = escaped() { result.append(character) }
      default: result.append(byte)
      }
    }
    throw .truncated(.pdf)
  }

  /// The byte that stands for what follows a backslash; `nil` for a line end, which stands for nothing.
  private mutating func escaped() -> UInt8? {
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
}
