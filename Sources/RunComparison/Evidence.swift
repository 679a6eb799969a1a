import Catalogue
import Numbers
import Runs
import Schedules

/// What a hypothesis looks at: the plan, the log, and what is known of the run.
struct Evidence {
  /// The plan.
  let plan: PlannedRun
  /// The log.
  let rows: LogRows
  /// By how many updates the log's steps are taken to be off.
  let offset: Int
  /// The first row that is off the plan.
  let firstOff: Int
  /// The plan in our own words as a warmup around a decay; `nil` where it is none.
  let warmed: PlannedRun?
  /// The updates of its warmup; 0 where there is none.
  let warmup: Int
  /// Holds curves against the rows.
  let test: RowTest

  /// Looks at a log.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - rows: The log.
  ///   - offset: By how many updates the log's steps are taken to be off.
  init(_ plan: PlannedRun, _ rows: LogRows, offset: Int) {
    self.plan = plan
    self.rows = rows
    self.offset = offset
    test = RowTest(rows: rows)
    let clock = LogClock.offset(offset)
    firstOff =
      rows.rates.indices.first {
        (plan.schedule(clock.position($0, rows)) - rows.rates[$0]).magnitude > rows.slack[$0]
      } ?? rows.count
    warmed = Equivalents.warmedWords(of: plan.schedule).flatMap { plan.replaced(by: $0) }
    let lengths = (warmed ?? plan).parameters.filter { $0.meaning == .warmup && $0.value >= 1 }
    warmup = lengths.last.map { Int(saturating: $0.value) } ?? 0
  }

  /// The clock of the plan.
  var clock: LogClock { .offset(offset) }

  /// Returns the update that a row is at.
  func update(_ row: Int) -> Int { clock.position(row, rows) }

  /// Returns a cause whose curve is that of other words.
  ///
  /// - Returns: The cause; `nil` where the words make no curve.
  func cause(
    _ hypothesis: String, _ parameters: [(String, Cause.Value)], _ config: ScheduleConfig?, free: Int,
    isPlausible: Bool = true, _ words: String
  ) -> Cause? {
    guard let config, let schedule = plan.schedule(of: config) else { return nil }
    return Cause(
      hypothesis: hypothesis, parameters: parameters.map { (name: $0.0, value: $0.1) }, config: config,
      schedule: schedule, clock: clock, freeNumbers: free, isPlausible: isPlausible, words: words, offset: offset)
  }

  /// Numbers by which lengths and speeds are off as a rule: processes, batches of an update; those that the run has come first.
  var factors: [Int] {
    let facts = plan.context.run.facts
    let known = [
      facts.worldSize.value, facts.accumulation.value,
      facts.worldSize.value.multipliedSaturating(by: facts.accumulation.value),
    ]
    return Self.distinct(known.filter { $0 > 1 } + (2...64))
  }

  /// Numbers of updates that may be an epoch: that of the run, and those between changes of the rate.
  var epochs: [Int] {
    var lengths: [Int] = rows.updatesPerEpoch.map { [$0] } ?? []
    // Where a rate holds for several rows, their distance divides an epoch.
    var starts: [Int] = []
    for row in rows.rates.indices.dropFirst() where rows.rates[row] != rows.rates[row - 1] {
      starts.append(row)
      if starts.count > 400 { break }
    }
    let gap = zip(rows.updates.dropFirst(), rows.updates).prefix(400).map { $0 - $1 }.min() ?? 1
    for (start, end) in zip(starts, starts.dropFirst()) where end > start {
      let length = rows.updates[end] - rows.updates[start]
      lengths.append(length)
    }
    if let first = starts.first { lengths += [rows.updates[first], rows.updates[first] - rows.updates[0]] }
    lengths += Self.periods(of: starts.map { (after: rows.updates[$0 - 1], by: rows.updates[$0]) })
    let candidates = lengths.filter { $0 > 1 && ($0 > gap || $0 == rows.updatesPerEpoch) }
    return Array(Self.distinct(candidates).prefix(64))
  }

  /// Numbers of updates whose multiples lie where the rate changes, between two rows each time.
  private static func periods(of changes: [(after: Int, by: Int)]) -> [Int] {
    var found: [Int] = []
    // The first change may be that of a later epoch than the first; where rates hold, some epochs change nothing.
    for before in 0..<8 {
      for count in [changes.count, 12, 6] where count > 1 && count <= changes.count {
        var (lower, upper) = (1, Int.max)
        for (index, change) in changes.prefix(count).enumerated() {
          let number = before + index + 1
          lower = max(lower, change.after / number + 1)
          upper = min(upper, change.by / number)
        }
        if lower <= upper, upper < .max {
          found += (lower...min(upper, lower + 15)).sorted { roundness($0) > roundness($1) }
        }
      }
    }
    return found
  }

  /// Rows all over the log whose rate is not that of the row before.
  func movingRows(atMost most: Int) -> [Int] {
    let moving = rows.glance.filter { row in
      row > 0 ? rows.rates[row] != rows.rates[row - 1] : true
    }
    guard moving.count > most, most > 1 else { return moving }
    return (0..<most).map { moving[$0 * (moving.count - 1) / (most - 1)] }
  }

  private static func distinct(_ numbers: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return numbers.filter { seen.insert($0).inserted }
  }
}
