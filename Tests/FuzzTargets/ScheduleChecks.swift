import Catalogue
package import CommandLanguage
package import Schedules

/// What the schedules of any command line promise: they are refused in words, or every answer is sound.
package enum ScheduleChecks {
  /// Builds the schedules of a command line and asks them what commands ask.
  ///
  /// - Parameter invocation: A command line that names no files.
  /// - Throws: A ``Finding`` for an answer that is not sound.
  package static func check(_ invocation: Invocation) throws(Finding) {
    let evaluation: Evaluation
    do {
      evaluation = try invocation.evaluation()
    } catch {
      return try Diagnostic(error, of: invocation.command).check()
    }
    for curve in evaluation.curves {
      try check(curve.schedule, over: evaluation.shown, curve.request.description)
    }
  }

  /// Asks a schedule what commands ask.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - range: The iterations of the run.
  ///   - name: What a finding calls it.
  /// - Throws: A ``Finding`` for an answer that is not sound.
  package static func check(
    _ schedule: any Schedule, over range: ClosedRange<Int>, _ name: String
  ) throws(Finding) {
    for iteration in [0, 1, 2, 999, range.lowerBound, range.upperBound, 1_000_000_007, .max - 1, .max] {
      let rate = schedule(iteration)
      try Finding.unless(!rate.isNaN, "NaN at \(iteration): \(name)")
      let phase = schedule.phase(at: iteration)
      try Finding.unless(phase.start <= iteration, "a phase begins too late at \(iteration): \(name)")
      if let end = phase.end { try Finding.unless(end > iteration, "a phase ends too soon at \(iteration): \(name)") }
      switch schedule.nextJump(after: iteration) {
      case .at(let jump):
        try Finding.unless(jump > iteration, "a jump lies behind \(iteration): \(name)")
        try Finding.unless(schedule(jump - 1) != schedule(jump), "no jump at \(jump): \(name)")
      case .unknown(let last):
        try Finding.unless(last >= iteration, "jumps are unknown from before \(iteration): \(name)")
      case .none: break
      }
    }
    for part in [range, 0...(.max), range.lowerBound...range.lowerBound] {
      let extent = schedule.extent(over: part)
      try Finding.unless(!extent.lowerBound.isNaN && !extent.upperBound.isNaN, "NaN bounds over \(part): \(name)")
      for iteration in [part.lowerBound, part.lowerBound + (part.upperBound - part.lowerBound) / 2, part.upperBound] {
        let rate = schedule(iteration)
        let slack = 1e-12 * max(extent.lowerBound.magnitude, extent.upperBound.magnitude)
        try Finding.unless(
          rate >= extent.lowerBound - slack && rate <= extent.upperBound + slack || slack.isInfinite,
          "\(rate) at \(iteration) is outside of \(extent) over \(part): \(name)")
      }
    }
  }
}
