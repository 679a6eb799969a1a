/// A schedule around another one, which answers whatever it does not change.
protocol PassThroughSchedule: Schedule {
  /// The schedule that is wrapped.
  var inner: any Schedule { get }
}

extension PassThroughSchedule {
  public func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { inner.extent(over: iterations) }
  public func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  public func nextJump(after iteration: Int) -> Int? { inner.nextJump(after: iteration) }
  public var length: Int? { inner.length }
  public var refusal: Refusal? { inner.refusal }
}
