package import Numbers

/// A schedule that is left at an iteration for a way down to a last rate.
package struct Cooldown: Schedule {
  /// The schedule until the cool-down.
  package let inner: any Schedule
  /// The last iteration that has the schedule's own rate.
  package let start: Int
  /// The number of iterations from there to the last rate.
  package let cooldownLength: Int
  /// The last rate.
  package let finish: Double
  /// The way down.
  package let curve: Curve
  private let name: String
  private let rateAtStart: Double

  /// Puts a cool-down at the end of a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule until the cool-down.
  ///   - start: The last iteration that has the schedule's own rate, from 0.
  ///   - length: The number of iterations from there to the last rate, at least 1.
  ///   - finish: The last rate, from 0.
  ///   - curve: The way down.
  ///   - name: What the phase on the way down is called.
  /// - Throws: A ``ScheduleError`` for a value out of bounds.
  package init(
    _ inner: any Schedule, start: Int, length: Int, finish: Double, curve: Curve = .linear, name: String = "cool-down"
  ) throws(ScheduleError) {
    try Check.bounds(.cooldownStart, start, .nonNegative)
    try Check.bounds(.cooldownLength, length, .atLeastOne)
    try Check.bounds(.cooldownFinish, finish, curve.needsPositiveEnds ? .positive : .nonNegative)
    self.inner = inner
    self.start = start
    self.cooldownLength = length
    self.finish = finish
    self.curve = curve
    self.name = name
    rateAtStart = inner(start)
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    if iteration <= start { return inner(iteration) }
    return curve.rate(from: rateAtStart, to: finish, at: curve.progress(iteration - start, of: cooldownLength))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    let ends = RateBounds(exactly: extremes.range)
    if iterations.lowerBound > start { return ends }
    return ends.union(inner.bounds(over: iterations.lowerBound...min(iterations.upperBound, start)))
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    guard iterations.lowerBound <= start else { return bounds(over: iterations).range }
    var extremes = Extremes()
    extremes.include(
      inner.extent(over: iterations.lowerBound...min(iterations.upperBound, start), within: tolerance))
    extremes.include(self(iterations.upperBound))
    return extremes.range
  }

  package func phase(at iteration: Int) -> Phase {
    let end = start.addingSaturating(cooldownLength)
    if iteration < start { return inner.phase(at: iteration).clipped(to: start) }
    return iteration < end ? Phase(name, from: start, to: end) : Phase("floor", from: end)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: iteration, work: &work) { iteration, work in
      let jump = inner.nextJump(after: iteration, work: &work).upTo(start)
      let end = start.addingSaturating(cooldownLength)
      return jump == .none && curve == .constant && iteration < end ? .at(end) : jump
    }
  }

  package var length: Int? { start.addingSaturating(cooldownLength) }
  package var refusal: Refusal? { inner.refusal.flatMap { $0.iteration <= start ? $0 : nil } }
}
