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
