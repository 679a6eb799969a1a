/// A schedule that its framework refuses to go on with after some iterations.
public struct Refusing: Schedule {
  /// The schedule up to the refusal.
  public let inner: any Schedule
  /// Where the framework refuses to go on.
  public let refusal: Refusal?

  private let end: Int

  /// Ends a schedule where its framework does.
  ///
  /// - Parameters:
  ///   - inner: The schedule up to the refusal; its last rate before it holds.
  ///   - refusal: Where the framework refuses to go on; an iteration below 1 counts as 1.
  public init(_ inner: any Schedule, _ refusal: Refusal) {
    self.inner = inner
    self.refusal = refusal
    end = max(1, refusal.iteration)
  }

  public func callAsFunction(_ iteration: Int) -> Double { inner(min(iteration, end - 1)) }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, within: .exact)
  }

  public func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: min(iterations.lowerBound, end - 1)...min(iterations.upperBound, end - 1), within: tolerance)
  }

  public func phase(at iteration: Int) -> Phase {
    iteration < end ? inner.phase(at: iteration).clipped(to: end) : Phase("past the end", from: end)
  }

  public func nextJump(after iteration: Int) -> Int? {
    inner.nextJump(after: iteration).flatMap { $0 < end ? $0 : nil }
  }

  public var length: Int? { min(inner.length ?? end, end) }
}
