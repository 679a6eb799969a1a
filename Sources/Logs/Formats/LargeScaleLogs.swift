/// The standard output of Megatron-LM.
package enum MegatronLog: TrainingText {
  package static let name = "megatron"
  package static let title = "output of Megatron-LM"
  package static let signs = "lines with ' iteration N/ M |' and 'learning rate:'"
  package static let belongs = "the next update: iteration less all skipped ones"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine {
      $0.contains("iteration") && $0.contains("|") && $0.contains("learning rate:") && $0.contains("consumed")
    }
      || head.hasLine { $0.contains(" iteration ") && $0.contains("/") && $0.contains("| learning rate:") }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "Megatron-LM", .nextUpdate, clock: .updates(offset: 0), steps: ["iteration"], rates: ["learning rate"],
      digits: .significant)
    reading.skipped = ("number of skipped iterations", isSum: false)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    guard let place = line.behind("iteration"), let step = line.whole(at: place), line.find("learning rate:") != nil
    else {
      if !line.isEnded, line.behind("iteration") != nil { reading.problems.append(.lastLineCut) }
      return
    }
    let slash = line.skippingBlanks(from: step.end)
    guard slash < line.bytes.count, line.bytes[slash] == UInt8(ascii: "/") else { return }
    if let total = line.whole(at: slash + 1), total.value < 0x1p53 { reading.totalUpdates = Int(total.value) }
    let bar = line.end({ $0 == UInt8(ascii: "|") }, from: slash)
    line.takePairs(from: bar, divider: UInt8(ascii: "|"), sign: UInt8(ascii: ":"), into: &reading.table)
    reading.table.set("iteration", step.value)
    reading.table.end()
    if !line.isEnded, line.bytes.last != UInt8(ascii: "|") { reading.problems.append(.lastLineCut) }
  }
}

/// The standard output of DeepSpeed.
package enum DeepSpeedLog: TrainingText {
  package static let name = "deepspeed"
  package static let title = "output of DeepSpeed"
  package static let signs = "lines with '[Rank 0] step=N, skipped=…, lr=[…]'"
  package static let belongs = "the next update: step less the skipped ones"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { $0.contains("step=") && $0.contains("skipped=") && $0.contains("lr=[") }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin("DeepSpeed", .nextUpdate, clock: .updates(offset: 0), steps: ["step"], rates: ["lr"], digits: .full)
    reading.skipped = ("skipped", isSum: true)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    guard let place = line.behind("step="), let step = line.whole(at: place),
      let skippedPlace = line.behind("skipped=", from: step.end), let skipped = line.whole(at: skippedPlace),
      let lr = line.behind("lr=[", from: skipped.end)
    else {
      if !line.isEnded, line.find("[Rank") != nil || line.find("] [R") != nil { reading.problems.append(.lastLineCut) }
      return
    }
    let close = line.end({ $0 == UInt8(ascii: "]") }, from: lr)
    guard close < line.bytes.count else {
      reading.broken(line)
      return
    }
    reading.table.set("step", step.value)
    reading.table.set("skipped", skipped.value)
    var group = 0
    var start = lr
    while start < close {
      let stop = min(close, line.end({ $0 == UInt8(ascii: ",") }, from: start))
      if let number = line.number(start, stop) {
        if group == 0 { reading.table.set("lr", number) } else { reading.table.set(named: "lr[\(group)]", number) }
      }
      group += 1
      start = stop + 1
    }
    reading.table.end()
    if !line.isEnded, line.find("mom=") == nil { reading.problems.append(.lastLineCut) }
  }
}

/// The standard output of NeMo: its printer of metrics, or its bar.
package enum NeMoLog: TrainingText {
  package static let name = "nemo"
  package static let title = "output of NeMo"
  package static let signs = "'Training epoch N, iteration N/M |', or a bar with global_step= and lr="
  package static let belongs = "this update; where several lie between two lines, the mean over them"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { $0.contains("Training epoch ") && $0.contains(", iteration ") }
      || head.hasLine { $0.contains("global_step=") && $0.contains(" lr=") && $0.contains("Epoch ") }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "NeMo", .thisUpdate, clock: .updates(offset: 0), steps: ["global_step", "iteration"], rates: ["lr"],
      digits: .significant)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    if let place = line.behind("Training epoch ") {
      let bar = line.end({ $0 == UInt8(ascii: "|") }, from: place)
      if let at = line.behind(", iteration ", from: place), let step = line.whole(at: at) {
        reading.table.set("iteration", step.value)
        reading.table.set("\0window", 1)
      }
      line.takePairs(from: bar, divider: UInt8(ascii: "|"), sign: UInt8(ascii: ":"), into: &reading.table)
      finish(line, &reading)
    } else if line.find("global_step=") != nil, line.find("lr=") != nil,
      let bracket = line.find("v_num=") ?? line.find("[")
    {
      line.takePairs(from: bracket, divider: UInt8(ascii: ","), sign: UInt8(ascii: "="), into: &reading.table)
      finish(line, &reading)
    }
  }

  private static func finish(_ line: TextLine, _ reading: inout LogReading) {
    reading.table.end()
    if !line.isEnded, line.bytes.last != UInt8(ascii: "]") { reading.problems.append(.lastLineCut) }
  }

  static func end(_ reading: inout LogReading) {
    guard reading.table.index(of: ["\0window"]) != nil,
      let index = reading.table.index(of: ["global_step"]) ?? reading.table.index(of: ["iteration"])
    else { return }
    let steps = reading.table.values(index).filter { $0.isFinite }
    let distances = zip(steps.dropFirst(), steps).map { $0 - $1 }.filter { $0 > 0 }
    // Of the first line nothing tells how long its window is, but it ends where the others do.
    guard let least = distances.min(), least > 1 else { return }
    reading.attribution = .windowMean
    reading.notes.append("NeMo logs the mean over the updates since the line before, of the rate too")
  }
}

