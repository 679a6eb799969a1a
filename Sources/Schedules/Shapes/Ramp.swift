/// One way from a rate to another over a number of iterations, and the second rate from there on.
///
/// At iteration t of length L the rate is that of the curve at the progress t / L: on the way down that of a decay, on the
/// way up that of a warmup, which runs the curve backwards.
package struct Ramp: Schedule {
  /// The rate at iteration 0.
  package let start: Double
  /// The rate at iteration `length` and after it.
  package let finish: Double
  /// The number of iterations on the way.
  package let rampLength: Int
  /// The way.
  package let curve: Curve
  /// Whether the curve is run backwards, as a warmup does.
  package let isWarmup: Bool
  private let name: String

  /// Creates a ramp.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - finish: The rate at iteration `length` and after it.
  ///   - length: The number of iterations on the way, at least 1.
  ///   - curve: The way.
  ///   - isWarmup: Whether the curve is run backwards, as a warmup does; a line is the same either way.
  ///   - name: What the phase before the end is called.
  /// - Throws: A ``ScheduleError`` for a length below 1, a rate that is no number, or ends that the curve cannot join.
  package init(
    from start: Double, to finish: Double, length: Int, curve: Curve = .linear, isWarmup: Bool = false,
    name: String = "decay"
  ) throws(ScheduleError) {
    try Check.bounds(.length, length, .atLeastOne)
    try Check.bounds(.start, start, curve.needsPositiveEnds ? .positive : .any)
    try Check.bounds(.finish, finish, curve.needsPositiveEnds ? .positive : .any)
    self.start = start
    self.finish = finish
    self.rampLength = length
    self.curve = curve
    self.isWarmup = isWarmup
    self.name = name
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let progress = curve.progress(iteration, of: rampLength)
    return isWarmup
      ? curve.rising(from: start, to: finish, at: progress) : curve.rate(from: start, to: finish, at: progress)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: rampLength - 1, rampLength)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < rampLength ? Phase(name, from: 0, to: rampLength) : Phase("hold", from: rampLength)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    curve == .constant && iteration < rampLength && start != finish ? .at(rampLength) : .none
  }

  package var length: Int? { rampLength }
  /// What leads up has what it leads to seen; what leads down has its end there.
  package var course: Course { finish > start || curve == .constant ? .past(rampLength) : Course(rampLength) }
}
