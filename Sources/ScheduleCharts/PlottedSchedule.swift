import Charts
package import Numbers
package import Schedules

/// A schedule as a chart sees it.
package struct PlottedSchedule: Plottable {
  /// The schedule.
  package let schedule: any Schedule
  /// The most parts of a pixel column that a search for its extremes looks at.
  private let effort: Int
  /// Whether jumps are worth what they cost: without them a line between two columns slants, where it would stand.
  private let hasJumps: Bool

  /// Makes a curve for a chart.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - work: What the bounds of a pixel column may cost, in evaluations of a cosine.
  package init(_ schedule: any Schedule, work: Int = .max) {
    self.schedule = schedule
    let cost = schedule.cost
    effort = cost.effort(for: work, atLeast: Self.leastEffort)
    hasJumps = cost.jump <= work
  }

  /// With fewer parts a search finds no more than a few rates tell.
  static let leastEffort = 4

  package func value(at iteration: Int) -> Double { schedule(iteration) }

  /// The bounds of all that is shown, and of what a legend might cover, are asked for a few times only.
  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    effort >= Self.unlimited
      ? schedule.extent(over: iterations) : schedule.extent(over: iterations, within: Tolerance(effort: 4 * effort))
  }

  /// A search of so many parts is as good as any.
  private static let unlimited = 1024

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    var tolerance = tolerance
    tolerance.effort = effort
    return schedule.extent(over: iterations, within: tolerance)
  }

  package func nextJump(after iteration: Int) -> Int? {
    hasJumps ? schedule.nextJump(after: iteration).iteration : nil
  }
}
