/// What mmcv 1 and mmengine print.
package enum OpenMMLabText: TrainingText {
  package static let name = "openmmlab"
  package static let title = "output of mmengine or mmcv"
  package static let signs =
    "lines with 'Epoch(train) [N][N/M]', 'Iter(train) [N/M]', 'Epoch [N][N/M]' or 'Iter [N/M]' and 'lr:'"
  package static let belongs = "this update; iterations from 1"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { line in
      ["Epoch(train)", "Iter(train)", "Epoch [", "Iter ["].contains { line.contains($0) }
        && (line.contains("lr: ") || line.contains("\tlr_"))
        && line.contains("[") && line.contains("/")
    }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "OpenMMLab", .thisUpdate, clock: .updates(offset: -1), steps: ["\0iter"], rates: ["lr"], digits: .significant)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    let isByEpoch: Bool
    var place: Int
    if let epoch = line.behind("Epoch(train)") ?? line.behind("Epoch ") {
      (place, isByEpoch) = (epoch, true)
    } else if let iter = line.behind("Iter(train)") ?? line.behind("Iter ") {
      (place, isByEpoch) = (iter, false)
    } else {
      return
    }
    // Several optimizers have a rate each: `lr_generator: 2.000e-04`.
    guard line.find("lr:", from: place) != nil || line.find("lr_", from: place) != nil else {
      if !line.isEnded { reading.problems.append(.lastLineCut) }
      return
    }
    var epoch = 1.0
    if isByEpoch {
      guard let open = line.find("[", from: place), let number = line.whole(at: open + 1) else { return }
      (epoch, place) = (number.value, number.end)
    }
    guard let open = line.find("[", from: place), let step = line.whole(at: open + 1),
      let slash = line.find("/", from: step.end), let length = line.whole(at: slash + 1), length.value >= 1,
      length.value < 0x1p53
    else { return }
    if isByEpoch {
      reading.updatesPerEpoch = Int(length.value)
      reading.table.set("\0iter", (epoch - 1) * length.value + step.value)
      reading.table.set("epoch", epoch)
    } else {
      reading.totalUpdates = Int(length.value)
      reading.table.set("\0iter", step.value)
    }
    let behind = line.end({ $0 == UInt8(ascii: "]") }, from: length.end) + 1
    line.takeSpacedPairs(from: behind, into: &reading.table)
    reading.table.end()
    if !line.isEnded, line.find("loss:") == nil { reading.problems.append(.lastLineCut) }
  }
}

/// `log.txt` of detectron2.
package enum Detectron2Text: TrainingText {
  package static let name = "detectron2"
  package static let title = "log of detectron2"
  package static let signs = "lines of d2.utils.events with 'iter:' and 'lr:'"
  package static let belongs = "this update; iterations from 0"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine {
      ($0.contains("utils.events") || $0.contains("eta: ")) && $0.contains(" iter: ") && $0.contains(" lr: ")
    }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "detectron2", .thisUpdate, clock: .updates(offset: 0), steps: ["iter"], rates: ["lr"],
      digits: .fixed(.significant(5)))
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    guard let place = line.find(" iter: ") else { return }
    guard line.find(" lr: ", from: place) != nil else {
      if !line.isEnded { reading.problems.append(.lastLineCut) }
      return
    }
    line.takeSpacedPairs(from: place, into: &reading.table)
    reading.table.end()
  }
}

/// What timm's train.py prints.
package enum TimmLog: TrainingText {
  package static let name = "timm"
  package static let title = "output of timm"
  package static let signs = "lines 'Train: N [ N/M (…)] … LR: …'"
  package static let belongs = "this update; epochs and updates from 0"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { $0.contains("Train: ") && $0.contains("[") && $0.contains("LR: ") }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "timm", .thisUpdate, clock: .updates(offset: 0), steps: ["\0update"], rates: ["LR"], digits: .significant)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    guard let place = line.behind("Train: "), let epoch = line.whole(at: place) else { return }
    guard let open = line.find("[", from: epoch.end), let update = line.whole(at: open + 1),
      let slash = line.find("/", from: update.end), let length = line.whole(at: slash + 1), length.value >= 1,
      length.value < 0x1p53, let lr = line.behind("LR: ", from: length.end), let rate = line.number(at: lr)
    else {
      reading.broken(line)
      return
    }
    reading.updatesPerEpoch = Int(length.value)
    reading.table.set("\0update", epoch.value * length.value + update.value)
    reading.table.set("epoch", epoch.value)
    reading.table.set("LR", rate)
    if let loss = line.behind("Loss: "), let number = line.number(at: loss) { reading.table.set("loss", number) }
    reading.table.end()
  }
}

