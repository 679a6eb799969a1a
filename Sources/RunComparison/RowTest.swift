import Numbers
import Schedules

/// Holds curves against the rows of a log, all of them, within its own rounding.
struct RowTest {
  /// The rows.
  let rows: LogRows

  /// Returns whether a curve has the rate of every row.
  ///
  /// - Parameters:
  ///   - schedule: The curve.
  ///   - clock: Where on it each row is.
  ///   - first: The first row that counts.
  ///   - before: The curve that the rows before it follow.
  /// - Returns: Whether it has.
  func fits(_ schedule: any Schedule, at clock: LogClock, from first: Int = 0, before: (any Schedule)? = nil) -> Bool {
    func isRight(_ row: Int) -> Bool {
      let curve = row < first ? before ?? schedule : schedule
      let difference = (curve(clock.position(row, rows)) - rows.rates[row]).magnitude
      return difference <= rows.slack[row]
    }
    guard rows.glance.allSatisfy(isRight) else { return false }
    return rows.count == rows.glance.count || rows.rates.indices.allSatisfy(isRight)
  }

  /// Returns whether a function has the rate of the rows that are looked at first.
  ///
  /// - Parameters:
  ///   - first: The first row that counts.
  ///   - rate: The function of the row.
  /// - Returns: Whether it has.
  func mayFit(from first: Int = 0, _ rate: (Int) -> Double) -> Bool {
    rows.glance.allSatisfy { $0 < first || (rate($0) - rows.rates[$0]).magnitude <= rows.slack[$0] }
  }

  /// Returns the largest distance of a curve from the rows that are looked at first, as a share of the highest rate.
  func residual(_ schedule: any Schedule, at clock: LogClock) -> Double {
    let largest = rows.glance.reduce(0.0) { max($0, (schedule(clock.position($1, rows)) - rows.rates[$1]).magnitude) }
    return rows.highest > 0 ? largest / rows.highest : largest
  }
}
