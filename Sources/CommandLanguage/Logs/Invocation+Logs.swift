package import Logs
import Runs

extension Invocation {
  /// The logs among the curves.
  package var logs: [RunLog] { curves.flatMap(\.logs) }

  /// Whether the curves are told as they were logged, so that nothing has to be known of the run.
  package var showsRecords: Bool {
    command == .explain || command == .export && !curves.isEmpty && curves.allSatisfy { $0.record != nil }
  }

  /// Checks that the updates of all logs are known, where they are compared with or drawn against updates.
  ///
  /// - Throws: ``UsageError/logNeeds(_:unit:_:)`` for a log whose steps count what the run does not tell.
  func checkLogs() throws(UsageError) {
    guard !showsRecords, !logs.isEmpty else { return }
    let accounting = StepAccounting(try runFacts())
    for curve in curves {
      for log in curve.logs {
        guard let missing = log.missingFact(for: accounting) else { continue }
        throw curve.position.locate(.logNeeds(log.path, unit: log.clock.unit, missing))
      }
    }
  }
}

extension CurveRequest {
  /// The log that the curve is, with nothing done to it; `nil` for any other curve.
  package var record: RunLog? { config.operations.isEmpty && logs.count == 1 ? logs.first : nil }
}
