/// Pixels as indices into a palette, which take a third of the time to compress and half the room.
struct IndexedPixels {
  /// One byte a pixel, row after row.
  let indices: [UInt8]
  /// The colors, red, green and blue in turn.
  let palette: [UInt8]

  /// Looks the colors of pixels up; `nil` if there are more than 256 even then.
  ///
  /// Where there are more than 256, shades that differ by less than four levels a channel become one: they come from
  /// the soft edges of lines and letters, where nobody sees it.
  ///
  /// - Parameters:
  ///   - pixels: The pixels.
  ///   - kept: Colors that stay as they are in any case, each `0x00RRGGBB`.
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
    var lastPixel = pixels.start.pointee & 0xFFFFFF
    guard var lastIndex = colors.index(of: lastPixel) else { return nil }
    var isTooMany = false
    let indices = [UInt8](unsafeUninitializedCapacity: pixels.width * pixels.height) { buffer, count in
      rows: for y in 0..<pixels.height {
        let row = pixels.start + y * pixels.stride
        var x = 0
        while x < pixels.width {
          let ahead = min(8, pixels.width - x)
          // The most of a chart is background: eight pixels that are all as the last one are told at once.
          if ahead == 8, areEight(UnsafeRawPointer(row + x), all: lastPixel) {
            UnsafeMutableRawBufferPointer(buffer).storeBytes(
              of: UInt64(lastIndex) &* 0x0101_0101_0101_0101, toByteOffset: count, as: UInt64.self)
            x += ahead
            count += ahead
            continue
          }
          for pixel in UnsafeBufferPointer(start: row + x, count: ahead) {
            let color = pixel & 0xFFFFFF
            if color != lastPixel {
              guard let index = colors.index(of: color) else {
                isTooMany = true
                break rows
              }
              (lastPixel, lastIndex) = (color, index)
            }
            buffer[count] = lastIndex
            count += 1
          }
          x += ahead
        }
      }
    }
    return isTooMany ? nil : (indices, colors.palette)
  }

  private static func areEight(_ pixels: UnsafeRawPointer, all color: UInt32) -> Bool {
    let pair = UInt64(color) << 32 | UInt64(color)
    var differences: UInt64 = 0
    for offset in stride(from: 0, to: 32, by: 8) {
      differences |= pixels.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ pair
    }
    // The fourth byte of a pixel has no meaning.
    return differences & 0x00FF_FFFF_00FF_FFFF == 0
  }
}

/// The pixels of an image surface.
struct PixelRows {
  /// The first pixel of the first row, of which there is at least one, each `0x00RRGGBB` in the order of the machine.
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
