/// Pictures in sixels: columns of six pixels, as DEC's VT340 takes them, and xterm, foot, mlterm and Windows Terminal.
package enum SixelGraphics {
  /// The bytes that show a picture where the terminal's cursor is.
  ///
  /// - Parameters:
  ///   - indices: The pixels as indices into the palette, row after row.
  ///   - palette: The colors, red, green and blue in turn.
  ///   - width: Pixels a row.
  /// - Returns: The bytes.
  package static func bytes(indices: [UInt8], palette: [UInt8], width: Int) -> [UInt8] {
    guard width > 0 else { return [] }
    let height = indices.count / width
    // Square pixels, and pixels that are not set keep what is under them.
    var result = Array("\u{1B}P0;1;0q\"1;1;\(width);\(height)".utf8)
    for color in 0..<palette.count / 3 {
      // The channels are hundredths.
      let channels = (0..<3).map { (Int(palette[3 * color + $0]) * 100 + 127) / 255 }
      result += "#\(color);2;\(channels[0]);\(channels[1]);\(channels[2])".utf8
    }
    for top in stride(from: 0, to: height, by: 6) {
      append(rows: top..<min(top + 6, height), of: indices, width: width, to: &result)
    }
    return result + [0x1B, UInt8(ascii: "\\"), UInt8(ascii: "\n")]
  }

  /// One band: the columns of each of its colors, one color over the other.
  private static func append(rows: Range<Int>, of indices: [UInt8], width: Int, to result: inout [UInt8]) {
    var bits: [UInt8: [UInt8]] = [:]
    for row in rows {
      let bit = UInt8(1) << UInt8(row - rows.lowerBound)
      for column in 0..<width {
        bits[indices[row * width + column], default: Array(repeating: 0, count: width)][column] |= bit
      }
    }
    for (place, color) in bits.keys.sorted().enumerated() {
      if place > 0 { result.append(UInt8(ascii: "$")) }
      result += "#\(color)".utf8
      appendRuns(of: bits[color] ?? [], to: &result)
    }
    result.append(UInt8(ascii: "-"))
  }

  /// Equal columns in a row are counted.
  private static func appendRuns(of columns: [UInt8], to result: inout [UInt8]) {
    let end = (columns.lastIndex { $0 != 0 } ?? -1) + 1
    var start = 0
    while start < end {
      var next = start + 1
      while next < end, columns[next] == columns[start] { next += 1 }
      let letter = UInt8(ascii: "?") + columns[start]
      if next - start > 3 {
        result += "!\(next - start)".utf8
        result.append(letter)
      } else {
        result += repeatElement(letter, count: next - start)
      }
      start = next
    }
  }
}
