import Numbers
import Schedules

/// Stretches of a run one after the other on one clock, each up to an update: how training loops write their schedules.
///
/// What a loop asks first comes first: a stretch that would end before it can begin has no update.
struct Timeline {
  private var parts: [any Schedule] = []
  /// The first update that no stretch has yet.
  private(set) var update = 0

  /// Adds a stretch, whose own clock is at 0 where the one before it ends.
  ///
  /// - Parameters:
  ///   - schedule: The schedule of the stretch.
  ///   - end: The first update after it.
  mutating func add(_ schedule: any Schedule, until end: Int) {
    guard end > update else { return }
    parts.append(Cut(schedule, after: end - update))
    update = end
  }

  /// Adds a stretch of one rate.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - end: The first update after it.
  ///   - name: What its phase is called.
  /// - Throws: ``ScheduleError`` for a rate that is no number.
  mutating func hold(_ rate: Double, until end: Int, _ name: String = "stable") throws(ScheduleError) {
    if end > update { add(Named(try Constant(rate: rate), name), until: end) }
  }

  /// Adds a line up, on the clock of the run.
  ///
  /// - Parameters:
  ///   - start: The rate at the time `begin`.
  ///   - peak: The rate at the time `finish`.
  ///   - begin: When the line begins.
  ///   - finish: When the line would arrive.
  ///   - end: The first update after the stretch.
  /// - Throws: ``ScheduleError`` for a rate that is no number.
  mutating func warmup(
    from start: Double = 0, to peak: Double, begin: Double = 0, end finish: Double, until end: Int
  ) throws(ScheduleError) {
    if end > update { add(try way(from: start, to: peak, begin: begin, end: finish, name: "warmup"), until: end) }
  }

  /// Returns a way between two times of the run, on the clock of what is added next.
  ///
  /// - Parameters:
  ///   - start: The rate at the time `begin` and before it.
  ///   - finish: The rate at the time `end` and after it.
  ///   - begin: When the way begins.
  ///   - end: When the way ends; where that is not after its beginning, there is none, and the second rate holds.
  ///   - curve: The way.
  ///   - name: What its phase is called.
  /// - Returns: The way.
  /// - Throws: ``ScheduleError`` for a rate that is no number.
  func way(
    from start: Double, to finish: Double, begin: Double, end: Double, _ curve: Curve = .linear,
    name: String = "decay"
  ) throws(ScheduleError) -> any Schedule {
    guard end > begin else { return Named(try Constant(rate: finish), "hold") }
    let now = Double(update)
    return try Passage(from: start, to: finish, begin: begin - now, end: end - now, curve: curve, name: name)
  }

  /// Returns all of it with what follows for ever.
  ///
  /// - Parameters:
  ///   - schedule: What follows, its own clock at 0 where the last stretch ends.
  ///   - total: The updates of the run, where the framework is told them.
  /// - Returns: The whole schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func then(_ schedule: any Schedule, lasting total: Int? = nil) throws(ScheduleError) -> any Schedule {
    let whole = try Sequential.joining((parts + [schedule])[...]) ?? schedule
    return total.map { Spanning(whole, Course($0)) } ?? whole
  }

  /// Returns all of it with a rate that holds for ever.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - total: The updates of the run, where the framework is told them.
  ///   - name: What its phase is called.
  /// - Returns: The whole schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func holding(_ rate: Double, lasting total: Int? = nil, _ name: String = "floor") throws(ScheduleError)
    -> any Schedule
  {
    try then(Named(Constant(rate: rate), name), lasting: total)
  }

  /// The first update after a time.
  ///
  /// - Parameter time: The time.
  /// - Returns: The update.
  static func after(_ time: Double) -> Int { Int(saturating: time.rounded(.down)).addingSaturating(1) }

  /// The first update at or after a time.
  ///
  /// - Parameter time: The time.
  /// - Returns: The update.
  static func from(_ time: Double) -> Int { Int(saturating: time.rounded(.up)) }
}

extension Int {
  /// The whole number that Python's `round` makes of a number: a half goes to the even one.
  ///
  /// - Parameter number: The number.
  /// - Returns: The whole number.
  static func pythonRound(_ number: Double) -> Int { Int(saturating: number.rounded(.toNearestOrEven)) }

  /// The whole number that Python's `int` makes of a number, which goes towards 0.
  ///
  /// - Parameter number: The number.
  /// - Returns: The whole number.
  static func pythonInt(_ number: Double) -> Int { Int(saturating: number.rounded(.towardZero)) }
}
