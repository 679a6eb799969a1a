import Catalogue
import Numbers
import Schedules

/// The schedule is so many updates ahead of the log's steps, or behind them, from the first row on: p(k + d). By one update logs
/// differ as their writers do, which is no mistake.
enum OffsetClock: Hypothesis {
  static let name = "log.offset"

  /// The most updates at which the plan may have the rate of a row for that row to tell anything.
  private static let most = 256

  static func causes(_ evidence: Evidence) -> [Cause] {
    guard evidence.offset == 0 else { return [] }
    return offsets(evidence).filter { offset in
      evidence.test.mayFit { evidence.plan.schedule(LogClock.offset(offset).position($0, evidence.rows)) }
    }.prefix(8).compactMap { cause(evidence, $0) }
  }

  /// The offsets at which the plan has the rate of one row, those first that are least.
  private static func offsets(_ evidence: Evidence) -> [Int] {
    let (rows, schedule) = (evidence.rows, evidence.plan.schedule)
    let reach = max(rows.updates.last ?? 0, evidence.plan.course ?? 0).multipliedSaturating(by: 2)
    // A rate that the plan has for long tells little: the row that leaves the fewest updates decides.
    var fewest: (row: Int, places: [Int])?
    for row in evidence.movingRows(atMost: 9) where rows.updates[row] > 0 {
      let places = schedule.updates(
        at: rows.rates[row], within: rows.slack[row], in: 0...max(1, reach), atMost: most)
      if places.isEmpty { return [] }
      if places.count < fewest?.places.count ?? .max { fewest = (row, places) }
    }
    guard let fewest else { return [] }
    return fewest.places.map { $0 - rows.updates[fewest.row] }.filter { $0.magnitude > 1 }
      .sorted { ($0.magnitude, $0) < ($1.magnitude, $1) }
  }

  private static func cause(_ evidence: Evidence, _ offset: Int) -> Cause? {
    let count = "\(offset.magnitude) updates"
    let words =
      offset > 0
      ? "the schedule is \(count) ahead of the log's steps, as where a run goes on from a checkpoint and counts anew, or the scheduler was stepped before"
      : "the schedule is \(count) behind the log's steps, as where the scheduler was first stepped so much later"
    var cause = evidence.cause(
      name, [("d", .integer(offset))],
      evidence.plan.modified(by: "shift", ["by": .duration(.updates(0.subtractingSaturating(offset)))]), free: 1, words)
    cause?.schedule = evidence.plan.schedule
    cause?.clock = .offset(offset)
    return cause
  }
}
