/// Any schedule, seen as one cycle of so many of its iterations: what repeats it, or what a framework's clock wraps around.
package struct Period: CycleSchedule, PassThroughSchedule {
  /// The schedule whose beginning is the cycle.
  package internal(set) var inner: any Schedule
  /// The number of iterations of the cycle.
  package let cycleLength: Int

  /// Takes the beginning of a schedule for a cycle.
  ///
  /// - Parameters:
  ///   - inner: The schedule whose beginning is the cycle.
  ///   - cycleLength: The number of iterations of the cycle, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a cycle without iterations.
  package init(_ inner: any Schedule, every cycleLength: Int) throws(ScheduleError) {
    try Check.bounds(.period, cycleLength, .atLeastOne)
    self.init(inner, cycleLength)
  }

  private init(_ inner: any Schedule, _ cycleLength: Int) {
    self.inner = inner
    self.cycleLength = max(1, cycleLength)
  }

  package var cycle: (any CycleSchedule)? { self }
  package func withCycleLength(_ cycleLength: Int) -> any CycleSchedule { Period(inner, cycleLength) }

  package var length: Int? { cycleLength }
  package var course: Course { Course(cycleLength) }
}
