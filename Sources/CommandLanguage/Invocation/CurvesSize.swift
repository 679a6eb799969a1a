import Numbers
import Schedules

/// How much the curves of a command are together: ten thousand of them may hold gigabytes.
struct CurvesSize {
  /// The most parts that all curves have together: each of them is evaluated for every column of a chart.
  private static let mostParts = 1 << 17
  /// The most numbers that all curves hold together; eight bytes each.
  private static let mostNumbers = EvaluationCost.mostHeld

  private var parts = 0
  private var numbers = 0

  /// Adds a curve.
  ///
  /// - Parameters:
  ///   - schedule: The curve.
  ///   - iteration: The last iteration that it is asked for.
  /// - Throws: What there is too much of now.
  mutating func add(_ schedule: any Schedule, upTo iteration: Int) throws(CurveFault) {
    parts = parts.addingSaturating(schedule.cost.parts)
    numbers = numbers.addingSaturating(schedule.cost.held(upTo: iteration))
    if parts > Self.mostParts { throw .tooManyParts(most: Self.mostParts) }
    if numbers > Self.mostNumbers { throw .tooManyNumbers(most: Self.mostNumbers) }
  }
}
