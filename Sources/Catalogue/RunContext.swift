package import Runs
package import Schedules

/// What a schedule is built for: a run, and the numbers of the files that parameters name.
package struct RunContext: Hashable, Sendable {
  /// The run.
  package var run: Run
  /// The numbers of the files that parameters name, by path: whoever builds a schedule reads them beforehand.
  package var series: [String: [Double]]

  /// Creates a context.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - series: The numbers of the files that parameters name, by path.
  package init(_ run: Run, series: [String: [Double]] = [:]) {
    self.run = run
    self.series = series
  }

  /// The number of iterations of the run; `nil` while it is to be found out.
  package var iterations: Int? { run.length?.value }

  /// The number of iterations in an epoch, where it is known.
  package var iterationsPerEpoch: Int? { run.updatesPerEpoch?.value }

  /// Returns the number of iterations that a quantity is.
  ///
  /// - Parameters:
  ///   - quantity: The quantity to count.
  ///   - parameter: Which parameter it is the value of, for the error.
  /// - Throws: ``ScheduleError/missingFact(parameter:value:_:)`` where the run does not tell what the unit counts.
  package func iterations(of quantity: Quantity, parameter: String) throws(ScheduleError) -> Int {
    do throws(MissingFact) {
      return try run.accounting.updates(of: quantity).value
    } catch {
      throw .missingFact(parameter: parameter, value: quantity.description, error)
    }
  }
}
