internal import Charts

/// How many colors a terminal shows, or whether it takes commands for looks at all.
package enum ColorDepth: String, Sendable, Hashable, CaseIterable {
  /// Letters alone: a pipe, a file, or a terminal that takes no commands.
  case plain
  /// Heavy, faint and reversed letters, but no colors: what `NO_COLOR` asks for.
  case monochrome
  /// The sixteen colors that every terminal has.
  case sixteen
  /// The palette of 256 colors.
  case palette
  /// Every color.
  case full

  /// Whether curves can be told apart by color.
  package var hasColor: Bool { self != .plain && self != .monochrome }

  /// The command that makes the letters after it look so, without what was before it.
  func append(_ style: CellStyle, to bytes: inout [UInt8]) {
    guard self != .plain else { return }
    bytes.append(contentsOf: [0x1B, UInt8(ascii: "["), UInt8(ascii: "0")])
    if style.isBold { bytes.append(contentsOf: ";1".utf8) }
    if style.isDim { bytes.append(contentsOf: ";2".utf8) }
    if style.isUnderlined { bytes.append(contentsOf: ";4".utf8) }
    if style.isReversed { bytes.append(contentsOf: ";7".utf8) }
    if case .rgb(let color) = style.foreground { append(color, isBackground: false, to: &bytes) }
    if case .rgb(let color) = style.background { append(color, isBackground: true, to: &bytes) }
    bytes.append(UInt8(ascii: "m"))
  }

  private func append(_ color: Color, isBackground: Bool, to bytes: inout [UInt8]) {
    let base = isBackground ? 10 : 0
    switch self {
    case .plain, .monochrome: return
    case .sixteen:
      let index = Self.sixteenth(color)
      bytes.append(contentsOf: ";\(base + (index < 8 ? 30 + index : 82 + index))".utf8)
    case .palette: bytes.append(contentsOf: ";\(base + 38);5;\(Self.paletteIndex(color))".utf8)
    case .full: bytes.append(contentsOf: ";\(base + 38);2;\(color.red);\(color.green);\(color.blue)".utf8)
    }
  }

  /// The nearest of the colored among xterm's first sixteen; black and white may be the background.
  static func sixteenth(_ color: Color) -> Int {
    let colors: [(index: Int, rgb: UInt32)] = [
      (1, 0xCD0000), (2, 0x00CD00), (3, 0xCDCD00), (4, 0x0000EE), (5, 0xCD00CD), (6, 0x00CDCD), (7, 0xE5E5E5),
      (8, 0x7F7F7F), (9, 0xFF0000), (10, 0x00FF00), (11, 0xFFFF00), (12, 0x5C5CFF), (13, 0xFF00FF), (14, 0x00FFFF),
    ]
    return colors.min { distance($0.rgb, color) < distance($1.rgb, color) }?.index ?? 7
  }

  /// The nearest of xterm's cube of 6×6×6 colors and its 24 greys.
  static func paletteIndex(_ color: Color) -> Int {
    let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
    func nearest(_ value: UInt8) -> Int {
      levels.indices.min { abs(Int(levels[$0]) - Int(value)) < abs(Int(levels[$1]) - Int(value)) } ?? 0
    }
    let (red, green, blue) = (nearest(color.red), nearest(color.green), nearest(color.blue))
    let cube = levels[red] << 16 | levels[green] << 8 | levels[blue]
    let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let grey = min(max((mean - 3) / 10, 0), 23)
    let level = UInt32(8 + 10 * grey)
    let greyColor = level << 16 | level << 8 | level
    return distance(greyColor, color) < distance(cube, color) ? 232 + grey : 16 + 36 * red + 6 * green + blue
  }

  private static func distance(_ rgb: UInt32, _ color: Color) -> Int {
    let other = Color(rgb: rgb)
    func square(_ left: UInt8, _ right: UInt8) -> Int { (Int(left) - Int(right)) * (Int(left) - Int(right)) }
    return 2 * square(other.red, color.red) + 4 * square(other.green, color.green) + 3 * square(other.blue, color.blue)
  }
}
