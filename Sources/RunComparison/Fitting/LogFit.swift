package import Catalogue
import Numbers
import Runs
package import Schedules

/// The schedule that made a log, found from its rows alone.
package struct LogFit: Sendable {
  /// A schedule that may have made a log.
  package struct Candidate: Sendable {
    /// The schedule in words.
    package let config: ScheduleConfig
    /// The schedule.
    package let schedule: any Schedule
    /// By how many updates the log's steps are off.
    package let offset: Int
    /// The rows that are off.
    package let off: Int
    /// The largest distance from a row, as a share of the highest rate.
    package let residual: Double
  }

  /// The nearest schedule in our words; `nil` where none is near.
  package let best: Candidate?
  /// The frameworks' words for it that have the rates of all rows too; empty where it has not.
  package let others: [ScheduleConfig]
  /// What the log does, where no schedule has the rates of all rows.
  package let pieces: [LogPiece]

  /// Whether the schedule has the rates of all rows.
  package var isWhole: Bool { best?.off == 0 }

  /// Looks for the schedule.
  ///
  /// - Parameters:
  ///   - rows: The log.
  ///   - context: The run that schedules are built for.
  package init(of rows: LogRows, in context: RunContext) {
    let search = FitSearch(rows, context)
    best = search.best
    guard let best, best.off == 0 else {
      others = []
      pieces = LogPiece.pieces(of: rows, offset: 0)
      return
    }
    pieces = []
    let last = max(1, rows.updates.last ?? 1)
    let equivalents = Equivalents(of: best.config, best.schedule, in: context, over: 0...last)
    let test = RowTest(rows: rows)
    // What differs only behind the log's end made it as well.
    // Each framework has one way of saying it, that of the fewest words.
    var shortest: [String: (place: Int, words: Int, config: ScheduleConfig)] = [:]
    for (place, equivalent) in (equivalents.same + equivalents.alike + equivalents.near).enumerated() {
      let (config, words) = (equivalent.config, equivalent.wordCount)
      guard let dialect = config.first.definition.dialect, words < shortest[dialect]?.words ?? .max,
        let schedule = try? config.schedule(in: context), test.fits(schedule, at: .offset(best.offset))
      else { continue }
      shortest[dialect] = (shortest[dialect]?.place ?? place, words, config)
    }
    others = shortest.values.sorted { $0.place < $1.place }.map(\.config)
  }
}

/// Looks for the schedule that made a log: one that holds, one of steps, else a way up, a hold and a way down.
struct FitSearch {
  let rows: LogRows
  let context: RunContext
  let test: RowTest

  init(_ rows: LogRows, _ context: RunContext) {
    (self.rows, self.context) = (rows, context)
    test = RowTest(rows: rows)
  }

  /// The first candidate that has the rates of all rows, else the nearest.
  var best: LogFit.Candidate? {
    guard rows.count > 0 else { return nil }
    if rows.isConstant {
      return stage("constant", ["lr": .number(rows.rates[0])]).flatMap { candidate(ScheduleConfig($0), 0) }
    }
    var nearest: LogFit.Candidate?
    let found = StepFit(self).configs.map { ($0, 0) } + stairs + SmoothFit(self).configs
    for (config, offset) in found {
      guard let candidate = candidate(config, offset) else { continue }
      if candidate.off == 0 { return candidate }
      if candidate.residual < nearest?.residual ?? .infinity { nearest = candidate }
    }
    // What is farther off than a twentieth of the highest rate is another schedule.
    return nearest.flatMap { $0.residual < 0.05 ? $0 : nil }
  }

  /// A smooth schedule whose rate is set once in several updates and holds between.
  private var stairs: [(ScheduleConfig, Int)] {
    // A rate that each row has anew is no stair.
    guard rows.count > 1, let every = rows.evenRun, every > rows.updates[1] - rows.updates[0],
      let stage = stage("epochwise", ["every": .duration(.updates(every))])
    else {
      return []
    }
    let search = FitSearch(rows.firstOfRuns, context)
    return SmoothFit(search).configs.filter { $0.1 == 0 }.map { config, offset in
      (ScheduleConfig(config.first, config.operations + [.modify(stage)]), offset)
    }
  }

  /// A stage of an entry.
  func stage(_ name: String, _ values: [String: ParameterValue]) -> Stage? {
    Catalogue.definition(named: name).map { Stage($0, values) }
  }

  /// Whether words have the rates of all rows.
  func fits(_ config: ScheduleConfig, _ offset: Int) -> Bool {
    guard let schedule = try? config.schedule(in: context) else { return false }
    return test.fits(schedule, at: .offset(offset))
  }

  private func candidate(_ config: ScheduleConfig, _ offset: Int) -> LogFit.Candidate? {
    guard let schedule = try? config.schedule(in: context) else { return nil }
    let clock = LogClock.offset(offset)
    var (off, largest) = (0, 0.0)
    for row in rows.rates.indices {
      let distance = (schedule(clock.position(row, rows)) - rows.rates[row]).magnitude
      if !(distance <= rows.slack[row]) {
        off += 1
        largest = max(largest, distance)
      }
    }
    let residual = rows.highest > 0 ? largest / rows.highest : largest
    return LogFit.Candidate(config: config, schedule: schedule, offset: offset, off: off, residual: residual)
  }
}
