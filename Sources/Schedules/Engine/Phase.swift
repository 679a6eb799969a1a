import Numbers

/// A named part of a schedule: the warmup, cycle 3, the decay, the floor.
package struct Phase: Equatable, Sendable {
  /// What this part is called, in the field's words.
  package var name: String

  /// The first iteration of the phase.
  package var start: Int

  /// The iteration at which the next phase starts, or `nil` when this phase never ends.
  package var end: Int?

  /// Why the phase begins, where the schedule decides it by what it sees, as one sentence without a full stop.
  package var cause: String?

  /// Creates a phase.
  ///
  /// - Parameters:
  ///   - name: What this part is called, in the field's words.
  ///   - start: The first iteration of the phase.
  ///   - end: The iteration at which the next phase starts; `nil` for the last phase.
  ///   - cause: Why the phase begins, where the schedule decides it by what it sees.
  package init(_ name: String, from start: Int, to end: Int? = nil, cause: String? = nil) {
    self.name = name
    self.cause = cause
    self.start = start
    // The last countable iteration stands for what lies beyond it.
    self.end = end == .max ? nil : end
  }

  /// Returns the phase as it stands when its schedule's clock starts later, never past the last countable iteration.
  func shifted(by offset: Int) -> Phase {
    Phase(name, from: start.addingSaturating(offset), to: end.map { $0.addingSaturating(offset) }, cause: cause)
  }

  /// Returns the phase without what lies outside a range, which must share an iteration with it.
  func clipped(from lower: Int = 0, to upper: Int? = nil) -> Phase {
    let end =
      switch (self.end, upper) {
      case (let own?, let limit?): Swift.min(own, limit)
      case (let own, let limit): own ?? limit
      }
    return Phase(name, from: Swift.max(start, lower), to: end, cause: cause)
  }
}

/// The phases of a schedule, from one iteration on; each is found only when it is asked for.
package struct Phases: Sequence, IteratorProtocol, Sendable {
  private let schedule: any Schedule
  private var upcoming: Int?

  /// Creates the sequence of the phases of a schedule.
  ///
  /// - Parameters:
  ///   - schedule: The schedule to walk through.
  ///   - iteration: The iteration whose phase comes first, from 0.
  package init(of schedule: any Schedule, from iteration: Int = 0) {
    self.schedule = schedule
    upcoming = iteration
  }

  /// Returns the next phase, or `nil` after the last.
  package mutating func next() -> Phase? {
    guard let iteration = upcoming else { return nil }
    let phase = schedule.phase(at: iteration)
    upcoming = phase.end.flatMap { $0 > iteration ? $0 : nil }
    return phase
  }
}
