package import Catalogue
package import Schedules

/// What explains a log that is off its plan: a change of the plan that has the rate of every row.
package struct Cause: Sendable {
  /// A number, word or mark that makes the change.
  package enum Value: Equatable, Sendable {
    /// A number.
    case number(Double)
    /// A whole number.
    case integer(Int)
    /// A word.
    case text(String)
    /// Yes or no.
    case flag(Bool)
  }

  /// The name of the hypothesis: `clock.speed`.
  package var hypothesis: String
  /// What makes the change, by name.
  package var parameters: [(name: String, value: Value)]
  /// The changed plan in words.
  package var config: ScheduleConfig
  /// The changed plan; what rows before ``firstRow`` follow is the plan itself.
  package var schedule: any Schedule
  /// Where on it each row is.
  package var clock: LogClock
  /// The first row that follows ``schedule``.
  package var firstRow = 0
  /// The numbers that were free to be anything.
  package var freeNumbers: Int
  /// Whether its numbers are such as stand in configs, or are plain.
  package var isPlausible = true
  /// What happened, a sentence without its full stop.
  package var words: String
  /// The largest distance from a row, as a share of the highest rate.
  package var residual = 0.0
  /// By how many updates the log's steps are off those of its format.
  package var offset = 0

  /// The number of a name; `nil` where there is none.
  ///
  /// - Parameter name: The name.
  /// - Returns: The number; `nil` where there is none of this name.
  package func number(_ name: String) -> Double? {
    switch parameters.first(where: { $0.name == name })?.value {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }
}
