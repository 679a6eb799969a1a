/// One schedule up to its end, and another that takes over there with the clock running on.
///
/// What the language writes as `for N resume`: a run that was cut is continued by a scheduler for another length, whose
/// own clock is at N.
package struct Resumed: PassThroughSchedule {
  package var inner: any Schedule
  /// The iteration at which the second schedule takes over, on the clock of both.
  package let start: Int
  private let end: Int?

  /// Joins two schedules on one clock.
  ///
  /// - Parameters:
  ///   - first: The schedule that comes first; it must have a length.
  ///   - second: The schedule that takes over.
  /// - Throws: ``ScheduleError/resumesEndless`` when the first never ends.
  package init(_ first: any Schedule, resuming second: any Schedule) throws(ScheduleError) {
    guard let start = first.length else { throw .resumesEndless }
    inner = try Sequential(first, then: Shifted(second, by: -start))
    self.start = start
    // A schedule that was over before it took over is over where it does.
    end = second.length.map { max($0, start) }
  }

  package var length: Int? { end }
}
