package import Numbers

/// A schedule that ends after a number of iterations and holds its last rate from there on.
///
/// What the language writes as `for N`.
package struct Cut: Schedule {
  /// The schedule that is cut.
  package let inner: any Schedule
  /// The number of iterations before the cut, at least 1.
  package let count: Int

  /// Cuts a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule to cut.
  ///   - count: The number of its iterations to keep; fewer than 1 count as 1.
  package init(_ inner: any Schedule, after count: Int) {
    self.inner = inner
    self.count = max(1, count)
  }

  package func callAsFunction(_ iteration: Int) -> Double { inner(min(iteration, count - 1)) }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    inner.bounds(over: min(iterations.lowerBound, count - 1)...min(iterations.upperBound, count - 1))
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(
      over: min(iterations.lowerBound, count - 1)...min(iterations.upperBound, count - 1), within: tolerance)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < count ? inner.phase(at: iteration).clipped(to: count) : Phase("hold", from: count)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    inner.nextJump(after: iteration, work: &work).upTo(count - 1)
  }
  package func uncut(at iteration: Int) -> any Schedule { iteration == count ? inner : self }

  package var length: Int? { count }
  package var refusal: Refusal? { inner.refusal.flatMap { $0.iteration < count ? $0 : nil } }
}

extension Schedule {
  /// Returns this schedule for some iterations and another from there on: what `for N then` is in the language.
  ///
  /// - Parameters:
  ///   - count: The number of iterations before the other schedule begins with its clock at 0; below 1, only the other is
  ///     left.
  ///   - second: The schedule that follows.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  package func cut(after count: Int, then second: any Schedule) throws(ScheduleError) -> any Schedule {
    count < 1 ? second : try Sequential(Cut(self, after: count), then: second)
  }
}
