/// A schedule that knows the optimizer's own rate, where that is not the schedule's first one.
///
/// A warmup that leads up to the optimizer's rate, and not to where the schedule begins, asks for it.
struct Based: Schedule {
  let inner: any Schedule
  /// The rate that the optimizer was created with.
  let base: Double

  /// Attaches the optimizer's rate to a schedule.
  init(_ inner: any Schedule, on base: Double) {
    self.inner = inner
    self.base = base
  }

  func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { inner.extent(over: iterations) }
  func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  func nextJump(after iteration: Int) -> Int? { inner.nextJump(after: iteration) }
  var length: Int? { inner.length }
  var refusal: Refusal? { inner.refusal }
}
