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
  var boundsCount: Int { asked.withLock(\.bounds) }
  /// What that cost, in evaluations of a cosine.
  var work: Int { rates * cost.rate + boundsCount * cost.bounds }

  func callAsFunction(_ iteration: Int) -> Double {
    asked.withLock { $0.rates += 1 }
    return inner(iteration)
  }
  func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    asked.withLock { $0.bounds += 1 }
    return inner.bounds(over: iterations)
  }
  func nextJump(after iteration: Int, work: inout Int) -> NextJump { inner.nextJump(after: iteration, work: &work) }
  func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  var length: Int? { inner.length }
  var form: CurveForm? { inner.form }
  var cost: EvaluationCost { inner.cost.searched }
}
