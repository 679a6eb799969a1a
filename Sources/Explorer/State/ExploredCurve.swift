internal import Charts
internal import Numbers
internal import Schedules

/// A curve that was built, as a chart sees it.
struct ExploredCurve: Plottable {
  /// The schedule.
  let schedule: any Schedule
  /// What the curve is called.
  let label: String

  func value(at iteration: Int) -> Double { schedule(iteration) }
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { schedule.extent(over: iterations) }
  func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    schedule.extent(over: iterations, within: tolerance)
  }
  func nextJump(after iteration: Int) -> Int? { schedule.nextJump(after: iteration).iteration }
}
