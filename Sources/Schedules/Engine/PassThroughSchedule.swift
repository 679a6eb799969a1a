/// A schedule made of others, whose bounds are found by way of theirs: the exact ones are those within no tolerance.
protocol CompositeSchedule: Schedule {}

extension CompositeSchedule {
  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, within: .exact)
  }
}

/// A schedule around another one, which answers whatever it does not change.
protocol PassThroughSchedule: CompositeSchedule {
  /// The schedule that is wrapped.
  var inner: any Schedule { get }
}

extension PassThroughSchedule {
  public func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  public func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: iterations, within: tolerance)
  }
  public func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  public func nextJump(after iteration: Int) -> Int? { inner.nextJump(after: iteration) }
  public var length: Int? { inner.length }
  public var refusal: Refusal? { inner.refusal }
}
