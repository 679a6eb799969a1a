package import Numbers

/// A schedule whose clock starts later, or has already run when training starts.
package struct Shifted: Schedule {
  /// The schedule that is moved.
  package let inner: any Schedule
  /// By how many iterations it starts later; negative when it has already run for some.
  package let offset: Int

  /// Moves a schedule along the iterations.
  ///
  /// - Parameters:
  ///   - inner: The schedule to move. Before its start it holds its first rate.
  ///   - offset: By how many iterations it starts later; negative when it has already run for some, as on resuming.
  package init(_ inner: any Schedule, by offset: Int) {
    self.inner = inner
    self.offset = max(offset, -Int.max)
  }

  package func callAsFunction(_ iteration: Int) -> Double { inner(own(iteration)) }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    inner.bounds(over: own(iterations.lowerBound)...own(iterations.upperBound))
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: own(iterations.lowerBound)...own(iterations.upperBound), within: tolerance)
  }

  package func phase(at iteration: Int) -> Phase {
    if iteration < offset { return Phase("hold", from: 0, to: offset) }
    return inner.phase(at: own(iteration)).shifted(by: offset).clipped()
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    inner.nextJump(after: own(iteration), work: &work).shifted(by: offset)
  }

  package func uncut(at iteration: Int) -> any Schedule {
    iteration > offset ? Shifted(inner.uncut(at: own(iteration)), by: offset) : self
  }

  package var length: Int? { inner.length.map { max(1, $0.addingSaturating(offset)) } }
  package var course: Course {
    let own = inner.course
    return offset > 0
      ? own.after(offset)
      : Course(own.updates.addingSaturating(offset), isOpen: own.isOpen, ending: own.ending)
  }
  package var refusal: Refusal? {
    guard var refusal = inner.refusal?.shifted(by: offset) else { return nil }
    // What has run past its end already refuses the first update.
    refusal.iteration = max(0, refusal.iteration)
    return refusal
  }

  private func own(_ iteration: Int) -> Int { max(0, iteration.addingSaturating(-offset)) }
}
