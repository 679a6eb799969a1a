/// Finds the recipe in an SVG file: the text of the element with its name.
enum SVGRecipe {
  /// Whether the bytes begin as an SVG file does, after white space and a byte order mark.
  static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard rest.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return false }
    return ByteSearch.index(of: Array("<svg".utf8), in: bytes) != nil
  }

  static func read(_ bytes: [UInt8]) throws(RecipeError) -> String {
    let name = RecipeMarker.svgElement
    guard let tag = ByteSearch.index(of: Array("<\(name)".utf8), in: bytes) else { throw .noRecipe(.svg) }
    guard let start = ByteSearch.index(of: [UInt8(ascii: ">")], in: bytes, from: tag),
      let end = ByteSearch.index(of: Array("</\(name)".utf8), in: bytes, from: start)
    else { throw .truncated(.svg) }
    guard let text = String(validating: bytes[(start + 1)..<end], as: UTF8.self),
      let plain = unescaped(text)
    else { throw .invalidText(.svg) }
    return plain
  }

  /// The text with every entity replaced by its character; `nil` if one is unknown.
  private static func unescaped(_ text: String) -> String? {
    var result = ""
    var rest = text.utf8[...]
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += String(Substring(rest[..<ampersand]))
      // No entity is longer than this, so an ampersand without a semicolon costs no search to the end.
      let window = rest[ampersand...].prefix(12)
      guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")),
        let character = character(named: Substring(window[window.index(after: ampersand)..<semicolon]))
      else { return nil }
      result.unicodeScalars.append(character)
      rest = rest[rest.index(after: semicolon)...]
    }
    return result + String(Substring(rest))
  }

  private static func character(named name: Substring) -> UnicodeScalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(UnicodeScalar.init)
    }
  }
}
