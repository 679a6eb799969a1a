/// Where on a curve's own clock each row of a log is.
package enum LogClock: Sendable {
  /// So many updates behind the row's own; before the first one, at it.
  case offset(Int)
  /// At these updates, one for each row.
  case positions([Int])

  /// Returns the update of the curve that a row is at.
  ///
  /// - Parameters:
  ///   - row: The number of the row.
  ///   - rows: The rows.
  /// - Returns: The update, at least 0.
  func position(_ row: Int, _ rows: LogRows) -> Int {
    switch self {
    case .offset(let offset): max(0, rows.updates[row].addingSaturating(offset))
    case .positions(let positions): max(0, positions[row])
    }
  }
}
