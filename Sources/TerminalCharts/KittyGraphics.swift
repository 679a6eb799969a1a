/// Pictures by kitty's graphics protocol (sw.kovidgoyal.net/kitty/graphics-protocol), which Ghostty and Konsole know too.
package enum KittyGraphics {
  /// The longest piece that the protocol allows, in bytes.
  private static let longestPiece = 4096

  /// The bytes that show a picture where the terminal's cursor is.
  ///
  /// - Parameters:
  ///   - png: The picture as PNG.
  ///   - columns: The width that it takes, in letters.
  ///   - rows: The height that it takes, in letters.
  /// - Returns: The bytes.
  package static func bytes(png: [UInt8], columns: Int, rows: Int) -> [UInt8] {
    let letters = Base64.encoded(png)
    var result: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + longestPiece, letters.count)
      let more = end < letters.count ? 1 : 0
      // Transmit and show, as PNG, without an answer.
      let keys = start == 0 ? "a=T,f=100,q=2,c=\(columns),r=\(rows),m=\(more)" : "m=\(more)"
      result += "\u{1B}_G\(keys);".utf8
      result += letters[start..<end]
      result += "\u{1B}\\".utf8
      start = end
    } while start < letters.count
    return result + [UInt8(ascii: "\n")]
  }
}
