/// A schedule made of others, whose bounds are found by way of theirs: the exact ones are those within no tolerance.
///
/// Each has outer bounds of its own, made of the outer bounds of the others: the exact ones of a schedule within another
/// may have to be searched for, and a search within every step of a search would take for ever.
protocol CompositeSchedule: Schedule {}

extension CompositeSchedule {
  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, within: .exact)
  }
}

/// A schedule around another one, which answers whatever it does not change.
protocol PassThroughSchedule: CompositeSchedule {
  /// The schedule that is wrapped.
  var inner: any Schedule { get set }
}

extension PassThroughSchedule {
  public func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  public func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: iterations, within: tolerance)
  }
  public func outerBounds(over iterations: ClosedRange<Int>) -> OuterBounds { inner.outerBounds(over: iterations) }
  public func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  public func nextJump(after iteration: Int) -> NextJump { inner.nextJump(after: iteration) }
  public func uncut(at iteration: Int) -> any Schedule {
    var copy = self
    copy.inner = inner.uncut(at: iteration)
    return copy
  }
  public var length: Int? { inner.length }
  public var refusal: Refusal? { inner.refusal }
}