/// What torchvision's references print, and the many programs that took their MetricLogger over (DeiT, MAE, ConvNeXt), or the
/// ImageNet example of PyTorch.
package enum MetricLoggerText: TrainingText {
  package static let name = "torchvision"
  package static let title = "output of torchvision's references"
  package static let signs = "lines 'Epoch: [N]  [N/M] … lr: …'"
  package static let belongs = "this update; epochs and batches from 0"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { $0.contains("Epoch: [") && $0.contains("/") && ($0.contains(" lr: ") || $0.contains("lr ")) }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "torchvision or the like", .thisUpdate, clock: .updates(offset: 0), steps: ["\0batch"], rates: ["lr"],
      digits: .significant)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    guard let place = line.behind("Epoch: ["), let epoch = line.whole(at: place) else { return }
    guard let open = line.find("[", from: epoch.end), let batch = line.whole(at: open + 1),
      let slash = line.find("/", from: batch.end), let length = line.whole(at: slash + 1), length.value >= 1,
      length.value < 0x1p53
    else { return }
    let isColon = line.find("lr: ", from: length.end) != nil
    guard let lr = line.behind("lr: ", from: length.end) ?? line.behind("lr ", from: length.end),
      let rate = line.number(at: lr)
    else {
      reading.broken(line)
      return
    }
    reading.updatesPerEpoch = Int(length.value)
    reading.table.set("\0batch", epoch.value * length.value + batch.value)
    reading.table.set("epoch", epoch.value)
    if isColon { line.takeSpacedPairs(from: length.end, into: &reading.table) }
    reading.table.set("lr", rate)
    reading.table.end()
  }
}

/// What nanoGPT, build-nanogpt and llm.c print.
package enum NanoGPTLog: TrainingText {
  package static let name = "nanogpt"
  package static let title = "output of nanoGPT, build-nanogpt or llm.c"
  package static let signs = "lines 'iter N: loss …' or 'step N | loss … | lr …'"
  package static let belongs = "this update; steps from 0, of llm.c from 1"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { line in
      line.hasPrefix("iter ") && line.contains(": loss ")
        || line.hasPrefix("step ") && line.contains("|") && line.contains("loss")
          && line.contains(" lr ")
    }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "nanoGPT", .thisUpdate, clock: .updates(offset: 0), steps: ["step"], rates: ["lr"], digits: .significant)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    let start = line.begins(with: "iter ") || line.begins(with: "step ") ? 5 : nil
    guard let start, let step = line.whole(at: start) else {
      if !line.isEnded, line.bytes.count < 5 { reading.problems.append(.lastLineCut) }
      return
    }
    reading.table.set("step", step.value)
    if let bar = line.find("|", from: step.end) {
      if bar > step.end, line.bytes[step.end] == UInt8(ascii: "/"), let total = line.whole(at: step.end + 1),
        total.value < 0x1p53
      {
        // Only llm.c tells the length, and it counts from 1.
        reading.clock = .updates(offset: -1)
        reading.writer = "llm.c"
        reading.totalUpdates = Int(total.value)
      }
      line.parts(UInt8(ascii: "|"), from: bar + 1) { start, stop in
        let first = line.skippingBlanks(from: start)
        let name = line.end({ $0 <= 0x20 || $0 == UInt8(ascii: ":") }, from: first)
        guard name > first, name < stop else { return }
        let value = line.end({ $0 != UInt8(ascii: ":") && $0 > 0x20 }, from: name)
        let end = min(stop, line.end({ $0 <= 0x20 }, from: value))
        if let number = line.number(value, end) { reading.table.set(line.slice(first, name), number) }
      }
    } else {
      line.parts(UInt8(ascii: ","), from: step.end + 1) { start, stop in
        let first = line.skippingBlanks(from: start)
        var last = stop
        while last > first, line.bytes[last - 1] > 0x20 { last -= 1 }
        guard last > first, let number = line.number(last, stop) else { return }
        let name = line.text(first, last)
        reading.table.set(named: name, number)
      }
    }
    reading.table.end()
    if !line.isEnded { reading.problems.append(.lastLineCut) }
  }
}
