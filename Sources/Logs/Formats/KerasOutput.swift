/// What Keras prints while it fits.
package enum KerasOutput: TrainingText {
  package static let name = "keras-output"
  package static let title = "output of Keras"
  package static let signs = "'Epoch N/M' and lines with 'learning_rate:', or 'setting learning rate to'"
  package static let belongs = "all updates of this epoch; epochs from 1"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine { $0.hasPrefix("Epoch ") && $0.contains("LearningRateScheduler") && $0.contains("learning rate to") }
      || head.hasLine { $0.hasPrefix("Epoch ") && $0.dropFirst(6).contains("/") }
        && head.hasLine { $0.contains("- loss: ") && ($0.contains("learning_rate: ") || $0.contains("- lr: ")) }
  }

  static func begin(_ reading: inout LogReading) {
    reading.begin(
      "Keras", .thisEpoch, clock: .epochs(first: 1, .start), steps: ["epoch"], rates: ["learning_rate", "lr"],
      digits: .significant)
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    if line.begins(with: "Epoch "), let epoch = line.whole(at: 6) {
      if epoch.end < line.bytes.count, line.bytes[epoch.end] == UInt8(ascii: "/") {
        if reading.currentEpoch != epoch.value { reading.fullRate = nil }
        reading.currentEpoch = epoch.value
        if let next = reading.nextRate, next.epoch == epoch.value { take(next.rate, of: epoch.value, &reading) }
        return
      }
      guard let place = line.behind("learning rate to ", from: epoch.end), let rate = line.number(at: place) else {
        return
      }
      if line.find("ReduceLROnPlateau") != nil {
        reading.nextRate = (epoch.value + 1, rate)
      } else if line.find("LearningRateScheduler") != nil {
        reading.currentEpoch = epoch.value
        take(rate, of: epoch.value, &reading)
      }
      return
    }
    guard let epoch = reading.currentEpoch, line.find("loss: ") != nil else {
      if !line.isEnded, line.bytes.count > 0 { reading.problems.append(.lastLineCut) }
      return
    }
    let full = reading.fullRate?.epoch == epoch ? reading.fullRate?.rate : nil
    reading.table.set("epoch", epoch)
    var place = 0
    while let colon = line.find(": ", from: place) {
      var start = colon
      while start > 0, line.bytes[start - 1] > 0x20 { start -= 1 }
      let name = line.slice(start, colon)
      let isRate = name.elementsEqual("learning_rate".utf8) || name.elementsEqual("lr".utf8)
      if start < colon, !(isRate && full != nil), let number = line.number(at: colon + 2) {
        reading.table.set(name, number)
      }
      place = colon + 2
    }
    if let full { reading.table.set("learning_rate", full) }
    reading.table.end()
  }

  private static func take(_ rate: LogNumber, of epoch: Double, _ reading: inout LogReading) {
    reading.fullRate = (epoch, rate)
    reading.digits = .full
    reading.table.set("epoch", epoch)
    reading.table.set("learning_rate", rate)
    reading.table.end()
  }
}

/// Lines that tell a rate only where it changes, as MXNet and PyTorch print them.
package enum RateChanges: TrainingText {
  package static let name = "rate-changes"
  package static let title = "changes of the rate, as MXNet or PyTorch print them"
  package static let signs = "'Update[N]: Change learning rate to …', 'reducing learning rate of group 0 to …'"
  package static let belongs = "the update from which it holds"

  package static func recognises(_ head: LogHead) -> Bool {
    head.hasLine {
      $0.contains("hange learning rate to ") || $0.contains("learning rate of group ") && $0.contains(" to ")
    }
  }

  static func begin(_ reading: inout LogReading) {
    reading.attribution = .thisUpdate
    reading.stepColumns = ["update", "epoch"]
    reading.rateColumns = ["lr"]
    reading.digits = .significant
  }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    if let place = line.behind("hange learning rate to "), let rate = line.number(at: place) {
      guard let at = line.behind("Update["), let step = line.whole(at: at) else { return }
      reading.writer = "MXNet"
      reading.clock = .updates(offset: 0)
      reading.holdsChangesOnly = true
      reading.table.set("update", step.value)
      reading.table.set("lr", rate)
      reading.table.end()
    } else if let place = line.behind("learning rate of group "), let group = line.whole(at: place),
      let to = line.behind(" to ", from: group.end), let rate = line.number(at: to)
    {
      reading.writer = "PyTorch"
      let name = group.value == 0 ? "lr" : "lr[\(Int(group.value))]"
      if let at = line.behind("Epoch "), let epoch = line.whole(at: at) {
        reading.clock = .epochs(first: 0, .start)
        reading.holdsChangesOnly = line.find("reducing") != nil
        reading.table.set("epoch", epoch.value)
      } else if group.value == 0 {
        // A line each time that the scheduler is asked, from the beginning on.
        reading.clock = .rows
        reading.table.end()
      }
      reading.table.set(named: name, rate)
      if reading.clock != .rows { reading.table.end() }
    } else if !line.isEnded, line.find("learning rate") != nil {
      reading.problems.append(.lastLineCut)
    }
  }

  static func end(_ reading: inout LogReading) { reading.table.end() }
}
