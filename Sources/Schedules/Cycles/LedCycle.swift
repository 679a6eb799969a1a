import Numbers

/// A cycle that a line from 0 leads up to: so many of its iterations are a warmup, and the cycle itself takes the others.
///
/// In a cycle of another length the warmup stays as long as it is, where something is left for the cycle itself.
package struct LedCycle: CycleSchedule, PassThroughSchedule {
  /// The warmup before the cycle, or the cycle alone.
  package internal(set) var inner: any Schedule
  /// The number of iterations of the warmup and the cycle together.
  package let cycleLength: Int
  private let own: any CycleSchedule
  private let warmup: Warmup

  /// Puts a warmup before a cycle.
  ///
  /// - Parameters:
  ///   - own: The cycle itself.
  ///   - length: The number of iterations of the warmup, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a warmup without iterations.
  package init(_ own: any CycleSchedule, warmup length: Int) throws(ScheduleError) {
    let warmup = try Warmup(own, length: length)
    self.init(warmup, before: own, warmup)
  }

  private init(_ inner: any Schedule, before own: any CycleSchedule, _ warmup: Warmup, _ length: Int? = nil) {
    (self.inner, self.own, self.warmup) = (inner, own, warmup)
    cycleLength = length ?? own.cycleLength.addingSaturating(warmup.warmupLength)
  }

  package var cycle: (any CycleSchedule)? { self }

  package func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    let length = max(1, cycleLength)
    let lead = min(warmup.warmupLength, length - 1)
    let shape = own.withCycleLength(length - lead)
    return LedCycle(lead > 0 ? warmup.leading(to: shape, over: lead) : shape, before: own, warmup, length)
  }
}
