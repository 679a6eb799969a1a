internal import RealModule

/// `trainer_state.json` of transformers' Trainer, as long as it may be: the history is read row by row.
package enum TrainerState: LogFormat {
  package static let name = "hf-trainer-state"
  package static let title = "trainer_state.json of transformers"
  package static let signs = "a JSON object with the key log_history"
  package static let belongs = "this update (step - 1) from transformers 4.51 on, before that the next (step)"

  package static func recognises(_ head: LogHead) -> Bool {
    guard head.firstByte == UInt8(ascii: "{") else { return false }
    if head.bytes.firstIndex(of: "\"log_history\"") != nil { return true }
    // The keys are sorted, so that only a state that keeps much before it has its history further on.
    return head.path.hasSuffix("trainer_state.json") && !head.isWhole
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.writer = "transformers"
    reading.readOnlyKept(ofLarge: input)
    reading.digits = .full
    reading.stepColumns = ["step"]
    reading.rateColumns = ["learning_rate"]
    var tokens = JSONTokens(InputSource(input: input))
    var facts: [String: Double] = [:]
    var isWhole = try tokens.next() == .beginObject
    scan: while isWhole {
      let token = try tokens.next()
      if token == .comma { continue }
      if token == .endObject { break }
      guard token == .string else {
        isWhole = false
        break
      }
      let key = String(decoding: tokens.text, as: UTF8.self)
      guard try tokens.next() == .colon else {
        isWhole = false
        break
      }
      let value = try tokens.next()
      if key == "log_history", value == .beginArray {
        while true {
          try takePlainRows(of: input, &reading.table)
          let row = try tokens.next()
          if row == .comma { continue }
          if row == .endArray { continue scan }
          guard row == .beginObject, try JSONRows.take(row, &tokens, &reading.table) else {
            isWhole = false
            break scan
          }
        }
      } else if value == .word {
        if let number = tokens.number()?.value { facts[key] = number }
      } else if try !tokens.skip(value) {
        isWhole = false
      }
    }
    if !isWhole { reading.problems.append(.documentCut) }
    if let steps = facts["max_steps"], steps >= 1, steps < 0x1p53 { reading.totalUpdates = Int(steps) }
    TrainerOffset.decide(&reading, total: facts["max_steps"], stepsAre: "step", scale: 1)
  }

  /// Takes the rows that follow as long as they are plain.
  private static func takePlainRows(of input: LogInput, _ table: inout LogTable) throws(LogFault) {
    while true {
      _ = try input.hold(LogInput.blockSize)
      let taken = FlatObjects.take(input.held, dividedBy: .comma, into: &table)
      input.take(taken)
      if taken == 0 { return }
    }
  }
}

/// Rows that are JSON objects.
enum JSONRows {
  /// Takes the numbers of an object as a row.
  ///
  /// - Parameters:
  ///   - first: The first token of it.
  ///   - tokens: What follows.
  ///   - table: The rows.
  ///   - text: Takes the texts, each with the way to it.
  /// - Returns: Whether it was whole; else nothing of it is kept.
  /// - Throws: A ``LogFault`` where the file cannot be read.
  static func take<Source>(
    _ first: JSONTokens<Source>.Token, _ tokens: inout JSONTokens<Source>, _ table: inout LogTable,
    _ text: (_ path: [UInt8], _ text: [UInt8]) -> Void = { _, _ in }
  ) throws(LogFault) -> Bool {
    var path: [UInt8] = []
    let isWhole = try tokens.flatten(first, &path) { tokens, path, number in
      if let number { table.set(path, number) } else { text(path, tokens.text) }
    }
    if isWhole { table.end() } else { table.drop() }
    return isWhole
  }
}

