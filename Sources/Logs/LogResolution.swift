internal import Numbers

/// Makes a run of the rows of a log: finds its columns, resolves what was logged twice.
struct LogResolution {
  private var reading: LogReading
  private let format: any LogFormat.Type
  private let path: String

  /// Takes what was read.
  init(_ reading: LogReading, _ format: any LogFormat.Type, path: String) {
    self.reading = reading
    self.format = format
    self.path = path
  }

  /// Returns the run.
  ///
  /// - Throws: A ``LogFault`` where there is no column of it, or no row.
  mutating func log() throws(LogFault) -> RunLog {
    let table = reading.table
    let rate = try valueColumn()
    let step = stepColumn()
    var clock = reading.clock ?? self.clock(of: step)
    let epoch = epochColumn(clock)
    let stepValues = step.map { table.values($0.index) }
    let epochValues = epoch.map { table.values($0) }
    if case .epochFractions = clock, epochValues == nil { clock = .rows }
    let keys = self.keys(clock, stepValues, epochValues)
    let rateValues = table.values(rate)
    noteRestarts(keys, rateValues)

    let merged = Merge(keys)
    var rates = merged.values(rateValues)
    let infinite = rates.count { $0.isInfinite }
    if infinite > 0 {
      reading.problems.append(.notFinite(infinite))
      rates = rates.map { $0.isFinite ? $0 : LogTable.missing }
    }
    guard rates.contains(where: { $0.isFinite }) else {
      throw .noRows(path: path, format: format.title, column: table.columns[rate].name)
    }
    let steps = merged.values(stepValues ?? [Double](repeating: LogTable.missing, count: table.count))
    let others = table.columns.indices.filter { index in
      // What only lines have that are no rows, such as a summary, is no column.
      index != rate && index != step?.index && table.columns[index].name.utf8.first != 0
        && table.columns[index].values.contains { !$0.isNaN }
    }
    let columns = others.map { RunLog.Column(name: table.columns[$0].name, values: merged.values(table.values($0))) }
    let name = table.columns[rate].name
    let groups = ColumnNames.rates(among: table.columns.filter { !$0.values.isEmpty }.map(\.name))
    if let decimals = table.columns[rate].decimals, decimals > 0, rates.allSatisfy({ !($0.magnitude > 0) }) {
      reading.notes.append(
        "all its values are written as 0 with \(decimals) \(decimals == 1 ? "decimal" : "decimals"), which shows none that is smaller"
      )
    }
    if reading.brokenLines > 0 { reading.problems.append(.brokenLines(reading.brokenLines)) }
    if table.isThinned { reading.notes.append("it has so many numbers that only steps and rates were kept") }
    noteGroups(name, groups, rates, columns)
    var log = RunLog(
      format: format.name, formatTitle: format.title, writer: reading.writer, path: path, column: name,
      isRate: groups.contains(name), stepColumn: step.map { Self.shown($0.name) }, clock: clock,
      attribution: reading.attribution, rounding: rounding(of: table.columns[rate], rates), steps: steps, rates: rates,
      epochs: epochValues.map { merged.values($0) } ?? [], skipped: [], columns: columns, groups: groups,
      holdsChangesOnly: reading.holdsChangesOnly, updatesPerEpoch: reading.updatesPerEpoch,
      totalUpdates: reading.totalUpdates, problems: reading.problems, notes: reading.notes)
    if let skipped = reading.skipped, let index = table.index(of: [skipped.column]) {
      log.skipped = Self.sums(merged.values(table.values(index)), isSum: skipped.isSum)
    }
    if log.attribution == .unknown, case .epochs = clock { log.attribution = .thisEpoch }
    return log
  }

  /// The column that is asked for, else the one of the rate.
  private mutating func valueColumn() throws(LogFault) -> Int {
    let table = reading.table
    let names = table.columns.map(\.name).filter { $0.utf8.first != 0 }
    if let wanted = reading.request.column {
      if let index = table.columns.firstIndex(where: { $0.name == wanted })
        ?? table.columns.firstIndex(where: { $0.name.lowercased() == wanted.lowercased() })
      {
        return index
      }
      throw .unknownColumn(wanted, path: path, columns: names)
    }
    let usual = ColumnNames.rates(among: names)
    if let index = table.index(of: reading.rateColumns + usual) { return index }
    if table.count == 0 { throw .noRows(path: path, format: format.title, column: nil) }
    throw .noRate(path: path, format: format.title, columns: names)
  }

