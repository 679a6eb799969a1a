import Numbers

/// A part of a log in which the rate does one thing.
package struct LogPiece: Sendable, Equatable {
  /// What the rate does.
  package enum Motion: String, Sendable {
    /// It holds.
    case holds
    /// It rises.
    case rises
    /// It falls.
    case falls
  }

  /// What the rate does.
  package let motion: Motion
  /// The first update.
  package let start: Int
  /// The last update.
  package let end: Int
  /// The first rate.
  package let from: Double
  /// The last rate.
  package let to: Double
  /// What the rate before was multiplied by, where this one begins with a jump from a rate that held; `nil` elsewhere.
  package let factor: Double?

  /// The most pieces that are told.
  private static let most = 24

  /// Returns the pieces of a log.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - offset: By how many updates the log's steps are taken to be off.
  /// - Returns: The pieces, the first ones where there are very many.
  static func pieces(of rows: LogRows, offset: Int) -> [LogPiece] {
    let runs = runs(of: rows)
    let isStepped = runs.count <= most && runs.allSatisfy { $0.count > 1 } || runs.count * 4 <= rows.count
    var parts = isStepped ? runs : []
    if !isStepped {
      var start = 0
      while start < rows.count {
        var end = start + 1
        let motion = end < rows.count ? sign(rows.rates[end] - rows.rates[start]) : 0
        while end < rows.count, sign(rows.rates[end] - rows.rates[end - 1]) == motion { end += 1 }
        parts.append(start..<end)
        start = end
        if parts.count > most { break }
      }
    }
    let clock = LogClock.offset(offset)
    return parts.prefix(most).enumerated().map { number, part in
      let (from, to) = (rows.rates[part.lowerBound], rows.rates[part.upperBound - 1])
      let before = number > 0 ? rows.rates[part.lowerBound - 1] : 0
      return LogPiece(
        motion: from == to ? .holds : from < to ? .rises : .falls, start: clock.position(part.lowerBound, rows),
        end: clock.position(part.upperBound - 1, rows), from: from, to: to,
        factor: isStepped && before != 0 ? (from / before).rounded(toDigits: 6) : nil)
    }
  }

  private static func runs(of rows: LogRows) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for row in rows.rates.indices.dropFirst() where rows.rates[row] != rows.rates[row - 1] {
      runs.append(start..<row)
      start = row
    }
    if rows.count > 0 { runs.append(start..<rows.count) }
    return runs
  }

  private static func sign(_ number: Double) -> Int { number > 0 ? 1 : number < 0 ? -1 : 0 }
}