/// Decides whether transformers logged the rate of this update or of the next: nothing in the file tells the release, but only one
/// of both makes a straight warmup or the end of a decay straight.
enum TrainerOffset {
  /// Decides, and tells what it has decided by.
  ///
  /// - Parameters:
  ///   - reading: The rows.
  ///   - total: The updates of the run, where they are known.
  ///   - column: What counts the steps.
  ///   - scale: The updates of a unit of it; `nil` where they are not known.
  static func decide(_ reading: inout LogReading, total: Double?, stepsAre column: String, scale: Double?) {
    guard let rate = reading.table.index(of: ["learning_rate"]), let step = reading.table.index(of: [column]) else {
      return
    }
    let points = ends(of: reading.table.values(step), reading.table.values(rate))
      .map { (step: ($0.step * (scale ?? 1)).roundedWhere(scale != nil), rate: $0.rate) }
    let slack = reading.table.columns[rate].digits > 8 ? 1e-9 : 1e-3
    let next = fits(points, 0, total, slack)
    // Without the updates of an epoch, one less than some cannot be said.
    let this = scale != nil && fits(points, -1, total, slack)
    let isNext = next && !this
    let isKnown = next != this
    reading.attribution = isNext ? .nextUpdate : .thisUpdate
    if case .epochFractions = reading.clock {
      reading.clock = .epochFractions(offset: isNext ? 0 : -1)
    } else {
      reading.clock = .updates(offset: isNext ? 0 : -1)
    }
    if isNext { reading.writer = "transformers before 4.51, by the curve itself" }
    if isKnown, !isNext { reading.writer = "transformers 4.51 or later, by the curve itself" }
    if !isKnown {
      reading.notes.append(
        "taken for transformers 4.51 or later, which log the rate of the update just made; nothing in the file tells the release, and earlier ones log the next"
      )
    }
  }

  /// The first two and the last two rows that have a step and a rate, and one with a rate above 0 between them: all that is asked.
  private static func ends(of steps: [Double], _ rates: [Double]) -> [(step: Double, rate: Double)] {
    let rows = steps.indices.lazy.filter { steps[$0].isFinite && rates[$0].isFinite }
    let first = Array(rows.prefix(2))
    let last = Array(rows.reversed().prefix(2).reversed())
    let positive = rows.first { rates[$0] > 0 }.map { [$0] } ?? []
    return Set(first + positive + last).sorted().map { (steps[$0], rates[$0]) }
  }

  /// Whether the curve is what it should be when the rate of a step is that of the update `step + offset`.
  private static func fits(
    _ points: [(step: Double, rate: Double)], _ offset: Double, _ total: Double?, _ slack: Double
  ) -> Bool {
    // Only a rate of the next update is 0 at the run's end.
    if let total, let last = points.last, last.step == total, points.contains(where: { $0.rate > 0 }) {
      if last.rate == 0 { return offset == 0 }
    }
    // The first rates rise in proportion to the updates made.
    if points.count > 1, points[1].rate > points[0].rate, points[0].step + offset >= 0 {
      let (a, b) = (points[0], points[1])
      if a.rate == 0 { return a.step + offset == 0 }
      return (a.rate * (b.step + offset) - b.rate * (a.step + offset)).magnitude <= slack * b.rate * (b.step + offset)
    }
    // The last ones fall in proportion to the updates left, or half a cosine falls from the beginning.
    guard let total, points.count > 1 else { return false }
    let (a, b) = (points[points.count - 2], points[points.count - 1])
    let (leftA, leftB) = (total - a.step - offset, total - b.step - offset)
    guard b.rate < a.rate, leftA > 0 else { return false }
    if (a.rate * leftB - b.rate * leftA).magnitude <= slack * a.rate * leftA { return true }
    let heightA = 1 + cosine(.pi * (a.step + offset) / total)
    let heightB = 1 + cosine(.pi * (b.step + offset) / total)
    return (a.rate * heightB - b.rate * heightA).magnitude <= slack * a.rate * heightA
  }

  private static func cosine(_ angle: Double) -> Double { Double.cos(angle) }
}

extension Array<UInt8> {
  /// Where a text begins; `nil` where it is not there.
  func firstIndex(of text: StaticString) -> Int? {
    withUnsafeBufferPointer { TextLine(bytes: $0, isEnded: true).find(text) }
  }
}

extension Double {
  /// The nearest whole number where that is asked for.
  fileprivate func roundedWhere(_ isWhole: Bool) -> Double { isWhole ? rounded() : self }
}
