/// A schedule whose phases all have one name: what its part in a composition is called.
package struct Named: PassThroughSchedule {
  package var inner: any Schedule
  package let name: String

  /// Names the phases of a schedule.
  package init(_ inner: any Schedule, _ name: String) {
    self.inner = inner
    self.name = name
  }

  package func phase(at iteration: Int) -> Phase {
    let phase = inner.phase(at: iteration)
    return Phase(name, from: phase.start, to: phase.end, cause: phase.cause)
  }
}
