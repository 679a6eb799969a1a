import Testing

@testable import CairoCanvas

@Suite struct PNGEncoderTests {
  private func encode(_ pixels: [UInt32], width: Int, texts: [PNGEncoder.Text] = []) throws -> [UInt8] {
    try pixels.withUnsafeBufferPointer { buffer in
      let start = try #require(buffer.baseAddress)
      let rows = PixelRows(start: start, width: width, height: width == 0 ? 1 : pixels.count / width, stride: width)
      return try PNGEncoder.encode(rows, keeping: [], pixelsPerMetre: 3780, texts: texts)
    }
  }

  @Test func anErrorOfLibpngIsThrown() {
    // libpng refuses a picture without columns by a long jump, which must end in C.
    for _ in 0..<100 {
      do {
        _ = try encode([0], width: 0)
        Issue.record("a picture without columns was encoded")
      } catch PictureError.encoding(let message) {
        #expect(message.contains("IHDR"))
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test func upTo256ColorsAreAPalette() throws {
    // Byte 25 of a PNG is the kind of its pixels: 2 for red, green and blue, 3 for a palette.
    #expect(try encode((0..<256).map { $0 * 0x10101 }, width: 16)[25] == 3)
    // 4,096 colors whose channels all differ by 16 or more.
    let many = (0..<4096).map { (index: UInt32) -> UInt32 in
      let (blue, green, red) = (index % 16, index / 16 % 16, index / 256)
      return red << 20 | green << 12 | blue << 4
    }
    #expect(try encode(many, width: 64)[25] == 2)
    // 1,024 greys and shades that differ by less than four levels from one of 64.
    let near = (0..<1024).map { (index: UInt32) -> UInt32 in index / 4 % 64 * 0x40404 + index % 4 }
    #expect(try encode(near, width: 32)[25] == 3)
  }

  @Test func longTextsArriveWhole() throws {
    let text = String(repeating: "recipe ", count: 100_000)
    let bytes = try encode([0, 1, 2, 3], width: 2, texts: [PNGEncoder.Text(keyword: "Recipe", text: text)])
    #expect(try RecipeReader.recipe(in: bytes) == text)
  }
}
