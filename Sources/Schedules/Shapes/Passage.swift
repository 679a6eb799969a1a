import Numbers

/// One way from a rate to another between two times that need not be updates, and the second rate from there on.
///
/// Where a framework counts an update before it makes it, the way has begun before the first one; where it counts samples
/// or epochs, the way may end within an update. Between whole updates it is a ``Ramp``.
package struct Passage: Schedule {
  /// The rate at the time `begin` and before it.
  package let start: Double
  /// The rate at the time `end` and after it.
  package let finish: Double
  /// When the way begins, in iterations; negative where it has begun before the first.
  package let begin: Double
  /// When the way ends, in iterations.
  package let end: Double
  /// The way.
  package let curve: Curve
  /// Whether the curve is run backwards, as a warmup does.
  package let isWarmup: Bool
  private let name: String

  /// Creates a passage.
  ///
  /// - Parameters:
  ///   - start: The rate at the time `begin` and before it.
  ///   - finish: The rate at the time `end` and after it.
  ///   - begin: When the way begins, in iterations.
  ///   - end: When the way ends, in iterations, after `begin`.
  ///   - curve: The way.
  ///   - isWarmup: Whether the curve is run backwards, as a warmup does; a line is the same either way.
  ///   - name: What the phase before the end is called.
  /// - Throws: A ``ScheduleError`` for times out of order, a rate that is no number, or ends that the curve cannot join.
  package init(
    from start: Double, to finish: Double, begin: Double = 0, end: Double, curve: Curve = .linear,
    isWarmup: Bool = false, name: String = "decay"
  ) throws(ScheduleError) {
    try Check.bounds(.length, end - begin, .positive)
    try Check.bounds(.start, start, curve.needsPositiveEnds ? .positive : .any)
    try Check.bounds(.finish, finish, curve.needsPositiveEnds ? .positive : .any)
    self.start = start
    self.finish = finish
    self.begin = begin
    self.end = end
    self.curve = curve
    self.isWarmup = isWarmup
    self.name = name
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    var progress = (Double(max(0, iteration)) - begin) / (end - begin)
    // Where times are no longer told apart as numbers, the way still ends where it ends.
    if curve == .constant, iteration < lastOnTheWay { progress = min(progress, 1.nextDown) }
    return isWarmup
      ? curve.rising(from: start, to: finish, at: progress) : curve.rate(from: start, to: finish, at: progress)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase {
    let last = lastOnTheWay
    return iteration < last ? Phase(name, from: 0, to: last) : Phase("hold", from: last)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    let last = lastOnTheWay
    return curve == .constant && iteration < last && self(last - 1) != self(last) ? .at(last) : .none
  }

  package var length: Int? { max(1, lastOnTheWay) }
  /// What leads up has what it leads to seen; what leads down has its end there.
  package var course: Course {
    finish > start || curve == .constant ? .past(lastOnTheWay) : Course(lastOnTheWay)
  }

  /// The first iteration that has the second rate.
  private var lastOnTheWay: Int { max(0, Int(saturating: end.rounded(.up))) }
}
