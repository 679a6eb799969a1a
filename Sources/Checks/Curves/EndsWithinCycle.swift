import Schedules

/// The run ends within a cycle, though others were over: what is saved at its end is no snapshot as the others are.
package enum EndsWithinCycle {
  /// The most cycles whose ends are looked for.
  private static let mostCycles = 4096

  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  package static func text(of curve: CurveInRun) -> String? {
    // A run that nobody gave a length is as long as the curve takes.
    guard curve.isLengthGiven else { return nil }
    let phase = curve.schedule.phase(at: curve.last)
    guard let end = phase.end, end - 1 > curve.last,
      let ends = try? curve.schedule.cycleEnds(in: 0...end, atMost: mostCycles, work: curve.work),
      ends.contains(end - 1), let before = ends.last(where: { $0 <= curve.last })
    else { return nil }
    let share = Double(curve.length - phase.start) / Double(end - phase.start)
    return
      "the run ends at update \(curve.last), within \(phase.name) (updates \(phase.start) to \(end - 1)), after "
      + "\(CheckRule.percent(share)) of it; the last cycle that ends is over at update \(before)"
  }
}
