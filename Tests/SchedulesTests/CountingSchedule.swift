import Synchronization

@testable import Schedules

/// A schedule that counts what is asked of it.
final class CountingSchedule: Schedule {
  let inner: any Schedule
  private let asked = Mutex((rates: 0, bounds: 0))

  init(_ inner: any Schedule) { self.inner = inner }

  /// How many rates were asked for.
  var rates: Int { asked.withLock(\.rates) }
  /// How many bounds were asked for.
  var bounds: Int { asked.withLock(\.bounds) }
  /// What that cost, in evaluations of a cosine.
  var work: Int { rates * cost.rate + bounds * cost.bounds }

  func callAsFunction(_ iteration: Int) -> Double {
    asked.withLock { $0.rates += 1 }
    return inner(iteration)
  }
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    asked.withLock { $0.bounds += 1 }
    return inner.extent(over: iterations)
  }
  func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    // What a search would ask is counted where it asks.
    ExtremumSearch(bounds: outerBounds, value: callAsFunction).extent(over: iterations, within: tolerance)
  }
  func outerBounds(over iterations: ClosedRange<Int>) -> OuterBounds {
    asked.withLock { $0.bounds += 1 }
    return inner.outerBounds(over: iterations)
  }
  func nextJump(after iteration: Int) -> NextJump { inner.nextJump(after: iteration) }
  func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  var length: Int? { inner.length }
  var cost: EvaluationCost { inner.cost.searched }
}
