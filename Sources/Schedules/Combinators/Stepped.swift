package import Numbers

/// A schedule whose own clock runs faster or slower than the updates: at an update, it has the rate of the step that its
/// scheduler has come to.
///
/// One step in several updates is ``Epochwise``, which this is made of where the pace is such.
package struct Stepped: Schedule {
  /// The schedule, on the clock of its scheduler's steps.
  package let inner: any Schedule
  /// How fast that clock runs.
  package let pace: Pace

  /// Puts a schedule on another clock.
  ///
  /// - Parameters:
  ///   - inner: The schedule, on the clock of its scheduler's steps.
  ///   - pace: How fast that clock runs.
  /// - Returns: The schedule on the clock of updates.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  package static func schedule(_ inner: any Schedule, at pace: Pace) throws(ScheduleError) -> any Schedule {
    pace.steps == 1 ? try PerEpoch(inner, epochLength: pace.updates) : Stepped(inner, at: pace)
  }

  init(_ inner: any Schedule, at pace: Pace) {
    self.inner = inner
    self.pace = pace
  }

  package func callAsFunction(_ iteration: Int) -> Double { inner(pace.steps(before: iteration)) }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let outer = inner.bounds(over: steps(of: iterations))
    // A slow clock leaves out no step.
    if pace.isSlow { return outer }
    // Extremes of the schedule may lie between the steps that are met; those at the ends are met.
    var ends = Extremes()
    ends.include(self(iterations.lowerBound))
    ends.include(self(iterations.upperBound))
    if iterations.upperBound - iterations.lowerBound < 2 { return RateBounds(exactly: ends.range) }
    var bounds = RateBounds(outer.range.hull(with: ends.range))
    (bounds.lowestAtMost, bounds.highestAtLeast) = (ends.lowest, ends.highest)
    return bounds
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    if pace.isSlow { return inner.extent(over: steps(of: iterations), within: tolerance) }
    let outer = bounds(over: iterations)
    if outer.areExact { return outer.range }
    return ExtremumSearch(bounds: bounds(over:), value: callAsFunction)
      .extent(over: iterations, between: outer, within: tolerance)
  }

  package func phase(at iteration: Int) -> Phase {
    let phase = inner.phase(at: pace.steps(before: iteration))
    return Phase(
      phase.name, from: pace.firstUpdate(after: phase.start), to: phase.end.map(pace.firstUpdate(after:)),
      cause: phase.cause)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: iteration, work: &work) { iteration, work in
      let step = pace.steps(before: iteration)
      // Where a rate holds for some updates, every change to the next step is a jump.
      let next = pace.isSlow ? .at(step.addingSaturating(1)) : inner.nextJump(after: step, work: &work)
      switch next {
      case .none: return .none
      case .at(let place):
        let update = pace.firstUpdate(after: place)
        return update == .max ? .none : .at(update)
      case .unknown(let place):
        return .unknown(
          after: max(iteration, pace.firstUpdate(after: place.addingSaturating(1)).subtractingSaturating(1)))
      }
    }
  }

  package func uncut(at iteration: Int) -> any Schedule {
    // A cut may lie between the step before and the one that is met.
    let met = pace.steps(before: iteration)
    let passed = pace.steps(before: iteration.subtractingSaturating(1))
    let cut = inner.length.flatMap { passed < $0 && $0 < met ? $0 : nil }
    return Stepped(inner.uncut(at: cut ?? met), at: pace)
  }

  package var length: Int? { inner.length.map(pace.firstUpdate(after:)) }
  package var course: Course {
    Course(pace.firstUpdate(after: inner.course.updates), isOpen: inner.course.isOpen)
  }
  package var refusal: Refusal? {
    inner.refusal.map {
      Refusal(from: pace.firstUpdate(after: $0.iteration), framework: $0.framework, reason: $0.reason)
    }
  }

  private func steps(of iterations: ClosedRange<Int>) -> ClosedRange<Int> {
    pace.steps(before: iterations.lowerBound)...pace.steps(before: iterations.upperBound)
  }
}
