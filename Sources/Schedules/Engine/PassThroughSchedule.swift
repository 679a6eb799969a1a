import Numbers

/// A schedule around another one, which answers whatever it does not change.
protocol PassThroughSchedule: Schedule {
  /// The schedule that is wrapped.
  var inner: any Schedule { get set }
}

extension PassThroughSchedule {
  package func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds { inner.bounds(over: iterations) }
  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: iterations, within: tolerance)
  }
  package func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    inner.nextJump(after: iteration, work: &work)
  }
  package func uncut(at iteration: Int) -> any Schedule {
    var copy = self
    copy.inner = inner.uncut(at: iteration)
    return copy
  }
  package var cycle: (any CycleSchedule)? { inner.cycle.map { WrappedCycle(self, around: $0) } }
  package var optimizerRate: Double { inner.optimizerRate }
  package var length: Int? { inner.length }
  package var course: Course { inner.course }
  package var refusal: Refusal? { inner.refusal }
}
