/// A schedule whose clock counts epochs: each of its rates holds for all iterations of one.
public struct PerEpoch: Schedule {
  /// The schedule on the clock of epochs.
  public let inner: any Schedule
  /// The number of iterations in an epoch.
  public let epochLength: Int

  /// The number of phases of equal rates that the search for a jump passes over.
  private static let phasesSearched = 64

  /// Puts a schedule of epochs on the clock of iterations.
  ///
  /// - Parameters:
  ///   - inner: The schedule, of which iteration e is the rate of the epoch e, from 0.
  ///   - epochLength: The number of iterations in an epoch, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for an epoch without iterations.
  public init(_ inner: any Schedule, epochLength: Int) throws(ScheduleError) {
    try Check.bounds(.epochLength, epochLength, .atLeastOne)
    self.inner = inner
    self.epochLength = epochLength
  }

  public func callAsFunction(_ iteration: Int) -> Double { inner(epoch(of: iteration)) }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    inner.extent(over: epoch(of: iterations.lowerBound)...epoch(of: iterations.upperBound))
  }

  public func outerBounds(over iterations: ClosedRange<Int>) -> OuterBounds {
    inner.outerBounds(over: epoch(of: iterations.lowerBound)...epoch(of: iterations.upperBound))
  }

  public func phase(at iteration: Int) -> Phase {
    let phase = inner.phase(at: epoch(of: iteration))
    return Phase(
      phase.name, from: start(of: phase.start), to: phase.end.map { start(of: $0) }, cause: phase.cause)
  }

  public func nextJump(after iteration: Int) -> Int? {
    if epochLength == 1 { return inner.nextJump(after: iteration) }
    // On the clock of iterations every change from one epoch to the next is a jump.
    var epoch = epoch(of: iteration)
    for _ in 0..<Self.phasesSearched {
      guard epoch < .max / epochLength else { return nil }
      if inner(epoch) != inner(epoch + 1) { return start(of: epoch + 1) }
      let end = inner.phase(at: epoch + 1).end ?? .max
      let rest = inner.extent(over: epoch + 1...max(epoch + 1, end - 1))
      if rest.lowerBound == rest.upperBound {
        epoch = max(epoch + 1, end - 1)
      } else {
        epoch += 1
      }
    }
    return start(of: epoch + 1)
  }

  public var length: Int? { inner.length.map { start(of: $0) } }

  public var refusal: Refusal? {
    inner.refusal.map { Refusal(from: start(of: $0.iteration), framework: $0.framework, reason: $0.reason) }
  }

  private func epoch(of iteration: Int) -> Int { max(0, iteration) / epochLength }
  private func start(of epoch: Int) -> Int { epoch.multipliedSaturating(by: epochLength) }
}
