internal import CPNG

/// Encodes the pixels of an image surface as PNG.
enum PNGEncoder {
  /// A text that goes with the picture.
  struct Text {
    var keyword: String
    var text: String
  }

  /// The level of compression: the lowest that looks for repetitions in earlier rows; higher ones cost far more time.
  private static let compressionLevel: Int32 = 3

  /// Encodes pixels.
  ///
  /// - Parameters:
  ///   - pixels: The pixels.
  ///   - kept: Colors that stay as they are even if others must become fewer, each `0x00RRGGBB`.
  ///   - pixelsPerMetre: How large the picture is meant to be.
  ///   - texts: The texts that go with the picture.
  /// - Returns: The bytes of the PNG file.
  /// - Throws: ``PictureError`` where libpng fails.
  static func encode(
    _ pixels: PixelRows, keeping kept: [UInt32], pixelsPerMetre: UInt32, texts: [Text]
  ) throws(PictureError) -> [UInt8] {
    var image = lrsched_png_image()
    image.width = UInt32(pixels.width)
    image.height = UInt32(pixels.height)
    image.pixels_per_metre = pixelsPerMetre
    image.compression_level = compressionLevel
    let chunks = texts.map { Chunk($0) }
    if let indexed = IndexedPixels(pixels, keeping: kept) {
      return try write(
        &image, rows: indexed.indices, stride: pixels.width, palette: indexed.palette, chunks: chunks)
    }
    return try write(&image, rows: channels(of: pixels), stride: 3 * pixels.width, palette: [], chunks: chunks)
  }

  /// Three bytes a pixel, red, green and blue.
  private static func channels(of pixels: PixelRows) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 3 * pixels.width * pixels.height) { buffer, count in
      for y in 0..<pixels.height {
        let row = pixels.start + y * pixels.stride
        for x in 0..<pixels.width {
          let pixel = row[x]
          buffer[count] = UInt8(truncatingIfNeeded: pixel >> 16)
          buffer[count + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
          buffer[count + 2] = UInt8(truncatingIfNeeded: pixel)
          count += 3
        }
      }
    }
  }

  /// A text as libpng takes it: keyword and text end in a zero.
  private struct Chunk {
    var keyword: [UInt8]
    var text: [UInt8]
    var isUTF8: Bool

    init(_ text: Text) {
      keyword = Array(text.keyword.utf8) + [0]
      let scalars = text.text.unicodeScalars.filter { $0.value != 0 }
      // Latin-1 without the control characters that the format forbids; anything else is UTF-8.
      isUTF8 = !scalars.allSatisfy { $0 == "\n" || (32...126).contains($0.value) || (161...255).contains($0.value) }
      var kept = String.UnicodeScalarView()
      kept.append(contentsOf: scalars)
      self.text = (isUTF8 ? Array(String(kept).utf8) : kept.map { UInt8(truncatingIfNeeded: $0.value) }) + [0]
    }
  }

  private static func write(
    _ image: inout lrsched_png_image, rows: [UInt8], stride: Int, palette: [UInt8], chunks: [Chunk]
  ) throws(PictureError) -> [UInt8] {
    // All strings one after the other, so that one pointer serves for all of them.
    let strings = chunks.flatMap { $0.keyword + $0.text }.map { CChar(bitPattern: $0) }
    var buffer = lrsched_png_buffer()
    defer { free(buffer.bytes) }
    image.stride = stride
    image.palette_count = Int32(palette.count / 3)
    image.text_count = Int32(chunks.count)
    let status = rows.withUnsafeBufferPointer { rows in
      palette.withUnsafeBufferPointer { palette in
        strings.withUnsafeBufferPointer { strings in
          var texts: [lrsched_png_text] = []
          var next = strings.baseAddress
          for chunk in chunks {
            var text = lrsched_png_text()
            text.keyword = next
            text.text = next.map { $0 + chunk.keyword.count }
            text.is_utf8 = chunk.isUTF8 ? 1 : 0
            next = next.map { $0 + chunk.keyword.count + chunk.text.count }
            texts.append(text)
          }
          return texts.withUnsafeBufferPointer { texts in
            image.pixels = rows.baseAddress
            image.palette = palette.baseAddress
            image.texts = texts.baseAddress
            return lrsched_png_write(&image, &buffer)
          }
        }
      }
    }
    switch status {
    case lrsched_png_success: return Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
    case lrsched_png_out_of_memory: throw .outOfMemory
    default:
      let message = withUnsafeBytes(of: &buffer.message) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw .encoding(message)
    }
  }
}
