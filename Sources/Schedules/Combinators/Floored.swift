import Numbers

/// A falling schedule that stops at a lowest rate, from which on its phase is called the floor.
///
/// Its rates are those of a ``Clamped``; only whoever asks for phases is told where the fall is over.
package struct Floored: PassThroughSchedule {
  package var inner: any Schedule
  private let start: Int?

  /// Stops a falling schedule.
  ///
  /// - Parameters:
  ///   - falling: The schedule, which does not rise.
  ///   - floor: The lowest rate.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a rate that is no number.
  package init(_ falling: any Schedule, at floor: Double) throws(ScheduleError) {
    inner = try Clamped(falling, minimum: floor, maximum: Bounds.largestRate)
    start = falling(.max) > floor ? nil : (0..<Int.max).partitioningIndex { falling($0) <= floor }
  }

  package func phase(at iteration: Int) -> Phase {
    guard let start else { return inner.phase(at: iteration) }
    return iteration < start ? inner.phase(at: iteration).clipped(to: start) : Phase("floor", from: start)
  }
}
