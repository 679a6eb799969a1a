internal import Numbers
package import Runs

/// A run that was logged: the rate of each step that tells one, and what else the log has of it.
package struct RunLog: Sendable {
  /// The name of the format.
  package var format: String
  /// What the format is, for people.
  package var formatTitle: String
  /// What wrote it, as far as the file tells; empty where it does not.
  package var writer: String
  /// The path, as it was written.
  package var path: String
  /// The column whose values ``rates`` are, as the log calls it.
  package var column: String
  /// Whether the column holds a rate, and not a loss or another measure.
  package var isRate: Bool
  /// What counts the steps, as the log calls it; `nil` where it does not count them.
  package var stepColumn: String?
  /// What the steps count, and how an update follows from one.
  package var clock: StepClock
  /// Which update the value of a step belongs to.
  package var attribution: RateAttribution
  /// How the writer rounds the values.
  package var rounding: LogRounding
  /// The steps as they are logged, ascending, each once; `NaN` where the log has none. As many as ``rates``.
  package var steps: [Double]
  /// The value at each step; `NaN` where the row has none.
  package var rates: [Double]
  /// The epoch of each step where the log has one beside the step; empty where it has none.
  package var epochs: [Double]
  /// The updates that were skipped up to each step, where the log tells it; empty where it does not.
  package var skipped: [Double]
  /// The other columns, each with a value for each step; `NaN` where there is none.
  package var columns: [Column]
  /// The names of all columns that hold a rate, this one among them: the groups of an optimizer, as a rule.
  package var groups: [String]
  /// Whether a value is only logged where it changes, and holds until the next.
  package var holdsChangesOnly: Bool
  /// The updates of an epoch, where the log tells it.
  package var updatesPerEpoch: Int?
  /// The updates of the whole run, where the log tells it.
  package var totalUpdates: Int?
  /// What is broken in the file, or was resumed, in the order in which it stands there.
  package var problems: [LogProblem]
  /// What a careful reader says of it, a sentence each without its full stop.
  package var notes: [String]
  /// The runs of a family, whose mean this is, in the order of their paths; empty for a run by itself.
  package var members: [RunLog] = []

  /// A column of a log.
  package struct Column: Sendable {
    /// The name, as the log has it.
    package var name: String
    /// A value for each step; `NaN` where there is none.
    package var values: [Double]
  }

  /// Returns another column.
  ///
  /// - Parameter name: The name, as the log has it.
  /// - Returns: Its values; `nil` where there is no such column.
  package func values(of name: String) -> [Double]? {
    name == column ? rates : columns.first { $0.name == name }?.values
  }

  /// The positions of the steps that have a value.
  package var valued: [Int] { rates.indices.filter { rates[$0].isFinite } }
  /// How many steps have a value.
  package var valuedCount: Int { rates.count { $0.isFinite } }

  /// Returns the update that each value belongs to, as far as the log and the run's facts tell.
  ///
  /// - Parameter accounting: What is known of the run.
  /// - Returns: For each step the number of updates made before the update whose rate it is; `nil` where nothing tells it.
  package func iterations(by accounting: StepAccounting) -> [Int?] {
    let updates = RowUpdates(of: self, by: accounting)
    return rates.indices.map { updates[$0] }
  }

  /// The fact of a run that is lacked to find the updates; `nil` where none is.
  ///
  /// - Parameter accounting: What is known of the run.
  /// - Returns: What would have to be known; `nil` where the updates follow, and where nothing could tell them.
  package func missingFact(for accounting: StepAccounting) -> MissingFact? {
    do throws(MissingFact) {
      switch clock {
      case .updates, .unknown, .rows: return nil
      case .epochs, .epochFractions, .epochAndIteration:
        if updatesPerEpoch == nil { _ = try accounting.updates(of: Quantity(1, .epochs)) }
      case .samples: _ = try accounting.updates(of: Quantity(1, .samples))
      case .tokens: _ = try accounting.updates(of: Quantity(1, .tokens))
      }
      return nil
    } catch {
      return error
    }
  }

  /// Returns the step of a row as a number of the whole run, as far as it is known.
  ///
  /// - Parameters:
  ///   - index: The row.
  ///   - accounting: What is known of the run.
  /// - Returns: The step; `nil` where the log has none.
  package func step(at index: Int, by accounting: StepAccounting) -> Double? {
    switch clock {
    case .epochFractions, .rows: return nil
    case .epochAndIteration:
      guard let perEpoch = accounting.updatesPerEpoch?.value ?? updatesPerEpoch, epochs.indices.contains(index) else {
        return nil
      }
      return (epochs[index] - 1) * Double(perEpoch) + steps[index]
    case .updates, .epochs, .samples, .tokens, .unknown: return steps[index].isNaN ? nil : steps[index]
    }
  }
}
