/// Finds the recipe in a PNG file: the text of the chunk with its keyword.
enum PNGRecipe {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func read(_ bytes: [UInt8]) throws(RecipeError) -> String {
    var index = signature.count
    while bytes.count - index >= 12 {
      let length = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
      // Each chunk has eight bytes before its data and four after.
      guard length <= bytes.count - index - 12 else { throw .truncated(.png) }
      let data = bytes[index + 8..<index + 8 + length]
      switch String(decoding: bytes[index + 4..<index + 8], as: UTF8.self) {
      case "tEXt":
        if let text = text(of: data) { return text }
      case "iTXt":
        if let text = try internationalText(of: data) { return text }
      case "IEND": throw .noRecipe(.png)
      default: break
      }
      index += 12 + length
    }
    throw .truncated(.png)
  }

  /// The bytes after the keyword of the recipe and the zero that ends it.
  private static func afterKeyword(_ data: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let keyword = Array(RecipeMarker.recipeKeyword.utf8) + [0]
    return data.starts(with: keyword) ? data.dropFirst(keyword.count) : nil
  }

  private static func text(of data: ArraySlice<UInt8>) -> String? {
    guard let text = afterKeyword(data) else { return nil }
    // Latin-1: each byte is the number of a character.
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.lazy.map { UnicodeScalar($0) })
    return String(result)
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
