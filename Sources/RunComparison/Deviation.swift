import Numbers
import Schedules

/// How far a log is from its plan, and where.
package struct Deviation: Sendable {
  /// A row that is off.
  package struct Row: Sendable {
    /// The number of updates made before its own.
    package let update: Int
    /// The step as it is logged; `NaN` where the log has none.
    package let step: Double
    /// The rate that was logged.
    package let logged: Double
    /// The rate of the plan.
    package let planned: Double
  }

  /// The rows of a part of the plan.
  package struct Part: Sendable {
    /// What the plan calls it.
    package let name: String
    /// The rows in it.
    package fileprivate(set) var count = 0
    /// Those that are off.
    package fileprivate(set) var off = 0
  }

  /// By how many updates the log's steps are taken to be off.
  package let offset: Int
  /// The rows.
  package let count: Int
  /// The rows that are off.
  package let off: Int
  /// The first row that is off; `nil` where none is.
  package let first: Row?
  /// The row that is farthest from the plan, as a share of the greater of both rates.
  package let largest: Row?
  /// The distance of that row, as a share of the greater of both rates.
  package let largestShare: Double
  /// The parts of the plan, in the order of their first rows.
  package let parts: [Part]

  /// The share of the rows that are off.
  package var share: Double { count > 0 ? Double(off) / Double(count) : 0 }

  /// The most parts that are told apart.
  private static let mostParts = 24

  /// Holds a log against a curve.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - schedule: The curve.
  ///   - offset: By how many updates the log's steps are taken to be off.
  init(_ rows: LogRows, from schedule: any Schedule, offset: Int) {
    var off = 0
    var (first, largest): (Int?, Int?) = (nil, nil)
    var largestShare = 0.0
    var parts: [Part] = []
    var places: [String: Int] = [:]
    var (end, place) = (Int.min, 0)
    let clock = LogClock.offset(offset)
    for row in rows.rates.indices {
      let update = clock.position(row, rows)
      if update >= end {
        let phase = schedule.phase(at: update)
        end = phase.end ?? .max
        // Many cycles are one part.
        let name = parts.count < Self.mostParts || places[phase.name] != nil ? phase.name : "later"
        place = places[name] ?? parts.count
        if place == parts.count {
          places[name] = place
          parts.append(Part(name: name))
        }
      }
      parts[place].count += 1
      let planned = schedule(update)
      let distance = (planned - rows.rates[row]).magnitude
      guard !(distance <= rows.slack[row]) else { continue }
      off += 1
      parts[place].off += 1
      first = first ?? row
      let share = distance / max(planned.magnitude, rows.rates[row].magnitude)
      if share > largestShare { (largest, largestShare) = (row, share) }
    }
    func told(_ row: Int) -> Row {
      Row(
        update: clock.position(row, rows), step: rows.steps[row], logged: rows.rates[row],
        planned: schedule(clock.position(row, rows)))
    }
    self.offset = offset
    count = rows.count
    self.off = off
    self.first = first.map(told)
    self.largest = largest.map(told)
    self.largestShare = largestShare
    self.parts = parts
  }
}
