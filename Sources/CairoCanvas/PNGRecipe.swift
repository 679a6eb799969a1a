/// Finds the recipe in a PNG file: the text of the chunk with its keyword.
enum PNGRecipe {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func read(_ bytes: [UInt8]) throws(RecipeError) -> String {
    var index = signature.count
    while bytes.count - index >= 12 {
      let length = Int(number(in: bytes, at: index))
      // Each chunk has eight bytes before its data and four after.
      guard length <= bytes.count - index - 12 else { throw .truncated(.png) }
      let data = bytes[index + 8..<index + 8 + length]
      // The checksum is that of the chunk's name and data.
      guard
        CyclicRedundancyCheck.value(of: bytes[index + 4..<index + 8 + length])
          == number(in: bytes, at: index + 8 + length)
      else { throw .damaged(.png) }
      switch number(in: bytes, at: index + 4) {
      case name("tEXt"):
        if let text = text(of: data) { return try recipe(text) }
      case name("iTXt"):
        if let text = try internationalText(of: data) { return try recipe(text) }
      case name("IEND"): throw .noRecipe(.png)
      default: break
      }
      index += 12 + length
    }
    throw .truncated(.png)
  }

  /// Four bytes as a number, the highest byte first.
  private static func number(in bytes: [UInt8], at index: Int) -> UInt32 {
    UInt32(bytes[index]) << 24 | UInt32(bytes[index + 1]) << 16 | UInt32(bytes[index + 2]) << 8
      | UInt32(bytes[index + 3])
  }

  /// The name of a chunk as its four bytes are read.
  private static func name(_ text: StaticString) -> UInt32 {
    text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// A text as a recipe; blanks are none.
  private static func recipe(_ text: String) throws(RecipeError) -> String {
    guard text.utf8.contains(where: { $0 > 0x20 }) else { throw .noRecipe(.png) }
    return text
  }

  /// The bytes after the keyword of the recipe and the zero that ends it.
  private static func afterKeyword(_ data: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let keyword = Array(RecipeMarker.recipeKeyword.utf8) + [0]
    return data.starts(with: keyword) ? data.dropFirst(keyword.count) : nil
  }

  private static func text(of data: ArraySlice<UInt8>) -> String? {
    afterKeyword(data).map(Latin1.text)
  }

  private static func internationalText(of data: ArraySlice<UInt8>) throws(RecipeError) -> String? {
    guard var rest = afterKeyword(data) else { return nil }
    // Compression flag and method; then a language and a translated keyword, each ended by a zero.
    guard rest.count >= 2, rest.first == 0 else { throw .invalidText(.png) }
    rest = rest.dropFirst(2)
    for _ in 0..<2 {
      guard let zero = rest.firstIndex(of: 0) else { throw .invalidText(.png) }
      rest = rest[(zero + 1)...]
    }
    guard let text = String(validating: rest, as: UTF8.self) else { throw .invalidText(.png) }
    return text
  }
}
