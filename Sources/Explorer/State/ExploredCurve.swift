internal import Schedules

/// A curve that was built.
struct ExploredCurve {
  /// The schedule.
  let schedule: any Schedule
  /// What the curve is called.
  let label: String
}
