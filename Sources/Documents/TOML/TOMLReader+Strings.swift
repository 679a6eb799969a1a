extension TOMLReader {
  /// Takes a string in quotes of any of the four kinds.
  mutating func string() throws(DocumentFault) -> String {
    let start = index
    let quote = bytes[index]
    let isLiteral = quote == UInt8(ascii: "'")
    guard isNext(isLiteral ? "'''" : "\"\"\"") else { return try line(in: quote, from: start) }
    index += 3
    // A line's end right behind the quotes is not part of the text.
    index += lengthOfLineEnd()
    return try lines(in: quote, from: start)
  }

  /// A string of one line, from its first quote on.
  private mutating func line(in quote: UInt8, from start: Int) throws(DocumentFault) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\n"), lengthOfLineEnd() == 0 {
      switch byte {
      case quote:
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): try escape(into: &text)
      case 0x09, 0x20..<0x7F, 0x80...:
        text.append(byte)
        index += 1
      default: throw controlCharacter(byte)
      }
    }
    index = start + 1
    throw fault("the quote that begins here is not closed on its line", from: start)
  }

  /// A string of several lines, behind its three quotes.
  private mutating func lines(in quote: UInt8, from start: Int) throws(DocumentFault) -> String {
    var text: [UInt8] = []
    while let byte = current {
      let lineEnd = lengthOfLineEnd()
      switch byte {
      case quote:
        var count = 0
        while count < 5, current == quote {
          count += 1
          index += 1
        }
        // One or two quotes may stand before the three that end the text.
        text += [UInt8](repeating: quote, count: count < 3 ? count : count - 3)
        if count >= 3 { return String(decoding: text, as: UTF8.self) }
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        if !(try skipFoldedLine()) { try escape(into: &text) }
      case _ where lineEnd > 0:
        text.append(UInt8(ascii: "\n"))
        index += lineEnd
      case 0x09, 0x20..<0x7F, 0x80...:
        text.append(byte)
        index += 1
      default: throw controlCharacter(byte)
      }
    }
    index = start + 3
    throw fault("the quotes that begin here are not closed", from: start)
  }

  /// Takes a backslash at the end of a line, and all white space behind it.
  private mutating func skipFoldedLine() throws(DocumentFault) -> Bool {
    let start = index
    index += 1
    skipBlanks()
    guard lengthOfLineEnd() > 0 else {
      let hasBlanks = index > start + 1
      index = start
      if hasBlanks { throw fault("a backslash before a blank makes no escape", from: start) }
      return false
    }
    while true {
      skipBlanks()
      let length = lengthOfLineEnd()
      guard length > 0 else { return true }
      index += length
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(DocumentFault) {
    let start = index
    index += 1
    guard let byte = current else { throw fault("the backslash makes no escape of TOML", from: start) }
    index += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
    case UInt8(ascii: "u"): text += try scalar(digits: 4, from: start)
    case UInt8(ascii: "U"): text += try scalar(digits: 8, from: start)
    default:
      index = min(index, bytes.count)
      throw fault("the backslash makes no escape of TOML; single quotes keep it as it is", from: start)
    }
  }

  private mutating func scalar(digits: Int, from start: Int) throws(DocumentFault) -> [UInt8] {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = current?.hexadecimalDigit, code < 1 << 28 else {
        throw fault("the escape needs \(digits) hexadecimal digits that are a character", from: start)
      }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault("the escape is no character", from: start) }
    return Array(String(scalar).utf8)
  }
}
