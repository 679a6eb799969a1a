import Catalogue
import Numbers
import Schedules

/// The scheduler missed some updates: p(k - m), as where an overflow of fp16 skips them.
enum LaggingClock: Hypothesis {
  static let name = "clock.lag"

  /// The most updates that are taken for skipped where the log does not count them.
  private static let most = 64

  static func causes(_ evidence: Evidence) -> [Cause] {
    [counted(evidence), constant(evidence), growing(evidence)].compactMap(\.self)
  }

  /// The updates that the log itself counts as skipped.
  private static func counted(_ evidence: Evidence) -> Cause? {
    let rows = evidence.rows
    guard let lag = rows.skipped.last else { return nil }
    let positions = rows.rates.indices.map { evidence.update($0).subtractingSaturating(rows.skipped[$0]) }
    return cause(
      evidence, lag, positions, free: 0,
      "\(lag) \(lag == 1 ? "update was" : "updates were") skipped, as the log counts, and the schedule did not count them"
    )
  }

  /// One lag from the first row on that is off.
  private static func constant(_ evidence: Evidence) -> Cause? {
    let (rows, schedule, first) = (evidence.rows, evidence.plan.schedule, evidence.firstOff)
    guard first < rows.count else { return nil }
    let lag = (1...most).first { lag in
      evidence.test.mayFit(from: first) { schedule(max(0, evidence.update($0) - lag)) }
    }
    return lag.flatMap { lag in
      let positions = rows.rates.indices.map { evidence.update($0) - ($0 < first ? 0 : lag) }
      return cause(evidence, lag, positions, free: first == 0 ? 1 : 2, words(lag))
    }
  }

  /// A lag that grows at a few rows.
  private static func growing(_ evidence: Evidence) -> Cause? {
    let (rows, schedule) = (evidence.rows, evidence.plan.schedule)
    var positions: [Int] = []
    positions.reserveCapacity(rows.count)
    var (lag, changes, lastChange) = (0, 0, 0)
    for row in rows.rates.indices {
      let update = evidence.update(row)
      let before = lag
      while lag <= most, (schedule(max(0, update - lag)) - rows.rates[row]).magnitude > rows.slack[row] { lag += 1 }
      if lag > most { return nil }
      if lag != before { (changes, lastChange) = (changes + 1, row) }
      if changes > 12 { return nil }
      positions.append(update - lag)
    }
    // A scale of fp16 that grows again and again overflows again and again; many rows between the changes tell it from another curve.
    let isSettled = lastChange < rows.count / 2 || changes * 6 <= rows.count && lastChange + 4 < rows.count
    guard changes > 1, isSettled else { return nil }
    return cause(evidence, lag, positions, free: changes, words(lag))
  }

  private static func words(_ lag: Int) -> String {
    "the schedule is \(lag) \(lag == 1 ? "update" : "updates") behind, as if so many had been skipped"
  }

  private static func cause(
    _ evidence: Evidence, _ lag: Int, _ positions: [Int], free: Int, _ words: String
  ) -> Cause? {
    var cause = evidence.cause(
      name, [("lag", .integer(lag))], evidence.plan.modified(by: "shift", ["by": .duration(.updates(lag))]), free: free,
      words)
    cause?.schedule = evidence.plan.schedule
    cause?.clock = .positions(positions)
    return cause
  }
}
