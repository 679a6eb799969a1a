import Charts
package import Numbers
package import Schedules

/// A schedule as a chart sees it, whose every answer has a price that is known beforehand.
package struct PlottedSchedule: Plottable {
  /// The schedule.
  package let schedule: any Schedule
  /// What the search for a jump may cost, in evaluations of a cosine.
  private let jumpWork: Int
  /// The most parts of a column that a search for its extremes looks at; 0 where even a few looks cost too much, so that
  /// outer bounds have to do.
  private let effort: Int

  /// Makes a curve for a chart.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - work: What the bounds of a pixel column may cost, in evaluations of a cosine.
  ///   - isOuter: Whether even the least search costs too much, so that columns are as high as their outer bounds.
  package init(_ schedule: any Schedule, work: Int = usualWork, isOuter: Bool = false) {
    self.schedule = schedule
    jumpWork = work / 4
    effort = isOuter ? 0 : schedule.cost.effort(for: work, atLeast: Self.leastEffort)
  }

  /// What a column may cost of a chart of one curve and a few letters, in evaluations of a cosine.
  package static let usualWork = 1 << 18
  /// With fewer parts a search finds no more than a few rates tell.
  static let leastEffort = 4
  /// A search of so many parts is as good as any.
  private static let unlimited = 1024

  package func value(at iteration: Int) -> Double { schedule(iteration) }

  /// The bounds of all that is shown, and of what a legend might cover, are asked for a few times only.
  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    if effort >= Self.unlimited { return schedule.extent(over: iterations) }
    return schedule.extent(over: iterations, within: Tolerance(effort: 4 * max(effort, 1)))
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    if effort == 0 { return schedule.bounds(over: iterations).range }
    var tolerance = tolerance
    tolerance.effort = effort
    return schedule.extent(over: iterations, within: tolerance)
  }

  /// Jumps are told as long as finding them costs less than bounds do: without them a line between two columns slants,
  /// where it would stand.
  package func nextJump(after iteration: Int) -> Int? {
    guard effort > 0 else { return nil }
    var work = jumpWork
    return schedule.nextJump(after: iteration, work: &work).iteration
  }
}
