/// Adds to the SVG that cairo writes what cairo has no call for.
enum SVGDocument {
  /// The document with a title and the recipe, and without the names that cairo counts up from picture to picture.
  ///
  /// - Parameters:
  ///   - bytes: The document as cairo wrote it.
  ///   - title: What viewers show as the name of the picture.
  ///   - recipe: The command line that makes the chart.
  ///   - software: The name and version of the program.
  /// - Returns: The document.
  static func completed(_ bytes: [UInt8], title: String, recipe: String, software: String) -> [UInt8] {
    guard let start = ByteSearch.index(of: Array("<svg".utf8), in: bytes),
      let end = ByteSearch.index(of: [UInt8(ascii: ">")], in: bytes, from: start)
    else { return bytes }
    let words = """

      <title>\(escaped(title))</title>
      <metadata><\(RecipeMarker.svgElement) xmlns:lrsched="\(RecipeMarker.svgNamespace)" \
      software="\(escaped(software))">\(escaped(recipe))</\(RecipeMarker.svgElement)></metadata>
      """
    return bytes[...end] + Array(words.utf8) + withoutSurfaceNames(bytes, from: end + 1)
  }

  /// Text as it may stand in XML: characters with a meaning are written as entities, those that XML forbids are dropped.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      // As they are, parsers may turn these into line feeds or blanks, and a name would take several lines of the file.
      case "\r", "\n", "\t": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      default:
        let isForbidden = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
        if !isForbidden { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Cairo names the outermost group after a counter of the process; nothing refers to it.
  private static func withoutSurfaceNames(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    let name = Array("id=\"surface".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = start
    while let found = ByteSearch.index(of: name, in: bytes, from: index) {
      let end = found + name.count
      result += bytes[index..<end]
      index = bytes[end...].firstIndex { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") } ?? bytes.count
    }
    return result + bytes[index...]
  }
}
