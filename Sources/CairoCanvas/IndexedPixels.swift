/// Pixels as indices into a palette, which take a third of the time to compress and half the room.
struct IndexedPixels {
  /// One byte a pixel, row after row.
  let indices: [UInt8]
  /// The colors, red, green and blue in turn.
  let palette: [UInt8]

  /// Looks the colors of pixels up.
  ///
  /// Where there are more than 256, shades that differ by less than four levels a channel become one: they come from
  /// the soft edges of lines and letters, where nobody sees it.
  ///
  /// - Parameters:
  ///   - pixels: The pixels.
  ///   - kept: Colors that stay as they are in any case, each `0x00RRGGBB`.
  /// - Returns: `nil` if there are more than 256 colors even then.
  init?(_ pixels: PixelRows, keeping kept: [UInt32]) {
    guard let table = Self.table(pixels, mask: 0xFFFFFF, kept: []) ?? Self.table(pixels, mask: 0xFCFCFC, kept: kept)
    else { return nil }
    (indices, palette) = table
  }

  private static func table(
    _ pixels: PixelRows, mask: UInt32, kept: [UInt32]
  ) -> (indices: [UInt8], palette: [UInt8])? {
    var colors = ColorTable(mask: mask)
    for color in kept where colors.index(of: color) == nil { return nil }
    var isTooMany = false
    let indices = [UInt8](unsafeUninitializedCapacity: pixels.width * pixels.height) { buffer, count in
      var lastPixel = UInt32.max
      var lastIndex: UInt8 = 0
      rows: for y in 0..<pixels.height {
        let row = pixels.start + y * pixels.stride
        for x in 0..<pixels.width {
          let pixel = row[x] & 0xFFFFFF
          if pixel != lastPixel {
            guard let index = colors.index(of: pixel) else {
              isTooMany = true
              break rows
            }
            (lastPixel, lastIndex) = (pixel, index)
          }
          buffer[count] = lastIndex
          count += 1
        }
      }
    }
    return isTooMany ? nil : (indices, colors.palette)
  }
}

/// The pixels of an image surface.
struct PixelRows {
  /// The first pixel of the first row, each `0x00RRGGBB` in the order of the machine.
  let start: UnsafePointer<UInt32>
  /// Pixels a row.
  let width: Int
  /// The number of rows.
  let height: Int
  /// The distance of two rows, in pixels.
  let stride: Int
}

/// Up to 256 colors in the order in which they are met, found by hashing.
private struct ColorTable {
  private(set) var palette: [UInt8] = []
  private let mask: UInt32
  // 1,024 places are at most a quarter full, so a search ends soon.
  private var keys = [UInt32](repeating: .max, count: 1024)
  private var values = [UInt8](repeating: 0, count: 1024)
  private var count = 0

  init(mask: UInt32) {
    self.mask = mask
    palette.reserveCapacity(3 * 256)
  }

  /// The index of a color, which is added if there is none that is the same under the mask; `nil` if the table is full.
  mutating func index(of color: UInt32) -> UInt8? {
    let key = color & mask
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 22)
    while keys[place] != key, keys[place] != .max { place = (place + 1) & 1023 }
    if keys[place] == key { return values[place] }
    guard count < 256 else { return nil }
    keys[place] = key
    values[place] = UInt8(truncatingIfNeeded: count)
    for shift in [16, 8, 0] as [UInt32] { palette.append(UInt8(truncatingIfNeeded: color >> shift)) }
    count += 1
    return values[place]
  }
}
