import Testing

@testable import Logs

@Suite("Wire formats")
struct WireTests {
  /// The check vector of RFC 3720's CRC-32C, and those of TFRecord headers as TensorFlow writes them.
  @Test("CRC-32C is that of the standard, and its mask that of TFRecord files")
  func castagnoli() {
    func sum(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBufferPointer { CRC32C.sum($0) } }
    #expect(sum(Array("123456789".utf8)) == 0xE306_9283)
    #expect(sum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(sum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(sum(Array(0..<32)) == 0x46DD_794E)
    for (length, sum) in [
      (72, [0xFE, 0x92, 0x48, 0x9D]), (39, [0xBB, 0xE1, 0xB1, 0x46]), (30, [0xD9, 0xDC, 0x12, 0x32]),
    ] as [(UInt8, [UInt8])] {
      let bytes = [length, 0, 0, 0, 0, 0, 0, 0]
      let masked = bytes.withUnsafeBufferPointer { CRC32C.masked($0) }
      #expect(UInt64(masked) == sum.withUnsafeBufferPointer { $0.littleEndian })
    }
  }

  @Test("CRC-32 is that of zlib")
  func zlib() {
    let sum = Array("23456789".utf8).withUnsafeBufferPointer { CRC32.sum(UInt8(ascii: "1"), $0) }
    #expect(sum == 0xCBF4_3926)
  }

  @Test("A varint has at most ten bytes, and one that is cut off is none")
  func varints() {
    func read(_ bytes: [UInt8]) -> UInt64? {
      bytes.withUnsafeBufferPointer { bytes in
        var message = WireMessage(bytes)
        return message.varint()
      }
    }
    #expect(read([0x96, 0x01]) == 150)
    #expect(read([UInt8](repeating: 0xFF, count: 9) + [0x01]) == .max)
    #expect(read([UInt8](repeating: 0xFF, count: 10)) == nil)
    #expect(read([0x80]) == nil)
    #expect(read([]) == nil)
  }

  /// The bytes of a summary value, as each writer has them.
  @Test(
    "Both forms of a scalar are read, packed or not",
    arguments: [
      // simple_value
      ([0x15, 0x00, 0x00, 0x80, 0x3E], 0.25),
      // A tensor of one float: packed, unpacked, and as content with an empty shape.
      ([0x42, 0x08, 0x08, 0x01, 0x2A, 0x04, 0x00, 0x00, 0x80, 0x3E], 0.25),
      ([0x42, 0x07, 0x08, 0x01, 0x2D, 0x00, 0x00, 0x80, 0x3E], 0.25),
      ([0x42, 0x0A, 0x08, 0x01, 0x12, 0x00, 0x22, 0x04, 0x00, 0x00, 0x80, 0x3E], 0.25),
      // A double.
      ([0x42, 0x0C, 0x08, 0x02, 0x32, 0x08, 0, 0, 0, 0, 0, 0, 0xD0, 0x3F], 0.25),
      // A bfloat16 and a half as content.
      ([0x42, 0x06, 0x08, 0x0E, 0x22, 0x02, 0x80, 0x3E], 0.25),
      ([0x42, 0x06, 0x08, 0x13, 0x22, 0x02, 0x00, 0x34], 0.25),
      // An int64, -2.
      ([0x42, 0x0E, 0x08, 0x09, 0x52, 0x0A, 0xFE] + [UInt8](repeating: 0xFF, count: 8) + [0x01], -2),
    ] as [([UInt8], Double)])
  func scalars(value: [UInt8], expected: Double) {
    let inner = [0x0A, 0x02] + Array("lr".utf8) + value
    let summary = [0x0A, UInt8(inner.count)] + inner
    let event = [0x10, 0x04, 0x2A, UInt8(summary.count)] + summary
    event.withUnsafeBufferPointer { bytes in
      let record = EventRecord(bytes)
      #expect(record.step == 4)
      var found: [String: Double] = [:]
      record.scalars { tag, value in found[String(decoding: tag, as: UTF8.self)] = value }
      #expect(found == ["lr": expected])
    }
  }

  @Test("A tensor of several elements, or of another plugin, is no scalar")
  func others() {
    let several: [UInt8] = [0x42, 0x0C, 0x08, 0x01, 0x2A, 0x08, 0, 0, 0x80, 0x3E, 0, 0, 0x80, 0x3E]
    let text: [UInt8] = [0x15, 0, 0, 0x80, 0x3E, 0x4A, 0x08, 0x0A, 0x06, 0x0A, 0x04] + Array("text".utf8)
    for value in [several, text] {
      let inner = [0x0A, 0x01, 0x61] + value
      let summary = [0x0A, UInt8(inner.count)] + inner
      let event = [0x2A, UInt8(summary.count)] + summary
      event.withUnsafeBufferPointer { EventRecord($0).scalars { tag, _ in Issue.record("\(tag)") } }
    }
  }

  @Test("A negative step is one of ten bytes")
  func negativeStep() {
    let event = [0x10] + [UInt8](repeating: 0xFF, count: 9) + [0x01]
    event.withUnsafeBufferPointer { #expect(EventRecord($0).step == -1) }
  }
}
