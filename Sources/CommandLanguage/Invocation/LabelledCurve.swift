package import Schedules

/// A curve of a command line: what was asked for, the schedule that was built from it, and what it is called.
package struct LabelledCurve: Sendable {
  /// What was asked for.
  package let request: CurveRequest
  /// The schedule.
  package let schedule: any Schedule
  /// What the curve is called in legends, headers and tables.
  package let label: String

  /// Creates a curve.
  ///
  /// - Parameters:
  ///   - request: What was asked for.
  ///   - schedule: The schedule.
  ///   - label: What the curve is called in legends, headers and tables.
  package init(request: CurveRequest, schedule: any Schedule, label: String) {
    self.request = request
    self.schedule = schedule
    self.label = label
  }
}

extension Invocation {
  /// Builds the schedules of all curves, in their order, and names them.
  ///
  /// Whoever shows, explains or tests the curves of a command line builds them here.
  ///
  /// - Parameter series: The numbers of the files that parameters name, by path.
  /// - Throws: What is wrong with the run, or with the first curve that cannot be built, or that the curves are too much
  ///   together.
  package func labelledCurves(series: [String: [Double]] = [:]) throws(CurveFault) -> [LabelledCurve] {
    let built = try schedules(series: series)
    return zip(curves, zip(built, CurveLabels.labels(for: curves))).map { request, rest in
      LabelledCurve(request: request, schedule: rest.0, label: rest.1)
    }
  }

  /// Checks that no framework refuses to go on with its schedule within the run, unless the last rate is to hold there.
  ///
  /// - Parameter curves: The curves, built.
  /// - Throws: The refusal of the first curve that has one.
  package func checkRefusals(of curves: [LabelledCurve]) throws(CurveFault) {
    guard run.pastEnd != .hold else { return }
    for curve in curves {
      if let refusal = curve.schedule.refusal, refusal.iteration <= lastIteration { throw .refused(refusal) }
    }
  }
}
