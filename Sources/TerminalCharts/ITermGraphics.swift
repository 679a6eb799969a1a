/// Pictures as iTerm2 shows them in the line (iterm2.com/documentation-images.html), which WezTerm and mintty know too.
package enum ITermGraphics {
  /// The bytes that show a picture where the terminal's cursor is.
  ///
  /// - Parameters:
  ///   - png: The picture as PNG.
  ///   - columns: The width that it takes, in letters.
  ///   - rows: The height that it takes, in letters.
  /// - Returns: The bytes.
  package static func bytes(png: [UInt8], columns: Int, rows: Int) -> [UInt8] {
    let keys = "inline=1;size=\(png.count);width=\(columns);height=\(rows);preserveAspectRatio=1"
    return Array("\u{1B}]1337;File=\(keys):".utf8) + Base64.encoded(png) + [0x07, UInt8(ascii: "\n")]
  }
}
