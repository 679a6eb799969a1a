/// A learning-rate schedule for programs of one's own: the engine of `lrsched` in a few calls.
///
///     let schedule = try LearningRateSchedule.cosine(from: 3e-4, to: 3e-5, over: 998_000).warmedUp(over: 2_000)
///     schedule(0)                   // 0
///     schedule(2_000)               // 3e-4
///     schedule.extent(over: 0...999_999)
///
/// A schedule is a value: it can be kept, handed to other threads and asked for any update, the millionth as fast as the
/// first. Its creation checks the numbers; afterwards nothing that it is asked can fail.
public struct LearningRateSchedule: Sendable {
  private let engine: any Schedule

  private init(_ make: () throws(ScheduleError) -> any Schedule) throws(LearningRateScheduleError) {
    do { engine = try make() } catch { throw LearningRateScheduleError(error) }
  }

  /// Creates a schedule of one rate.
  ///
  /// - Parameter rate: The learning rate of every update, finite.
  /// - Returns: The schedule, which never ends.
  /// - Throws: A ``LearningRateScheduleError`` for a rate that is no number.
  public static func constant(_ rate: Double) throws(LearningRateScheduleError) -> LearningRateSchedule {
    try LearningRateSchedule { () throws(ScheduleError) in try Constant(rate: rate) }
  }

  /// Creates a line from one rate to another, which then holds: `start + (finish - start) · t / length`.
  ///
  /// - Parameters:
  ///   - start: The learning rate of update 0, finite.
  ///   - finish: The learning rate of update `length` and those after it, finite.
  ///   - length: The number of updates until then, at least 1.
  /// - Returns: The schedule.
  /// - Throws: A ``LearningRateScheduleError`` for a value out of bounds.
  public static func linear(
    from start: Double, to finish: Double, over length: Int
  ) throws(LearningRateScheduleError) -> LearningRateSchedule {
    try LearningRateSchedule { () throws(ScheduleError) in try Ramp(from: start, to: finish, length: length) }
  }

  /// Creates half a cosine from the highest rate to the lowest, which then holds:
  /// `finish + (start - finish) · ½ (1 + cos(π t / length))` (Loshchilov & Hutter 2016, without the restarts).
  ///
  /// - Parameters:
  ///   - start: The learning rate of update 0, finite.
  ///   - finish: The learning rate of update `length` and those after it, finite.
  ///   - length: The number of updates until then, at least 1.
  /// - Returns: The schedule.
  /// - Throws: A ``LearningRateScheduleError`` for a value out of bounds.
  public static func cosine(
    from start: Double, to finish: Double = 0, over length: Int
  ) throws(LearningRateScheduleError) -> LearningRateSchedule {
    try LearningRateSchedule { () throws(ScheduleError) in
      try Cosine(minimum: finish, maximum: start, cycleLength: length)
    }
  }

  /// Creates a schedule that is multiplied by the same factor again and again: `start · gamma^(t / period)`.
  ///
  /// - Parameters:
  ///   - start: The learning rate of update 0, finite.
  ///   - gamma: The factor, from 0.
  ///   - period: The number of updates over which the factor acts once, at least 1.
  ///   - inStairs: Whether the rate changes only every `period` updates.
  /// - Returns: The schedule, which never ends.
  /// - Throws: A ``LearningRateScheduleError`` for a value out of bounds.
  public static func exponential(
    from start: Double, gamma: Double, every period: Int = 1, inStairs: Bool = false
  ) throws(LearningRateScheduleError) -> LearningRateSchedule {
    try LearningRateSchedule { () throws(ScheduleError) in
      try Exponential(rate: start, gamma: gamma, period: period, isStaircase: inStairs)
    }
  }

  /// Creates a schedule that is multiplied by a factor at given updates.
  ///
  /// - Parameters:
  ///   - start: The learning rate of update 0, finite.
  ///   - gamma: The factor of each milestone, finite.
  ///   - milestones: The updates at which the factor acts, ascending; one that stands twice acts twice.
  /// - Returns: The schedule.
  /// - Throws: A ``LearningRateScheduleError`` for a value out of bounds.
  public static func steps(
    from start: Double, gamma: Double, at milestones: [Int]
  ) throws(LearningRateScheduleError) -> LearningRateSchedule {
    try LearningRateSchedule { () throws(ScheduleError) in
      try Multistep(rate: start, gamma: gamma, milestones: milestones)
    }
  }

  /// Returns the schedule after a line that leads up to its first rate.
  ///
  /// - Parameters:
  ///   - start: The learning rate of update 0, from 0.
  ///   - length: The number of updates of the line, after which the schedule begins with its clock at 0; at least 1.
  /// - Returns: The longer schedule.
  /// - Throws: A ``LearningRateScheduleError`` for a value out of bounds.
  public func warmedUp(
    from start: Double = 0, over length: Int
  ) throws(LearningRateScheduleError) -> LearningRateSchedule {
    try LearningRateSchedule { () throws(ScheduleError) in try Warmup(engine, length: length, start: start) }
  }

  /// Returns the first updates of the schedule and another one after them, whose clock begins there at 0.
  ///
  /// - Parameters:
  ///   - count: The number of updates that stay; below 1, only the other schedule is left.
  ///   - next: The schedule that follows.
  /// - Returns: Both in a row.
  /// - Throws: Nothing today; what a later release refuses is a ``LearningRateScheduleError``.
  public func cut(after count: Int, then next: LearningRateSchedule) throws(LearningRateScheduleError)
    -> LearningRateSchedule
  {
    try LearningRateSchedule { () throws(ScheduleError) in try engine.cut(after: count, then: next.engine) }
  }

  /// Returns the schedule with every rate multiplied.
  ///
  /// - Parameter factor: What to multiply by, finite.
  /// - Returns: The multiplied schedule.
  /// - Throws: A ``LearningRateScheduleError`` for a factor that is no number.
  public func scaled(by factor: Double) throws(LearningRateScheduleError) -> LearningRateSchedule {
    try LearningRateSchedule { () throws(ScheduleError) in try Scaled(engine, by: factor) }
  }

  /// Returns the learning rate of an update.
  ///
  /// - Parameter update: The number of updates already made, from 0; smaller numbers count as 0.
  /// - Returns: The rate.
  public func callAsFunction(_ update: Int) -> Double { engine(update) }

  /// Returns the lowest and the highest learning rate over a range of updates, without visiting each.
  ///
  /// - Parameter updates: The first and the last update, both included, from 0.
  /// - Returns: The rates, both of which some update has.
  public func extent(over updates: ClosedRange<Int>) -> ClosedRange<Double> {
    let (first, last) = (max(0, updates.lowerBound), max(0, updates.upperBound))
    return engine.extent(over: first...last)
  }

  /// The number of updates until the schedule has run its course, or `nil` when it never ends.
  public var length: Int? { engine.length }
}

/// Why a schedule cannot be created from the numbers that were given.
public struct LearningRateScheduleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence: what is wrong, with the value and what is accepted.
  public let description: String

  init(_ error: ScheduleError) {
    description =
      switch error {
      case .outOfBounds(let subject, let value, let accepted):
        "The \(subject.words) must be \(accepted), not \(value)."
      case .notAscending(let subject, let index): "The \(subject.words) must ascend, but number \(index) does not."
      case .relation(let subject, let value, let relation, _, let sum):
        "The \(subject.words) must be \(relation.rawValue) \(sum), not \(value)."
      default: "The schedule cannot be created from these numbers."
      }
  }
}

extension Subject {
  fileprivate var words: String {
    switch self {
    case .role(let role): role.rawValue
    case .parameter(let name): name
    }
  }
}
