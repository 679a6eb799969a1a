/// Lines of which each is a JSON object, whoever wrote them.
package enum JSONLines: LogFormat {
  package static let name = "jsonl"
  package static let title = "JSON lines"
  package static let signs = "lines that are JSON objects, of which one has a rate"
  package static let belongs = "nothing tells; taken for this update"

  package static func recognises(_ head: LogHead) -> Bool {
    // A config on one line is an object, too.
    let objects = Self.objects(of: head)
    guard objects.count > 1 || ["jsonl", "ndjson", "log"].contains(head.fileExtension) else { return false }
    return objects.contains { keys in !ColumnNames.rates(among: keys).isEmpty || keys.contains("loss") }
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    try Self.readAll(input, &reading)
  }

  /// Reads the lines, each of which is a row.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - reading: Takes the rows.
  /// - Throws: A ``LogFault`` where the file cannot be read.
  static func readAll(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.readOnlyKept(ofLarge: input)
    // Plain lines are read where they stand, others one by one.
    var (hasBegun, misses) = (false, 0)
    while true {
      if misses < mostMisses {
        _ = try input.hold(LogInput.blockSize)
        let taken = FlatObjects.take(input.held, dividedBy: .lineEnd, into: &reading.table)
        input.take(taken)
        misses = taken > 0 ? 0 : misses + 1
        if taken > 0 {
          hasBegun = true
          continue
        }
      }
      guard
        try LogLines.readLine(
          input,
          { (line) throws(LogFault) in
            try take(line, &reading, &hasBegun) { _, _ in true }
          })
      else { return }
    }
  }

  /// After so many lines that are not plain no line is taken for one.
  private static let mostMisses = 64

  /// Reads the lines.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - reading: Takes the rows.
  ///   - isRow: Whether an object is a row, by its texts: the way to each and what it says.
  /// - Throws: A ``LogFault`` where the file cannot be read.
  static func read(
    _ input: LogInput, _ reading: inout LogReading, isRow: (_ key: String, _ text: String) -> Bool
  ) throws(LogFault) {
    var hasBegun = false
    try LogLines.read(input) { (line) throws(LogFault) in try take(line, &reading, &hasBegun, isRow) }
  }

  private static func take(
    _ line: TextLine, _ reading: inout LogReading, _ hasBegun: inout Bool,
    _ isRow: (_ key: String, _ text: String) -> Bool
  ) throws(LogFault) {
    // A byte order mark, and what a logger puts before.
    guard let start = line.bytes.firstIndex(of: UInt8(ascii: "{")) else {
      if hasBegun, line.skippingBlanks(from: 0) < line.bytes.count { reading.brokenLines += 1 }
      return
    }
    var tokens = JSONTokens(BufferSource(bytes: line.slice(start, line.bytes.count)))
    let first = try tokens.next()
    var path: [UInt8] = []
    var keeps = true
    let isWhole = try tokens.flatten(first, &path) { tokens, path, number in
      if let number {
        reading.table.set(path, number)
      } else if !isRow(String(decoding: path, as: UTF8.self), String(decoding: tokens.text, as: UTF8.self)) {
        keeps = false
      }
    }
    guard isWhole else {
      reading.table.drop()
      reading.broken(line)
      return
    }
    hasBegun = true
    if keeps { reading.table.end() } else { reading.table.drop() }
  }

  /// The keys of the first lines that are objects, those of a few at most.
  static func objects(of head: LogHead) -> [[String]] {
    guard head.lines.contains(where: { $0.hasPrefix("{") }) else { return [] }
    var objects: [[String]] = []
    for line in head.lines.prefix(64) where line.hasPrefix("{") && line.utf8.count > 4 && !line.hasPrefix("{'") {
      var keys: [String] = []
      var line = line
      let isWhole = line.withUTF8 { bytes in
        var tokens = JSONTokens(BufferSource(bytes: bytes))
        var path: [UInt8] = []
        guard let first = try? tokens.next() else { return false }
        return (try? tokens.flatten(first, &path) { _, path, _ in keys.append(String(decoding: path, as: UTF8.self)) })
          == true
      }
      // A long first line, such as the environment, is cut off.
      if isWhole || !keys.isEmpty && objects.isEmpty { objects.append(keys) }
    }
    return objects
  }
}

