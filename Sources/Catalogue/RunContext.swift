import Numbers
package import Runs
package import Schedules

/// What a schedule is built for: a run, and the numbers of the files that parameters name.
package struct RunContext: Hashable, Sendable {
  /// The run.
  package var run: Run
  /// The numbers of the files that parameters name, by path: whoever builds a schedule reads them beforehand.
  package var series: [String: [Double]]
  /// The updates that are left for a schedule of the run, at least 1: all of it, but for what comes before the schedule and
  /// what leads up to its curve; `nil` where nothing is left, or the run's length is not known.
  var room: Int?
  /// The clocks between the run's and the schedule's own, from the run's on: a length of training is counted through them.
  var paces: [Pace] = []

  /// Creates a context.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - series: The numbers of the files that parameters name, by path.
  package init(_ run: Run, series: [String: [Double]] = [:]) {
    self.run = run
    self.series = series
    room = run.length?.value
  }

  /// Whether the length of the run was given, and not found by the courses of its curves.
  var isLengthGiven: Bool { if case .option? = run.length?.provenance { true } else { false } }

  /// Returns the context of a schedule that has not the whole run for itself.
  ///
  /// - Parameters:
  ///   - room: The updates that the run leaves for it and for what comes before it; `nil` where they are not known.
  ///   - taken: The updates that come before it.
  /// - Returns: The context.
  func with(room: Int?, less taken: Int = 0) -> RunContext {
    var context = self
    let left = room.map { $0.subtractingSaturating(max(0, taken)) }
    context.room = left.flatMap { $0 >= 1 ? $0 : nil }
    return context
  }

  /// The number of iterations of the run; `nil` while it is to be found out.
  package var iterations: Int? { run.length?.value }

  /// The number of iterations in an epoch, where it is known.
  package var iterationsPerEpoch: Int? { run.updatesPerEpoch?.value }

  /// Returns the number of iterations that a quantity is, on the clock of the schedule that it is given to.
  ///
  /// - Parameters:
  ///   - quantity: The quantity to count.
  ///   - parameter: Which parameter it is the value of, for the error.
  /// - Returns: The number.
  /// - Throws: ``ScheduleError/missingFact(parameter:value:_:)`` where the run does not tell what the unit counts.
  package func iterations(of quantity: Quantity, parameter: String) throws(ScheduleError) -> Int {
    let updates: Int
    do throws(MissingFact) {
      updates = try run.accounting.updates(of: quantity).value
    } catch {
      throw .missingFact(parameter: parameter, value: quantity.description, error)
    }
    // A plain number counts on the schedule's own clock; epochs, tokens and shares of the run are time in training.
    if quantity.unit == .updates { return updates }
    return paces.reduce(updates) { $1.steps(before: $0) }
  }
}
