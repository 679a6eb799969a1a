import Numbers

/// A schedule that fades to a last rate while it runs on: `floor + (s(t) - floor) · f(p)`.
///
/// Unlike a ``Cooldown``, which leaves the schedule at the rate it has reached, the schedule's own decay goes on below the
/// fading (timm `WSDLRScheduler`; Zhai et al. 2021, arXiv 2106.04560).
package struct Faded: Schedule {
  /// The schedule that fades.
  package let inner: any Schedule
  /// The last iteration that has the schedule's own rate.
  package let start: Int
  /// The number of iterations from there to the last rate.
  package let fadeLength: Int
  /// The last rate.
  package let floor: Double
  /// The way down.
  package let curve: Curve

  /// Fades a schedule out.
  ///
  /// - Parameters:
  ///   - inner: The schedule that fades.
  ///   - start: The last iteration that has the schedule's own rate, from 0.
  ///   - length: The number of iterations from there to the last rate, at least 1.
  ///   - floor: The last rate.
  ///   - curve: The way down.
  /// - Throws: A ``ScheduleError`` for a value out of bounds.
  package init(
    _ inner: any Schedule, start: Int, length: Int, floor: Double, curve: Curve
  ) throws(ScheduleError) {
    try Check.bounds(.cooldownStart, start, .nonNegative)
    try Check.bounds(.cooldownLength, length, .atLeastOne)
    try Check.bounds(.floor, floor, curve.needsPositiveEnds ? .positive : .any)
    self.inner = inner
    self.start = start
    self.fadeLength = length
    self.floor = floor
    self.curve = curve
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    curve.rate(from: inner(iteration), to: floor, at: progress(at: iteration))
  }

  /// The bounds that those of the schedule and of the fading allow: an extreme lies at a corner.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let inner = inner.bounds(over: iterations)
    if iterations.upperBound <= start { return inner }
    let (first, last) = (progress(at: iterations.lowerBound), progress(at: iterations.upperBound))
    func rates(from rate: Double) -> ClosedRange<Double> {
      var extremes = Extremes()
      extremes.include(curve.rate(from: rate, to: floor, at: first))
      extremes.include(curve.rate(from: rate, to: floor, at: last))
      return extremes.range
    }
    let (lowest, highest) = (rates(from: inner.range.lowerBound), rates(from: inner.range.upperBound))
    var bounds = RateBounds(
      min(lowest.lowerBound, highest.lowerBound)...max(lowest.upperBound, highest.upperBound))
    if inner.areExact { (bounds.lowestAtMost, bounds.highestAtLeast) = (lowest.upperBound, highest.lowerBound) }
    return bounds
  }

  package func phase(at iteration: Int) -> Phase {
    if iteration < start { return inner.phase(at: iteration).clipped(to: start) }
    let end = start.addingSaturating(fadeLength)
    return iteration < end ? Phase("decay", from: start, to: end) : Phase("floor", from: end)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    let end = start.addingSaturating(fadeLength)
    return firstChange(after: iteration, work: &work) { iteration, work in
      let jump = inner.nextJump(after: iteration, work: &work).upTo(end - 1)
      return jump == .none && curve == .constant && iteration < end ? .at(end) : jump
    }
  }

  package var length: Int? { start.addingSaturating(fadeLength) }
  package var refusal: Refusal? { inner.refusal }

  private func progress(at iteration: Int) -> Double {
    iteration <= start ? 0 : curve.progress(iteration - start, of: fadeLength)
  }
}
