internal import Documents

/// The names of a table's columns, as its first line tells them.
struct TableHead {
  /// The names, without blanks around them; empty for a table that has none.
  let names: [String]
  /// How many columns there are.
  let columns: Int
  /// How the table is written.
  let layout: TableLayout

  /// Finds out how a table is written; `nil` for what is no table of several columns.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, path: String) {
    guard let layout = try? TableLayout(of: bytes, path: path) else { return nil }
    self.layout = layout
    columns = layout.columns
    names = layout.names ?? []
  }

  /// Finds out how the table is written that a file begins with.
  init?(_ head: LogHead) {
    guard let first = head.firstByte, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return nil }
    let bytes = head.bytes
    guard let made = bytes.withUnsafeBufferPointer({ TableHead($0, path: head.path) }) else { return nil }
    self = made
  }

  /// Whether it is divided by a comma, a semicolon or tabs, as programs write tables.
  var isDivided: Bool { layout.divider != .blanks && layout.divider != .none && columns > 1 }
}

/// Tables of which each row is one of a log.
protocol TableFormat: LogFormat {
  /// Whether a table with such names is one of this format.
  static func recognises(_ names: [String], _ head: LogHead) -> Bool
  /// Says what the format knows.
  static func begin(_ reading: inout LogReading, _ names: [String])
  /// Ends the reading.
  static func end(_ reading: inout LogReading)
}

extension TableFormat {
  static func end(_ reading: inout LogReading) {}

  package static func recognises(_ head: LogHead) -> Bool {
    guard let table = TableHead(head), table.isDivided, !table.names.isEmpty else { return false }
    return recognises(table.names, head)
  }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    try Tables.read(input, &reading, title: title) { names, reading in begin(&reading, names) }
    end(&reading)
  }
}

/// Reads tables into rows.
enum Tables {
  /// Reads a table.
  static func read(
    _ input: LogInput, _ reading: inout LogReading, title: String, _ begin: ([String], inout LogReading) -> Void
  ) throws(LogFault) {
    _ = try input.hold(LogInput.headSize)
    guard let head = TableHead(input.held, path: input.path) else {
      throw .noRows(path: input.path, format: title, column: nil)
    }
    let names = names(of: head)
    begin(names, &reading)
    let isLarge = input.isLarge
    let request = reading.request
    let columns = names.indices.filter {
      !isLarge || request.keeps(names[$0]) || reading.rateColumns.contains(names[$0])
    }
    reading.table.declare(columns.map { names[$0] })
    if isLarge, columns.count < names.count {
      reading.notes.append(LogReading.onlyKeptNote)
    }
    if let size = input.byteCount { reading.table.reserve(size / max(1, rowSize(input.held))) }
    var reader = TableReader(head.layout, columns: columns, path: input.path, isLenient: true)
    while true {
      let isLast = try !input.hold(max(LogInput.blockSize, input.held.count + 1))
      let read: Int
      do throws(TableError) {
        read = try reader.read(input.held, isLast: isLast) { (values, _) throws(TableError) in
          reading.table.append(values)
        }
      } catch {
        // A lenient reader passes over whatever is wrong.
        break
      }
      input.take(read)
      if isLast { break }
      if read == 0, input.held.count > LogInput.longestPiece { break }
    }
    reading.brokenLines += reader.skippedRows
    if reader.lastRowIsCut { reading.problems.append(.lastLineCut) }
  }

  /// How many bytes a row has, as far as the first ones tell.
  private static func rowSize(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let count = bytes.count { $0 == UInt8(ascii: "\n") }
    // Numbers of steps grow, so that later rows are longer, and seldom shorter.
    return count > 1 ? bytes.count / count : bytes.count
  }

  /// The names of the columns: their own, those of repeated names with a number, or of two columns without names step and rate.
  private static func names(of head: TableHead) -> [String] {
    if head.names.isEmpty {
      if head.columns == 1 { return ["lr"] }
      if head.columns == 2 { return ["step", "lr"] }
      return (1...max(1, head.columns)).map { "#\($0)" }
    }
    var seen: [String: Int] = [:]
    return head.names.enumerated().map { index, name in
      let name = name.isEmpty ? "#\(index + 1)" : name
      seen[name, default: 0] += 1
      return seen[name] == 1 ? name : "\(name)#\(index + 1)"
    }
  }
}

/// `metrics.csv` of Lightning's CSVLogger.
package enum LightningCSV: TableFormat {
  package static let name = "lightning-csv"
  package static let title = "metrics.csv of Lightning"
  package static let signs = "a table with the columns step and lr-*"
  package static let belongs = "this update: step counts the updates made before it"

  static func recognises(_ names: [String], _ head: LogHead) -> Bool {
    names.contains("step") && names.contains { $0.hasPrefix("lr-") }
  }

  static func begin(_ reading: inout LogReading, _ names: [String]) {
    reading.begin(
      "LearningRateMonitor of Lightning", .thisUpdate, clock: .updates(offset: 0), steps: ["step"], digits: .full)
  }
}

