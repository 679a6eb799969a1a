/// What transformers' Trainer prints: a Python dictionary a step that it logs, among the states of a bar.
package enum TrainerOutput: TrainingText {
  package static let name = "hf-output"
  package static let title = "output of transformers"
  package static let signs = "lines with {'loss': …, 'learning_rate': …, 'epoch': …}"
  package static let belongs =
    "this update from transformers 4.51 on, before that the next; it prints no step, but the epoch"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { $0.contains("{'") && $0.contains("'learning_rate':") && $0.contains("'epoch':") }
  }

  static func begin(_ reading: inout LogReading) {
    reading.writer = "transformers"
    reading.attribution = .thisUpdate
    reading.clock = .epochFractions(offset: -1)
    reading.epochColumn = "epoch"
    // There is no column of this name: an epoch is no step here.
    reading.stepColumns = ["\0step"]
    reading.rateColumns = ["learning_rate"]
    reading.digits = .full
    reading.keepsRows = true
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    takeBar(line, &reading)
    guard let start = line.find("{'") else {
      if !line.isEnded, line.find("{") != nil { reading.problems.append(.lastLineCut) }
      return
    }
    var tokens = JSONTokens(BufferSource(bytes: line.slice(start, line.bytes.count)))
    guard let first = try? tokens.next() else { return }
    var path: [UInt8] = []
    var epoch: Double?
    var isSummary = false
    let isWhole = try? tokens.flatten(first, &path) { _, path, number in
      guard let number else { return }
      if path.elementsEqual("epoch".utf8) { epoch = number.value }
      if path.elementsEqual("train_runtime".utf8) { isSummary = true }
      reading.table.set(path, number)
    }
    guard isWhole == true, let epoch else {
      reading.table.drop()
      if isWhole != true { reading.broken(line) }
      return
    }
    if isSummary {
      reading.table.drop()
      if let total = reading.totalUpdates, epoch > 0, epoch < 1e9 {
        let each = Double(total) / epoch
        if each >= 1, (each - each.rounded()).magnitude < 1e-9 * each { reading.updatesPerEpoch = Int(each.rounded()) }
      }
      return
    }
    if let place = line.behind("'learning_rate': ", from: start), place < line.bytes.count,
      line.bytes[place] == UInt8(ascii: "'")
    {
      // In quotes since 5.0, and then with four digits.
      reading.writer = "transformers 5"
      reading.digits = .fixed(.significant(4))
    }
    if epoch < reading.highestEpoch {
      let voided = reading.table.removeRows(where: { $0 >= epoch }, in: "epoch")
      reading.problems.append(.restart(atStep: epoch, replaced: voided))
    }
    reading.highestEpoch = epoch
    reading.table.end()
  }

  /// The length of the run, as a bar tells it: `5/100 [`.
  private static func takeBar(_ line: TextLine, _ reading: inout LogReading) {
    guard reading.totalUpdates == nil, let percent = line.find("%|"),
      let bar = line.find("| ", from: percent + 2) ?? line.find("|", from: percent + 2),
      let done = line.whole(at: bar + 1), done.end < line.bytes.count, line.bytes[done.end] == UInt8(ascii: "/"),
      let total = line.whole(at: done.end + 1), total.value >= 1, total.value < 0x1p53,
      line.find("[", from: total.end) != nil
    else { return }
    reading.totalUpdates = Int(total.value)
  }

  static func end(_ reading: inout LogReading) {
    if reading.writer == "transformers 5" { return }
    let each = reading.updatesPerEpoch
    let total = reading.totalUpdates.map(Double.init)
    TrainerOffset.decide(
      &reading, total: each == nil ? nil : total, stepsAre: "epoch", scale: each.map(Double.init))
  }
}
