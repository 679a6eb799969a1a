/// Finds the recipe in an SVG file: the text of the element with its name.
///
/// Comments, instructions, character data and the values of attributes are passed over: what looks like the element there
/// is none.
struct SVGRecipe {
  /// Whether the bytes begin as an SVG file does, after white space and a byte order mark.
  static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard rest.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return false }
    return ByteSearch.index(of: Array("<svg".utf8), in: bytes) != nil
  }

  static func read(_ bytes: [UInt8]) throws(RecipeError) -> String {
    var reader = SVGRecipe(bytes: bytes)
    return try reader.recipe()
  }

  private let bytes: [UInt8]
  private var index = 0

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A piece of markup.
  private enum Markup {
    /// A comment, an instruction or a declaration.
    case other
    /// Text that is taken as it stands, between these indices.
    case characters(Range<Int>)
    /// The tag that begins an element; one that is empty ends it too.
    case start(name: ArraySlice<UInt8>, isEmpty: Bool)
    /// The tag that ends an element.
    case end(name: ArraySlice<UInt8>)
  }

  private mutating func recipe() throws(RecipeError) -> String {
    let name = RecipeMarker.svgElement.utf8
    var isWhole = false
    while let found = nextTag() {
      index = found
      switch try markup() {
      case .start(let found, let isEmpty):
        if found.elementsEqual(name) {
          let text = isEmpty ? "" : try text()
          guard text.utf8.contains(where: { $0 > 0x20 }) else { throw .noRecipe(.svg) }
          return text
        }
        if isEmpty, found.elementsEqual("svg".utf8) { isWhole = true }
      case .end(let found): if found.elementsEqual("svg".utf8) { isWhole = true }
      case .other, .characters: break
      }
    }
    throw isWhole ? .noRecipe(.svg) : .truncated(.svg)
  }

  /// The text of the element whose first tag has been read.
  private mutating func text() throws(RecipeError) -> String {
    var result: [UInt8] = []
    while let next = nextTag() {
      guard appendUnescaped(index..<next, to: &result) else { throw .invalidText(.svg) }
      index = next
      switch try markup() {
      case .end(let name):
        guard name.elementsEqual(RecipeMarker.svgElement.utf8), let text = String(validating: result, as: UTF8.self)
        else {
          throw .invalidText(.svg)
        }
        return text
      case .characters(let range): result += bytes[range]
      case .other: break
      case .start: throw .invalidText(.svg)
      }
    }
    throw .truncated(.svg)
  }

  /// Reads the markup that begins at the index.
  private mutating func markup() throws(RecipeError) -> Markup {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    if second == UInt8(ascii: "?") {
      _ = try through("?>")
      return .other
    }
    if second == UInt8(ascii: "!") {
      if begins("<!--") {
        index += 4
        _ = try through("-->")
        return .other
      }
      if begins("<![CDATA[") {
        let start = index + 9
        index = start
        return .characters(start..<(try through("]]>")))
      }
    }
    let isEnd = second == UInt8(ascii: "/")
    let start = index + (isEnd ? 2 : 1)
    index = start
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: ">")
    {
      index += 1
    }
    let name = bytes[start..<index]
    try passAttributes()
    if isEnd { return .end(name: name) }
    if name.first == UInt8(ascii: "!") { return .other }
    return .start(name: name, isEmpty: bytes[index - 2] == UInt8(ascii: "/"))
  }

  /// Where the next markup begins.
  private func nextTag() -> Int? {
    var place = index
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "<") { return place }
      place += 1
    }
    return nil
  }

  private func begins(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  /// Goes on behind the next place where a text stands; the answer is where it begins.
  private mutating func through(_ text: String) throws(RecipeError) -> Int {
    guard let found = ByteSearch.index(of: Array(text.utf8), in: bytes, from: index) else { throw .truncated(.svg) }
    index = found + text.utf8.count
    return found
  }

  /// Goes on behind the end of a tag. In quotes, and in the brackets of a declaration, no tag ends.
  private mutating func passAttributes() throws(RecipeError) {
    var quote: UInt8?
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return
      default: break
      }
    }
    throw .truncated(.svg)
  }

  /// Appends bytes with every entity replaced by its character; the answer is whether all of them are known.
  private func appendUnescaped(_ range: Range<Int>, to result: inout [UInt8]) -> Bool {
    var rest = bytes[range]
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<ampersand]
      // No entity is longer than this, so an ampersand without a semicolon costs no search to the end.
      let window = rest[ampersand...].prefix(12)
      guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")),
        let character = Self.character(named: window[(ampersand + 1)..<semicolon])
      else { return false }
      result += UTF8.encode(character) ?? UTF8.encodedReplacementCharacter
      rest = rest[(semicolon + 1)...]
    }
    result += rest
    return true
  }

  /// The character that an entity stands for, by the bytes between its ampersand and its semicolon.
  private static func character(named name: ArraySlice<UInt8>) -> UnicodeScalar? {
    guard name.first == UInt8(ascii: "#") else {
      return names.first { name.elementsEqual($0.name) }?.character
    }
    let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard !digits.isEmpty else { return nil }
    // An entity is so short that no number of its digits is beyond 64 bits.
    var number: UInt64 = 0
    for byte in digits {
      guard let digit = HexadecimalDigit.value(of: byte), isHexadecimal || digit < 10 else { return nil }
      number = number * (isHexadecimal ? 16 : 10) + UInt64(digit)
    }
    return UInt32(exactly: number).flatMap(UnicodeScalar.init)
  }

  private static let names: [(name: [UInt8], character: UnicodeScalar)] = [
    (Array("amp".utf8), "&"), (Array("lt".utf8), "<"), (Array("gt".utf8), ">"), (Array("quot".utf8), "\""),
    (Array("apos".utf8), "'"),
  ]
}