/// `results.csv` of Ultralytics.
package enum UltralyticsCSV: TableFormat {
  package static let name = "ultralytics-csv"
  package static let title = "results.csv of Ultralytics"
  package static let signs = "a table with the columns epoch and lr/pg0, or x/lr0 of YOLOv5"
  package static let belongs = "the last update of this epoch; epochs from 1"

  static func recognises(_ names: [String], _ head: LogHead) -> Bool {
    names.contains("epoch") && names.contains { $0.hasPrefix("lr/pg") || $0 == "x/lr0" }
  }

  static func begin(_ reading: inout LogReading, _ names: [String]) {
    reading.begin("Ultralytics", .lastOfEpoch, steps: ["epoch"], rates: ["lr/pg0", "x/lr0"])
  }

  static func end(_ reading: inout LogReading) {
    // Releases before 8.0 count epochs from 0.
    let least = reading.table.index(of: ["epoch"]).map { reading.table.values($0).filter { !$0.isNaN } }?.min() ?? 1
    reading.clock = .epochs(first: least == 0 ? 0 : 1, .last)
    let rates =
      reading.table.index(of: reading.rateColumns).map { reading.table.values($0).filter { $0.isFinite } } ?? []
    let digits = rates.prefix(1000).map(DigitCount.count).max() ?? 6
    // Before 8.0.220 or so five digits were written, then six; those of 2024 and later are `%.6g`, too.
    reading.digits = digits <= 6 ? .fixed(.significant(max(5, digits))) : .full
    if rates.count > 1 {
      reading.notes.append("optimizer=auto of Ultralytics takes a rate of its own and not lr0")
    }
  }
}

/// `summary.csv` of timm.
package enum TimmSummary: TableFormat {
  package static let name = "timm-csv"
  package static let title = "summary.csv of timm"
  package static let signs = "a table with the columns epoch, train_loss and lr"
  package static let belongs = "all updates of this epoch, from 0; with --sched-on-updates the next update"

  static func recognises(_ names: [String], _ head: LogHead) -> Bool {
    names.first == "epoch" && names.contains("train_loss") && names.contains("lr")
      && names.contains { $0.hasPrefix("eval_") }
  }

  static func begin(_ reading: inout LogReading, _ names: [String]) {
    reading.begin("timm", .thisEpoch, clock: .epochs(first: 0, .start), steps: ["epoch"], rates: ["lr"], digits: .full)
    reading.notes.append("lr of timm is the mean over the parameter groups")
  }
}

/// The CSVLogger of Keras.
package enum KerasCSV: TableFormat {
  package static let name = "keras-csv"
  package static let title = "CSV of Keras"
  package static let signs = "a table with the columns epoch, loss and learning_rate or lr"
  package static let belongs = "all updates of this epoch, from 0"

  static func recognises(_ names: [String], _ head: LogHead) -> Bool {
    names.first == "epoch" && names.contains("loss") && ColumnNames.step(among: names)?.isEpoch == true
      && (names.contains("learning_rate") || names.contains("lr"))
  }

  static func begin(_ reading: inout LogReading, _ names: [String]) {
    reading.begin(
      "Keras", .thisEpoch, clock: .epochs(first: 0, .start), steps: ["epoch"], rates: ["learning_rate", "lr"],
      digits: .full)
  }
}

/// What W&B exports of a chart's panel, or of a run's history.
package enum WandBPanel: TableFormat {
  package static let name = "wandb-csv"
  package static let title = "CSV of W&B"
  package static let signs = "a table with the column Step and 'RUN - KEY' with its __MIN and __MAX, or with _step"
  package static let belongs = "nothing tells; taken for this update"

  static func recognises(_ names: [String], _ head: LogHead) -> Bool {
    names.contains { $0.hasSuffix("__MIN") } && names.contains { $0.contains(" - ") } || names.contains("_step")
  }

  static func begin(_ reading: inout LogReading, _ names: [String]) {
    reading.writer = "W&B"
    reading.digits = .full
    if names.contains(where: { $0.hasSuffix("__MIN") }) {
      reading.notes.append("a panel's export may be thinned, as the chart is")
    } else {
      reading.notes.append("history() of W&B samples 500 rows unless it is asked for more")
    }
  }
}

/// Any table that has a rate.
package enum TableLog: TableFormat {
  package static let name = "table"
  package static let title = "table"
  package static let signs =
    "a table with a column of rates and one of steps or epochs, or numbers in one or two columns"
  package static let belongs = "nothing tells; taken for this update, or this epoch"

  package static func recognises(_ head: LogHead) -> Bool {
    let isTable = ["csv", "tsv"].contains(head.fileExtension)
    guard let table = TableHead(head) else { return false }
    if table.names.isEmpty { return isTable }
    guard table.isDivided || isTable else { return false }
    return isTable || recognises(table.names, head)
  }

  static func recognises(_ names: [String], _ head: LogHead) -> Bool {
    !ColumnNames.rates(among: names).isEmpty && (ColumnNames.step(among: names) != nil || head.fileExtension == "csv")
  }

  static func begin(_ reading: inout LogReading, _ names: [String]) {
    // What lrsched exports has the labels of curves for names.
    if names.first == "iteration", names.count > 1, ColumnNames.rates(among: names).isEmpty {
      reading.rateColumns = Array(names.dropFirst())
      reading.stepColumns = ["iteration"]
      reading.clock = .updates(offset: 0)
      reading.attribution = .thisUpdate
      reading.digits = .full
    }
  }
}
