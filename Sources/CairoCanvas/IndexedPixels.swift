/// Pixels as indices into a palette, which compress in a third of the time.
struct IndexedPixels {
  /// One byte a pixel, row after row.
  let indices: [UInt8]
  /// The colors, red, green and blue in turn.
  let palette: [UInt8]

  /// Looks the colors of pixels up.
  ///
  /// - Parameters:
  ///   - pixels: The first pixel of the first row, each `0x00RRGGBB`.
  ///   - width: Pixels a row.
  ///   - height: The number of rows.
  ///   - stride: The distance of two rows, in pixels.
  /// - Returns: `nil` if there are more than 256 colors.
  init?(_ pixels: UnsafePointer<UInt32>, width: Int, height: Int, stride: Int) {
    // An open hash table of 1,024 places: a quarter full at most, so a search ends soon.
    let places = 1024
    var keys = [UInt32](repeating: .max, count: places)
    var values = [UInt8](repeating: 0, count: places)
    var palette: [UInt8] = []
    palette.reserveCapacity(3 * 256)
    var count = 0
    var isTooMany = false
    let indices = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, initialized in
      var lastPixel = UInt32.max
      var lastIndex: UInt8 = 0
      var next = 0
      rows: for y in 0..<height {
        let row = pixels + y * stride
        for x in 0..<width {
          let pixel = row[x] & 0xFFFFFF
          if pixel != lastPixel {
            var place = Int(truncatingIfNeeded: (pixel &* 0x9E37_79B1) >> 22)
            while keys[place] != pixel, keys[place] != .max { place = (place + 1) & (places - 1) }
            if keys[place] == .max {
              guard count < 256 else {
                isTooMany = true
                break rows
              }
              keys[place] = pixel
              values[place] = UInt8(truncatingIfNeeded: count)
              palette.append(UInt8(truncatingIfNeeded: pixel >> 16))
              palette.append(UInt8(truncatingIfNeeded: pixel >> 8))
              palette.append(UInt8(truncatingIfNeeded: pixel))
              count += 1
            }
            lastPixel = pixel
            lastIndex = values[place]
          }
          buffer[next] = lastIndex
          next += 1
        }
      }
      initialized = next
    }
    if isTooMany { return nil }
    self.indices = indices
    self.palette = palette
  }
}