/// `.log.json` of mmcv 1.x.
package enum MMCVJSON: LogFormat {
  package static let name = "mmcv-json"
  package static let title = "log.json of mmcv 1"
  package static let signs = "JSON lines with the keys mode, iter and lr"
  package static let belongs = "this update; iterations from 1, in their epoch where training is by epochs"

  package static func recognises(_ head: LogHead) -> Bool {
    JSONLines.objects(of: head).contains { keys in
      keys.contains("mode") && keys.contains("iter") && keys.contains { $0 == "lr" || $0.hasPrefix("lr.") }
    }
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.writer = "mmcv 1"
    reading.digits = .fixed(.decimals(5))
    reading.attribution = .thisUpdate
    reading.stepColumns = ["iter"]
    try JSONLines.read(input, &reading) { key, text in key != "mode" || text == "train" }
    try OpenMMLab.count(&reading)
  }
}

/// What counts the iterations of OpenMMLab's logs.
enum OpenMMLab {
  /// Finds out whether iterations begin anew with each epoch.
  static func count(_ reading: inout LogReading) throws(LogFault) {
    let table = reading.table
    guard let step = table.index(of: ["iter"]), let epoch = table.index(of: ["epoch"]) else {
      reading.clock = .updates(offset: -1)
      return
    }
    let (steps, epochs) = (table.values(step), table.values(epoch))
    var highest = -Double.infinity
    var beginsAnew = false
    var epochOfHighest = 0.0
    for (step, epoch) in zip(steps, epochs) where step.isFinite && epoch.isFinite {
      if step <= highest, epoch > epochOfHighest { beginsAnew = true }
      if step > highest || epoch > epochOfHighest { (highest, epochOfHighest) = (step, epoch) }
    }
    guard beginsAnew else {
      reading.clock = .updates(offset: -1)
      return
    }
    reading.clock = .epochAndIteration(offset: -1)
    reading.epochColumn = "epoch"
  }
}

/// `metrics.json` of detectron2.
package enum Detectron2JSON: LogFormat {
  package static let name = "detectron2-json"
  package static let title = "metrics.json of detectron2"
  package static let signs = "JSON lines with the keys iteration and lr"
  package static let belongs = "this update; iterations from 0"

  package static func recognises(_ head: LogHead) -> Bool {
    JSONLines.objects(of: head).contains { $0.contains("iteration") && $0.contains("lr") }
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.begin("detectron2", .thisUpdate, clock: .updates(offset: 0), steps: ["iteration"], digits: .full)
    try JSONLines.readAll(input, &reading)
  }
}

/// `scalars.json` of mmengine.
package enum MMEngineScalars: LogFormat {
  package static let name = "mmengine-scalars"
  package static let title = "scalars.json of mmengine"
  package static let signs = "JSON lines with the keys step, lr and data_time or iter"
  package static let belongs = "this update; step counts the iterations made"

  package static func recognises(_ head: LogHead) -> Bool {
    JSONLines.objects(of: head).contains { keys in
      keys.contains("step") && keys.contains { $0 == "lr" || $0.hasPrefix("lr.") || $0 == "base_lr" }
        && (keys.contains("data_time") || keys.contains("iter"))
    }
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.begin("mmengine", .thisUpdate, clock: .updates(offset: -1), steps: ["step"], digits: .full)
    try JSONLines.readAll(input, &reading)
  }
}

/// `wandb-history.jsonl` of W&B, and what its interface returns as JSON lines.
package enum WandBHistory: LogFormat {
  package static let name = "wandb-history"
  package static let title = "history of W&B"
  package static let signs = "JSON lines with the keys _step or _runtime"
  package static let belongs = "nothing tells; taken for this update"

  package static func recognises(_ head: LogHead) -> Bool {
    JSONLines.objects(of: head).contains { $0.contains("_step") || $0.contains("_runtime") }
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    reading.writer = "wandb"
    reading.digits = .full
    try JSONLines.readAll(input, &reading)
  }
}
