import Charts
import Schedules

/// A schedule as a chart sees it.
struct PlottedSchedule: Plottable {
  let schedule: any Schedule

  func value(at iteration: Int) -> Double { schedule(iteration) }
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { schedule.extent(over: iterations) }
  func extent(over iterations: ClosedRange<Int>, within tolerance: ValueTolerance) -> ClosedRange<Double> {
    schedule.extent(
      over: iterations, within: Tolerance(absolute: tolerance.absolute, relative: tolerance.relative))
  }
  func nextJump(after iteration: Int) -> Int? { schedule.nextJump(after: iteration).iteration }
}