/// fairseq's progress bars: simple, json, and the lines of an epoch's end.
package enum FairseqLog: TrainingText {
  package static let name = "fairseq"
  package static let title = "output of fairseq"
  package static let signs = "lines with num_updates and lr"
  package static let belongs = "the next update: num_updates were made"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { line in
      ["num_updates=", "num_updates ", "num_updates\":"].contains { line.contains($0) }
        && (line.contains("lr=") || line.contains("lr ") || line.contains("lr\":"))
    }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "fairseq", .nextUpdate, clock: .updates(offset: 0), steps: ["num_updates"], rates: ["lr"],
      digits: .fixed(.significant(6)))
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    // What was killed in the middle of a line has the beginning of the next one behind it.
    guard line.find("num_updates") != nil else {
      if !line.isEnded, line.find("epoch") != nil { reading.problems.append(.lastLineCut) }
      return
    }
    if let brace = line.find("{\"") {
      var tokens = JSONTokens(BufferSource(bytes: line.slice(brace, line.bytes.count)))
      guard let first = try? tokens.next() else { return }
      var path: [UInt8] = []
      var isValid = false
      let isWhole = try? tokens.flatten(first, &path) { _, path, number in
        guard let number else { return }
        if path.starts(with: "valid_".utf8) { isValid = true }
        reading.table.set(path.starts(with: "train_".utf8) ? Array(path[6...]) : path, number)
      }
      if isWhole == true, !isValid { reading.table.end() } else { reading.table.drop() }
      if isWhole != true { reading.broken(line) }
      return
    }
    guard line.find("valid on") == nil else {
      if !line.isEnded { reading.problems.append(.lastLineCut) }
      return
    }
    if let step = value(of: "num_updates", line), let rate = value(of: "lr", line) {
      reading.table.set("num_updates", step)
      reading.table.set("lr", rate)
      if let loss = value(of: "loss", line) { reading.table.set("loss", loss) }
      if let ppl = value(of: "ppl", line) { reading.table.set("ppl", ppl) }
      if let norm = value(of: "gnorm", line) { reading.table.set("gnorm", norm) }
      reading.table.end()
      if !line.isEnded { reading.problems.append(.lastLineCut) }
    } else {
      reading.broken(line)
    }
  }

  /// The value behind a key that stands alone: `lr=0.1`, `| lr 0.1`.
  private static func value(of key: StaticString, _ line: TextLine) -> LogNumber? {
    var place = 0
    while let found = line.find(key, from: place) {
      place = found + key.utf8CodeUnitCount
      guard found == 0 || line.bytes[found - 1] <= 0x20 || line.bytes[found - 1] == UInt8(ascii: "|"),
        place < line.bytes.count, line.bytes[place] == UInt8(ascii: "=") || line.bytes[place] == UInt8(ascii: " ")
      else { continue }
      return line.number(at: place + 1)
    }
    return nil
  }
}

/// torchtune's `log_*.txt`.
package enum TorchtuneLog: TrainingText {
  package static let name = "torchtune"
  package static let title = "log of torchtune"
  package static let signs = "lines 'Step N | loss:… lr:…'"
  package static let belongs = "the next update: step counts the updates made"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { $0.hasPrefix("Step ") && $0.contains(" | ") && $0.contains("lr:") }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin("torchtune", .nextUpdate, clock: .updates(offset: 0), steps: ["step"], rates: ["lr"], digits: .full)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    guard line.begins(with: "Step "), let step = line.whole(at: 5), let bar = line.find("|", from: step.end) else {
      if !line.isEnded, line.begins(with: "Step") { reading.problems.append(.lastLineCut) }
      return
    }
    reading.table.set("step", step.value)
    line.takePairs(from: bar + 1, divider: UInt8(ascii: " "), sign: UInt8(ascii: ":"), into: &reading.table)
    reading.table.end()
    if !line.isEnded { reading.problems.append(.lastLineCut) }
  }
}

/// Composer's FileLogger.
package enum ComposerLog: TrainingText {
  package static let name = "composer"
  package static let title = "log of Composer"
  package static let signs = "lines '[metric][batch=N]: NAME: VALUE'"
  package static let belongs = "the next update on the scheduler's clock, which lags by one: batch - 1"

  package static func recognises(_ head: LogHead) -> Bool { head.hasLine { $0.hasPrefix("[metric][batch=") } }

  static func begin(_ reading: inout LogReading) {
    reading.begin("Composer", .nextUpdate, clock: .updates(offset: -1), steps: ["batch"], digits: .fixed(.decimals(4)))
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    guard let place = line.behind("[metric][batch="), let step = line.whole(at: place),
      let start = line.behind("]: ", from: step.end), let colon = line.find(": ", from: start),
      let number = line.number(at: colon + 2)
    else {
      if !line.isEnded { reading.problems.append(.lastLineCut) }
      return
    }
    reading.table.set("batch", step.value)
    reading.table.set(line.slice(start, colon), number)
    reading.table.end()
  }

  static func end(_ reading: inout LogReading) {
    guard let index = reading.table.index(of: ColumnNames.rates(among: reading.table.columns.map(\.name))) else {
      return
    }
    if reading.table.values(index).contains(where: { $0 == 0 }) {
      reading.notes.append("FileLogger writes 4 decimals: a rate below 0.00005 reads as 0")
    }
  }
}
