/// A schedule that is read once an epoch: the rate of an epoch's first iteration holds for all of it.
public struct Epochwise: CompositeSchedule {
  /// The schedule that is read.
  public let inner: any Schedule
  /// The number of iterations in an epoch.
  public let epochLength: Int

  /// Holds a schedule's rate for whole epochs.
  ///
  /// - Parameters:
  ///   - inner: The schedule to read, on the clock of iterations.
  ///   - epochLength: The number of iterations in an epoch, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for an epoch without iterations.
  public init(_ inner: any Schedule, every epochLength: Int) throws(ScheduleError) {
    try Check.bounds(.epochLength, epochLength, .atLeastOne)
    self.inner = inner
    self.epochLength = epochLength
  }

  public func callAsFunction(_ iteration: Int) -> Double { inner(epoch(of: iteration) * epochLength) }

  public func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let search = ExtremumSearch {
      bounds(over: $0)
    } value: {
      inner($0 * epochLength)
    }
    return search.extent(
      over: epoch(of: iterations.lowerBound)...epoch(of: iterations.upperBound), within: tolerance)
  }

  public func outerBounds(over iterations: ClosedRange<Int>) -> OuterBounds {
    bounds(over: epoch(of: iterations.lowerBound)...epoch(of: iterations.upperBound))
  }

  /// The inner bounds, without what is known of its extremes: those may lie between the iterations that are read.
  private func bounds(over epochs: ClosedRange<Int>) -> OuterBounds {
    OuterBounds(inner.outerBounds(over: epochs.lowerBound * epochLength...epochs.upperBound * epochLength).range)
  }

  public func phase(at iteration: Int) -> Phase {
    // The epoch in which the inner phase starts still has the rate of the phase before.
    let phase = inner.phase(at: epoch(of: iteration) * epochLength)
    return Phase(phase.name, from: roundedUp(phase.start), to: phase.end.map(roundedUp), cause: phase.cause)
  }

  public func nextJump(after iteration: Int) -> Int? {
    if epochLength == 1 { return inner.nextJump(after: iteration) }
    let next = epoch(of: iteration).addingSaturating(1).multipliedSaturating(by: epochLength)
    return next == .max ? nil : next
  }

  public var length: Int? { inner.length.map(roundedUp) }
  public var refusal: Refusal? {
    inner.refusal.map { Refusal(from: roundedUp($0.iteration), framework: $0.framework, reason: $0.reason) }
  }

  private func epoch(of iteration: Int) -> Int { max(0, iteration) / epochLength }

  private func roundedUp(_ iteration: Int) -> Int {
    let remainder = iteration % epochLength
    return remainder == 0 ? iteration : iteration.addingSaturating(epochLength - remainder)
  }
}