  private func stepColumn() -> (index: Int, name: String)? {
    let table = reading.table
    let hasValues: (LogTable.Column) -> Bool = { $0.values.contains { !$0.isNaN } }
    if !reading.stepColumns.isEmpty {
      return table.index(of: reading.stepColumns).map { ($0, table.columns[$0].name) }
    }
    let names = table.columns.filter { hasValues($0) && $0.name != reading.request.column }.map(\.name)
    guard let found = ColumnNames.step(among: names) else { return nil }
    return table.columns.firstIndex { $0.name == found.name }.map { ($0, found.name) }
  }

  /// What steps count of which only the name of their column tells.
  private func clock(of step: (index: Int, name: String)?) -> StepClock {
    guard let step else { return .rows }
    guard ColumnNames.step(among: [step.name])?.isEpoch == true else {
      let lower = step.name.lowercased()
      if lower.contains("token") { return .tokens }
      if lower.contains("sample") { return .samples }
      return .unknown
    }
    let epochs = reading.table.values(step.index).filter { !$0.isNaN }
    if epochs.contains(where: { $0 != $0.rounded() }) { return .epochFractions(offset: 0) }
    return .epochs(first: epochs.min() == 1 ? 1 : 0, .start)
  }

  private func epochColumn(_ clock: StepClock) -> Int? {
    if let name = reading.epochColumn { return reading.table.index(of: [name]) }
    guard let index = reading.table.index(of: ColumnNames.epochs) else { return nil }
    // Beside steps an epoch is one more column, and where it is the step it is none.
    if case .epochFractions = clock { return index }
    return nil
  }

  /// What tells rows apart, and which of them comes first: the step, or what stands for it.
  private func keys(_ clock: StepClock, _ steps: [Double]?, _ epochs: [Double]?) -> [Double] {
    if reading.keepsRows { return (0..<reading.table.count).map(Double.init) }
    return switch clock {
    case .epochFractions: epochs ?? []
    case .epochAndIteration:
      zip(steps ?? [], epochs ?? []).map { $1 * 0x1p31 + $0 }
    case .rows: (0..<reading.table.count).map(Double.init)
    case .updates, .epochs, .samples, .tokens, .unknown: steps ?? []
    }
  }

  // MARK: What was logged twice

  private mutating func noteRestarts(_ keys: [Double], _ rates: [Double]) {
    var highest = -Double.infinity
    var seen: Set<Double>?
    var seam: (step: Double, replaced: Int)?
    var seams: [(step: Double, replaced: Int)] = []
    for index in keys.indices where !rates[index].isNaN && !keys[index].isNaN {
      let key = keys[index]
      if key < highest {
        if seen == nil { seen = Set((0..<index).filter { !rates[$0].isNaN }.map { keys[$0] }) }
        if seam == nil { seam = (key, 0) }
        if seen?.contains(key) == true { seam?.replaced += 1 }
      } else {
        if key == highest, seam != nil { seam?.replaced += 1 }
        if key > highest, let ended = seam {
          seams.append(ended)
          seam = nil
        }
        highest = key
      }
      seen?.insert(key)
    }
    if let seam { seams.append(seam) }
    if seams.count > 20 {
      reading.notes.append("its steps go back \(seams.count) times; of each the last value counts")
    } else {
      let problems = seams.map { LogProblem.restart(atStep: step(of: $0.step), replaced: $0.replaced) }
      // Where the writer made points void, the restart is told already.
      if !reading.problems.contains(where: { if case .purged = $0 { true } else { false } }) {
        reading.problems = problems + reading.problems
      }
    }
  }

  private func step(of key: Double) -> Double {
    if case .epochAndIteration = reading.clock { return key.truncatingRemainder(dividingBy: 0x1p31) }
    return key
  }

  // MARK: What is said of it

  private mutating func noteGroups(_ name: String, _ groups: [String], _ rates: [Double], _ columns: [RunLog.Column]) {
    for other in groups.prefix(16) where other != name {
      guard let values = columns.first(where: { $0.name == other })?.values else { continue }
      if let ratio = Self.ratio(values, rates) {
        reading.notes.append(
          ratio == 1 ? "\(other) is the same" : "\(other) is \(FigureText.short(ratio)) times \(name)")
      }
    }
  }

