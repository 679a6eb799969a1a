/// A schedule whose phases all have one name: what its part in a composition is called.
struct Named: Schedule {
  let inner: any Schedule
  let name: String

  /// Names the phases of a schedule.
  init(_ inner: any Schedule, _ name: String) {
    self.inner = inner
    self.name = name
  }

  func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, within: .exact)
  }

  func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    inner.extent(over: iterations, within: tolerance)
  }

  func phase(at iteration: Int) -> Phase {
    let phase = inner.phase(at: iteration)
    return Phase(name, from: phase.start, to: phase.end)
  }
  func nextJump(after iteration: Int) -> Int? { inner.nextJump(after: iteration) }
  var length: Int? { inner.length }
  var refusal: Refusal? { inner.refusal }
}
