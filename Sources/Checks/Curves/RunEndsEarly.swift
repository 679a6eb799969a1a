import Schedules

/// The run ends before the curve does, or before the first part of it that could repeat is over.
enum RunEndsEarly {
  /// Of a curve that would hold more numbers than these up to its end, the rates there are not looked at.
  private static let mostHeld = 1 << 22

  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    // A run that nobody gave a length is as long as the curve takes.
    guard curve.isLengthGiven else { return nil }
    let course = curve.course
    guard course.updates > curve.length else { return nil }
    // Where the rate stays as it is, nothing is missed.
    if curve.schedule.cost.held(upTo: course.updates) <= mostHeld {
      let rest = curve.schedule.bounds(over: curve.last...course.updates).range
      guard rest.lowerBound < rest.upperBound else { return nil }
    }
    let end = "the run ends at update \(curve.last)"
    if course.ending == .end {
      return "\(end), and the curve runs on to update \(course.updates); -n \(course.updates) shows all of it"
    }
    // What repeats has no end, but its first part has.
    let phase = curve.schedule.phase(at: 0)
    guard let over = phase.end, over > curve.length else { return nil }
    return "\(end), within the first part of the curve, \(phase.name), which lasts to update \(over - 1); "
      + "-n \(course.updates) shows more"
  }
}
