/// Any schedule, seen as one cycle of so many of its iterations: what repeats it, or what a framework's clock wraps around.
public struct Period: CycleSchedule {
  /// The schedule whose beginning is the cycle.
  public let inner: any Schedule
  /// The number of iterations of the cycle.
  public let cycleLength: Int

  /// Takes the beginning of a schedule for a cycle.
  ///
  /// - Parameters:
  ///   - inner: The schedule whose beginning is the cycle.
  ///   - cycleLength: The number of iterations of the cycle, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a cycle without iterations.
  public init(_ inner: any Schedule, every cycleLength: Int) throws(ScheduleError) {
    try Check.bounds("cycle-length", cycleLength, .atLeastOne)
    self.init(inner, cycleLength)
  }

  private init(_ inner: any Schedule, _ cycleLength: Int) {
    self.inner = inner
    self.cycleLength = max(1, cycleLength)
  }

  public func withCycleLength(_ cycleLength: Int) -> any CycleSchedule { Period(inner, cycleLength) }

  public func callAsFunction(_ iteration: Int) -> Double { inner(iteration) }
  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { inner.extent(over: iterations) }
  public func phase(at iteration: Int) -> Phase { inner.phase(at: iteration) }
  public func nextJump(after iteration: Int) -> Int? { inner.nextJump(after: iteration) }
  public var length: Int? { cycleLength }
  public var refusal: Refusal? { inner.refusal }
}