  /// The constant ratio of two columns; `nil` where there is none.
  private static func ratio(_ values: [Double], _ rates: [Double]) -> Double? {
    var ratio: Double?
    var count = 0
    for (value, rate) in zip(values, rates) where value.isFinite && rate.isFinite {
      if rate == 0 || value == 0 {
        if value != rate { return nil }
        continue
      }
      let one = value / rate
      if let ratio, (one - ratio).magnitude > 1e-6 * ratio.magnitude { return nil }
      ratio = ratio ?? one
      count += 1
    }
    guard count >= 2, let ratio else { return nil }
    let short = ratio.rounded(toDigits: 6)
    return (short - ratio).magnitude <= 1e-6 * ratio.magnitude ? short : ratio
  }

  private func rounding(of column: LogTable.Column, _ rates: [Double]) -> LogRounding {
    // Of rates that are all written as 0.000 nothing is known but that they are small.
    if let decimals = column.decimals, decimals > 0, rates.allSatisfy({ !($0.magnitude > 0) }) {
      return .decimals(decimals)
    }
    let areSingle = Self.areSingle(rates)
    switch reading.digits {
    case .fixed(let rounding): return rounding
    case .significant: return .significant(max(1, column.digits))
    case .full:
      return areSingle && rates.contains { $0.isFinite && $0 != 0 && DigitCount.count($0) > 9 } ? .float32 : .none
    case .seen:
      let stride = max(1, rates.count / 1000)
      let places = Swift.stride(from: 0, to: rates.count, by: stride)
      let sample = places.map { rates[$0] }.filter { $0.isFinite && $0 != 0 }
      let digits = max(column.digits, sample.map(DigitCount.count).max() ?? 0)
      if areSingle, digits > 9 { return .float32 }
      // Few rates of few digits are those that somebody chose; of many digits, or many rates, they are rounded.
      let areRounded = digits <= 8 && (Set(sample).count > 8 || digits >= 4)
      return areRounded ? .significant(max(1, digits)) : .none
    }
  }

  /// Whether all rates are numbers of 32 bits, and there is one.
  private static func areSingle(_ rates: [Double]) -> Bool {
    var isAny = false
    for rate in rates where rate.isFinite && rate != 0 {
      if Double(Float(rate)) != rate { return false }
      isAny = true
    }
    return isAny
  }

  private static func shown(_ name: String) -> String { name.utf8.first == 0 ? String(name.dropFirst()) : name }

  /// The updates skipped up to each row.
  private static func sums(_ values: [Double], isSum: Bool) -> [Double] {
    var sum = 0.0
    return values.map { value in
      if value.isFinite { sum = isSum ? value : sum + value }
      return sum
    }
  }
}

/// How many significant digits numbers have.
enum DigitCount {
  /// The digits of the shortest text that reads back as the number.
  static func count(_ value: Double) -> Int {
    var count = 0
    var zeros = 0
    for byte in value.magnitude.description.utf8 {
      if byte == UInt8(ascii: "e") { break }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { continue }
      if byte == UInt8(ascii: "0") {
        if count > 0 { zeros += 1 }
      } else {
        count += zeros + 1
        zeros = 0
      }
    }
    return count
  }
}

/// Puts the rows of each step together: the last value of each column counts.
struct Merge {
  /// The rows in the order of their keys; `nil` where that is the order in which they stand.
  private let order: [Int]?
  /// Where the rows of a key begin in that order, and at the end their number; `nil` where each row has a key of its own.
  private let starts: [Int]?

  /// Finds out which rows belong together; rows without a key belong nowhere.
  init(_ keys: [Double]) {
    var order: [Int]?
    var isAscending = true
    var isDistinct = true
    for index in keys.indices.dropFirst() {
      if !(keys[index] > keys[index - 1]) { isDistinct = false }
      if !(keys[index] >= keys[index - 1]) { isAscending = false; break }
    }
    if !isAscending || keys.first?.isNaN == true {
      isDistinct = false
      order = keys.indices.filter { !keys[$0].isNaN }.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }
    self.order = order
    if isDistinct {
      starts = nil
      return
    }
    var starts: [Int] = []
    let count = order?.count ?? keys.count
    var before = Double.nan
    for place in 0..<count {
      let key = keys[order?[place] ?? place]
      if key != before { starts.append(place) }
      before = key
    }
    starts.append(count)
    self.starts = starts
  }

  /// The values of a column, one for each key.
  func values(_ column: [Double]) -> [Double] {
    guard let starts else { return column }
    var values: [Double] = []
    values.reserveCapacity(starts.count)
    for (start, end) in zip(starts, starts.dropFirst()) {
      var value = LogTable.missing
      for place in start..<end {
        let next = column[order?[place] ?? place]
        if !next.isNaN { value = next }
      }
      values.append(value)
    }
    return values
  }
}
