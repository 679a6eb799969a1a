package import Numbers

/// A schedule whose rates a warmup multiplies, while the schedule's own clock runs.
///
/// `s(t) · ω(t)`, where ω rises to 1: what pytorch_warmup does to the rate that any scheduler has set.
package struct Dampened: PassThroughSchedule {
  /// The schedule whose rates are multiplied.
  package internal(set) var inner: any Schedule
  /// The factors, which rise to 1.
  package let factors: any Schedule
  /// The number of iterations with a factor below 1; `nil` when there is no end to them.
  package let warmupLength: Int?
  private var product: Product { Product(inner, factors) }

  /// Dampens a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule whose rates are multiplied.
  ///   - factors: The factors, which rise to 1.
  ///   - length: The number of iterations with a factor below 1; `nil` when there is no end to them.
  package init(_ inner: any Schedule, by factors: any Schedule, length: Int?) {
    self.inner = inner
    self.factors = factors
    warmupLength = length
  }

  package func callAsFunction(_ iteration: Int) -> Double { product(iteration) }
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds { product.bounds(over: iterations) }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    product.extent(over: iterations, within: tolerance)
  }

  package func phase(at iteration: Int) -> Phase {
    guard let warmupLength, warmupLength > 0 else { return inner.phase(at: iteration) }
    return iteration < warmupLength
      ? Phase("warmup", from: 0, to: warmupLength) : inner.phase(at: iteration).clipped(from: warmupLength)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    product.nextJump(after: iteration, work: &work)
  }
  package func uncut(at iteration: Int) -> any Schedule {
    Dampened(inner.uncut(at: iteration), by: factors.uncut(at: iteration), length: warmupLength)
  }
  package var length: Int? { inner.length.map { max($0, warmupLength ?? 0) } }
  package var course: Course { inner.course.below(warmupLength ?? factors.course.updates) }
}
