import Foundation
import Testing

@testable import TerminalCharts

struct PictureProtocolTests {
  @Test(arguments: 0...65)
  func base64AgreesWithFoundation(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 89 &+ 7) }
    #expect(String(decoding: Base64.encoded(bytes), as: UTF8.self) == Data(bytes).base64EncodedString())
  }

  @Test func kittyPiecesAddUpToThePicture() throws {
    let png = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let text = String(decoding: KittyGraphics.bytes(png: png, columns: 80, rows: 23), as: UTF8.self)
    let pieces = text.components(separatedBy: "\u{1B}\\").dropLast().map { $0.components(separatedBy: ";") }
    #expect(pieces.allSatisfy { $0.count == 2 && $0[1].utf8.count <= 4096 })
    #expect(pieces.first?.first == "\u{1B}_Ga=T,f=100,q=2,c=80,r=23,m=1")
    #expect(pieces.last?.first == "\u{1B}_Gm=0")
    let joined = pieces.map { $0[1] }.joined()
    #expect(Data(base64Encoded: joined).map { [UInt8]($0) } == png)
  }

  @Test func sixelsGiveThePixelsBack() throws {
    // Eleven rows: a whole band and a part of one.
    let (width, height) = (23, 11)
    let indices = (0..<width * height).map { UInt8($0 * 7 / 5 % 4) }
    let palette: [UInt8] = [0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255]
    let bytes = SixelGraphics.bytes(indices: indices, palette: palette, width: width)
    #expect(Self.decoded(bytes, width: width, height: height) == indices.map(Int.init))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("#3;2;100;100;100") && text.hasPrefix("\u{1B}P0;1;0q\"1;1;23;11"))
  }

  /// Reads sixels as DEC's manual tells, without a look at the encoder.
  private static func decoded(_ bytes: [UInt8], width: Int, height: Int) -> [Int] {
    var pixels = Array(repeating: -1, count: width * height)
    var (x, top, color, count) = (0, 0, 0, 1)
    var digits = ""
    var command: Character = " "
    func number() -> Int { Int(digits.split(separator: ";").first ?? "") ?? 0 }
    let start = bytes.firstIndex(of: UInt8(ascii: "#")) ?? 0
    for byte in bytes[start...] {
      let character = Character(Unicode.Scalar(byte))
      if byte == 0x1B { break }
      if character.isNumber || character == ";" {
        digits.append(character)
        continue
      }
      if command == "#", !digits.isEmpty { color = number() }
      if command == "!", !digits.isEmpty { count = number() }
      (digits, command) = ("", character)
      switch character {
      case "#", "!": break
      case "$": x = 0
      case "-": (x, top) = (0, top + 6)
      default:
        for _ in 0..<count {
          for bit in 0..<6 where (byte - 63) >> UInt8(bit) & 1 == 1 { pixels[(top + bit) * width + x] = color }
          x += 1
        }
        count = 1
      }
    }
    return pixels
  }
}
