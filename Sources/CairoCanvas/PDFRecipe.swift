/// Finds the recipe in a PDF file: the subject of the document, which is not compressed.
enum PDFRecipe {
  static let signature = Array("%PDF-".utf8)

  static func read(_ bytes: [UInt8]) throws(RecipeError) -> String {
    let key = Array("/Subject".utf8)
    var index = 0
    while let found = ByteSearch.index(of: key, in: bytes, from: index) {
      var reader = PDFString(bytes, at: found + key.count)
      // A string is read to its end, and the search goes on behind it: no byte is read more than twice.
      defer { index = reader.index }
      guard let string = try reader.read() else { continue }
      guard let text = text(of: string) else { throw .invalidText(.pdf) }
      guard let recipe = recipe(text) else { continue }
      guard recipe.utf8.contains(where: { $0 > 0x20 }) else { throw .noRecipe(.pdf) }
      return recipe
    }
    let tail = bytes.suffix(1024)
    throw ByteSearch.index(of: Array("%%EOF".utf8), in: Array(tail)) == nil ? .truncated(.pdf) : .noRecipe(.pdf)
  }

  /// What follows the mark that a recipe begins with.
  private static func recipe(_ text: String) -> String? {
    let prefix = RecipeMarker.pdfPrefix.utf8
    return text.utf8.starts(with: prefix) ? String(text.utf8.dropFirst(prefix.count)) : nil
  }

  /// The text of a string: UTF-16 or UTF-8 with a byte order mark, else a byte a character.
  private static func text(of string: [UInt8]) -> String? {
    if string.starts(with: [0xFE, 0xFF]) {
      guard string.count % 2 == 0 else { return nil }
      let units = stride(from: 2, to: string.count, by: 2).lazy.map { UInt16(string[$0]) << 8 | UInt16(string[$0 + 1]) }
      return String(validating: units, as: UTF16.self)
    }
    if string.starts(with: [0xEF, 0xBB, 0xBF]) { return String(validating: string.dropFirst(3), as: UTF8.self) }
    return Latin1.text(of: string[...])
  }
}
