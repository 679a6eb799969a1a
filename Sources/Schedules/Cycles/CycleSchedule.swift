/// A schedule that has a cycle length, and could run through its cycle in another number of iterations.
public protocol CycleSchedule: Schedule {
  /// The number of iterations of one cycle, at least 1.
  var cycleLength: Int { get }

  /// Returns the same schedule with another cycle length.
  ///
  /// - Parameter cycleLength: The number of iterations of one cycle; fewer than 1 count as 1.
  func withCycleLength(_ cycleLength: Int) -> any CycleSchedule
}
