/// Event files of TensorBoard: torch, tensorboardX, Lightning, Keras, TF2, clu.
package enum TensorBoardLog: LogFormat {
  package static let name = "tensorboard"
  package static let title = "TensorBoard event file"
  package static let signs = "a TFRecord whose length has its check sum; in folders, files called events.out.tfevents.*"
  package static let belongs =
    "this update, as Lightning and most code log; of Keras's epoch_learning_rate the next; of DeepSpeed's and Megatron's tags the next"

  private static let stepName: StaticString = "\0step"
  private static let header = 12
  private static let footer = 4

  package static func recognises(_ head: LogHead) -> Bool { head.bytes.withUnsafeBufferPointer { isRecord($0) } }

  /// Whether bytes begin with a record: a length that has its check sum.
  private static func isRecord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= header else { return false }
    let length = bytes.part(0, 8)
    return length.littleEndian < 1 << 31 && UInt64(CRC32C.masked(length)) == bytes.part(8, header).littleEndian
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    try read([input], &reading)
  }

  /// Reads the files of a run, those that begin first first: of a step that several have, the last counts.
  static func read(_ inputs: [LogInput], _ reading: inout LogReading) throws(LogFault) {
    var files: [(input: LogInput, time: Double)] = []
    for input in inputs { files.append((input, try beginning(of: input))) }
    files.sort { ($0.time, $0.input.path) < ($1.time, $1.input.path) }
    for file in files { try read(file: file.input, &reading) }
    reading.stepColumns = ["\0step"]
    reading.digits = .full
    describe(&reading)
  }

  /// When the first record of a file was written.
  private static func beginning(of input: LogInput) throws(LogFault) -> Double {
    guard try input.hold(header) else { return .infinity }
    let length = input.held.littleEndian
    guard length < UInt64(LogInput.headSize), try input.hold(header + Int(length)) else { return .infinity }
    return EventRecord(input.held.part(header, header + Int(length))).time
  }

  private static func read(file input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
    var number = 0
    while try input.hold(1) {
      number += 1
      guard try input.hold(header) else {
        reading.problems.append(.lastRecordCut(file: name))
        return
      }
      let length = input.held.littleEndian
      guard isRecord(input.held) else {
        reading.problems.append(.unreadable(afterRecord: number - 1, file: name))
        return
      }
      let count = Int(clamping: length)
      let whole = header + count + footer
      guard count <= LogInput.longestPiece else {
        // A picture or a graph so large holds no scalar.
        try skip(whole, of: input)
        continue
      }
      guard try input.hold(whole) else {
        reading.problems.append(.lastRecordCut(file: name))
        return
      }
      let data = input.held.part(header, header + count)
      let sum = input.held.part(header + count, whole).littleEndian
      if UInt64(CRC32C.masked(data)) == sum {
        take(EventRecord(data), &reading)
      } else {
        reading.problems.append(.damagedRecord(number: number, file: name))
      }
      input.take(whole)
    }
  }

  private static func skip(_ count: Int, of input: LogInput) throws(LogFault) {
    var rest = count
    while rest > 0, try input.hold(1) {
      let part = min(rest, input.held.count)
      input.take(part)
      rest -= part
    }
  }

  private static func take(_ record: EventRecord, _ reading: inout LogReading) {
    let step = Double(record.step)
    if record.beginsSession {
      let points = reading.table.removeRows(where: { $0 >= step }, in: stepName)
      if points > 0 { reading.problems.append(.purged(fromStep: step, points: points)) }
    }
    record.scalars { tag, value in
      reading.table.set(stepName, step)
      reading.table.set(tag, LogNumber(value: value))
      reading.table.end()
    }
  }

  /// What the tags tell of the writer.
  private static func describe(_ reading: inout LogReading) {
    let names = reading.table.columns.map(\.name)
    reading.attribution = .thisUpdate
    reading.clock = .updates(offset: 0)
    let rate = reading.request.column ?? ColumnNames.rates(among: names).first ?? ""
    if rate == "epoch_learning_rate" || rate.hasPrefix("epoch_") {
      reading.writer = "the callback of Keras"
      reading.clock = .epochs(first: 0, .behind)
      reading.attribution = .nextUpdate
    } else if rate.hasPrefix("Train/Samples/") {
      reading.writer = "DeepSpeed"
      reading.clock = .samples
      reading.attribution = .nextUpdate
    } else if rate == "learning-rate" || rate.hasPrefix("learning-rate/") {
      reading.writer = "Megatron-LM"
      reading.attribution = .nextUpdate
    } else if rate.hasPrefix("lr-") {
      reading.writer = "LearningRateMonitor of Lightning"
    } else if rate == "train/learning_rate" {
      reading.notes.append("as transformers from 4.51 on logs it; earlier releases log the rate of the next update")
    }
  }
}
