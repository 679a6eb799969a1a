/// A schedule whose rates a warmup multiplies, while the schedule's own clock runs.
///
/// `s(t) · ω(t)`, where ω rises to 1: what pytorch_warmup does to the rate that any scheduler has set.
public struct Dampened: PassThroughSchedule {
  /// The schedule whose rates are multiplied.
  public internal(set) var inner: any Schedule
  /// The factors, which rise to 1.
  public let factors: any Schedule
  /// The number of iterations with a factor below 1; `nil` when there is no end to them.
  public let warmupLength: Int?
  private var product: Product { Product(inner, factors) }

  /// Dampens a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule whose rates are multiplied.
  ///   - factors: The factors, which rise to 1.
  ///   - length: The number of iterations with a factor below 1; `nil` when there is no end to them.
  public init(_ inner: any Schedule, by factors: any Schedule, length: Int?) {
    self.inner = inner
    self.factors = factors
    warmupLength = length
  }

  public func callAsFunction(_ iteration: Int) -> Double { product(iteration) }
  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds { product.bounds(over: iterations) }

  public func phase(at iteration: Int) -> Phase {
    guard let warmupLength, warmupLength > 0 else { return inner.phase(at: iteration) }
    return iteration < warmupLength
      ? Phase("warmup", from: 0, to: warmupLength) : inner.phase(at: iteration).clipped(from: warmupLength)
  }

  public func nextJump(after iteration: Int) -> NextJump { product.nextJump(after: iteration) }
  public func uncut(at iteration: Int) -> any Schedule {
    Dampened(inner.uncut(at: iteration), by: factors.uncut(at: iteration), length: warmupLength)
  }
  public var length: Int? { inner.length.map { max($0, warmupLength ?? 0) } }
}
