/// A schedule around another one, which answers whatever it does not change.
protocol PassThroughSchedule: Schedule {
  /// The schedule that is wrapped.
  var inner: any Schedule { get set }
}

extension PassThroughSchedule {
  public func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds { inner.bounds(over: iterations) }
  public func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  public func nextJump(after iteration: Int) -> NextJump { inner.nextJump(after: iteration) }
  public func uncut(at iteration: Int) -> any Schedule {
    var copy = self
    copy.inner = inner.uncut(at: iteration)
    return copy
  }
  public var cycle: (any CycleSchedule)? { inner.cycle.map { WrappedCycle(self, around: $0) } }
  public var optimizerRate: Double { inner.optimizerRate }
  public var length: Int? { inner.length }
  public var refusal: Refusal? { inner.refusal }
}
