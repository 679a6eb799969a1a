/// `run-ID.wandb`: the records that W&B writes on the machine, whether they were sent or not.
///
/// LevelDB's log of records in blocks of 32 KiB, with zlib's check sum, and in each record a message of protocol buffers.
package enum WandBBinary: LogFormat {
  package static let name = "wandb"
  package static let title = "W&B binary"
  package static let signs = "begins with ':W&B'"
  package static let belongs = "nothing tells; taken for this update"

  private static let blockSize = 32_768
  private static let magic: [UInt8] = [0x3A, 0x57, 0x26, 0x42, 0xE1, 0xBE]

  package static func recognises(_ head: LogHead) -> Bool { head.bytes.starts(with: magic) }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.writer = "wandb"
    reading.digits = .full
    let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
    guard try input.hold(7) else { return }
    input.take(7)
    var record: [UInt8] = []
    var number = 0
    var isDamaged = false
    while try input.hold(1) {
      let left = blockSize - input.offset % blockSize
      if left < 7 {
        _ = try input.hold(left)
        input.take(left)
        continue
      }
      guard try input.hold(7) else {
        reading.problems.append(.lastRecordCut(file: name))
        return
      }
      let sum = input.held.part(0, 4).littleEndian
      let count = Int(input.held.part(4, 6).littleEndian)
      let kind = input.held[6]
      if kind == 0 && count == 0 && sum == 0 {
        // The rest of a block that was set aside.
        _ = try input.hold(left)
        input.take(left)
        continue
      }
      guard try input.hold(7 + count) else {
        reading.problems.append(.lastRecordCut(file: name))
        return
      }
      number += 1
      let data = input.held.part(7, 7 + count)
      let isGood = UInt64(CRC32.sum(kind, data)) == sum
      if !isGood {
        reading.problems.append(.damagedRecord(number: number, file: name))
        isDamaged = true
        // The length may be what is wrong: the next block is sure.
        if count + 7 > left {
          _ = try input.hold(left)
          input.take(left)
          continue
        }
      }
      if kind == 1 || kind == 2 {
        record.removeAll(keepingCapacity: true)
        isDamaged = !isGood
      }
      if record.count + count <= LogInput.longestPiece { record.append(contentsOf: data) }
      if kind == 1 || kind == 4 {
        if !isDamaged { record.withUnsafeBufferPointer { take($0, &reading) } }
        record.removeAll(keepingCapacity: true)
        isDamaged = false
      }
      input.take(7 + count)
    }
  }

  /// Takes a record's row of history.
  private static func take(_ bytes: UnsafeBufferPointer<UInt8>, _ reading: inout LogReading) {
    var message = WireMessage(bytes)
    while let (field, value) = message.next() {
      guard field == 3, case .bytes(let row) = value else { continue }
      var history = WireMessage(row)
      while let (field, value) = history.next() {
        if field == 1, case .bytes(let item) = value { take(item: item, &reading) }
        // The step has a message of its own, too.
        if field == 2, case .bytes(let step) = value {
          var step = WireMessage(step)
          while let (field, value) = step.next() {
            if field == 1, case .varint(let number) = value {
              reading.table.set("_step", Double(Int64(bitPattern: number)))
            }
          }
        }
      }
      reading.table.end()
    }
  }

  private static func take(item bytes: UnsafeBufferPointer<UInt8>, _ reading: inout LogReading) {
    var item = WireMessage(bytes)
    var path: [UInt8] = []
    var nested: [UInt8] = []
    var json: UnsafeBufferPointer<UInt8>?
    while let (field, value) = item.next() {
      guard case .bytes(let text) = value else { continue }
      switch field {
      case 1: path = Array(text)
      case 2: nested += (nested.isEmpty ? [] : [UInt8(ascii: ".")]) + Array(text)
      case 16: json = text
      default: break
      }
    }
    if path.isEmpty { path = nested }
    guard let json, !path.isEmpty, path.count <= 512 else { return }
    if let number = LogNumber(json) {
      reading.table.set(path, number)
      return
    }
    var tokens = JSONTokens(BufferSource(bytes: json))
    guard let first = try? tokens.next() else { return }
    _ = try? tokens.flatten(first, &path) { _, path, number in if let number { reading.table.set(path, number) } }
  }
}
