/// A schedule whose phases all have one name: what its part in a composition is called.
struct Named: PassThroughSchedule {
  var inner: any Schedule
  let name: String

  /// Names the phases of a schedule.
  init(_ inner: any Schedule, _ name: String) {
    self.inner = inner
    self.name = name
  }

  func phase(at iteration: Int) -> Phase {
    let phase = inner.phase(at: iteration)
    return Phase(name, from: phase.start, to: phase.end, cause: phase.cause)
  }
}
