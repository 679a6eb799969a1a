/// One triangle of rates, then a line down to a last rate that is far below.
public struct OneCycle: CycleSchedule {
  /// The rate at both ends of the triangle.
  public let start: Double
  /// The rate at the peak.
  public let maximum: Double
  /// The number of iterations of the triangle.
  public var cycleLength: Int { triangle.cycleLength }
  /// The number of iterations of the cool-down after the triangle; 0 for none.
  public let cooldownLength: Int
  /// The rate at the end of the cool-down and after it.
  public let finish: Double

  private var triangle: Triangular

  /// Creates a one-cycle schedule.
  ///
  /// - Parameters:
  ///   - start: The rate at both ends of the triangle.
  ///   - maximum: The rate at the peak.
  ///   - cycleLength: The number of iterations of the triangle, at least 1.
  ///   - cooldown: The number of iterations of the cool-down and the rate at its end; `nil` for none.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  public init(
    start: Double, maximum: Double, cycleLength: Int, cooldown: (length: Int, finish: Double)? = nil
  ) throws(ScheduleError) {
    try Check.bounds(.floor, start, .any)
    if let cooldown {
      try Check.bounds(.cooldownLength, cooldown.length, .atLeastOne)
      try Check.bounds(.cooldownFinish, cooldown.finish, .any)
    }
    triangle = try Triangular(minimum: start, maximum: maximum, cycleLength: cycleLength)
    self.start = start
    self.maximum = maximum
    cooldownLength = cooldown?.length ?? 0
    finish = cooldown?.finish ?? start
  }

  public func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    var copy = self
    copy.triangle = triangle.lasting(cycleLength)
    return copy
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    if iteration <= cycleLength || cooldownLength == 0 { return triangle(iteration) }
    return Curve.linear.rate(from: start, to: finish, at: Double(iteration - cycleLength) / Double(cooldownLength))
  }

  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    var extremes = Extremes()
    if iterations.lowerBound <= cycleLength {
      extremes.include(triangle.bounds(over: iterations.lowerBound...min(iterations.upperBound, cycleLength)).range)
    }
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    return RateBounds(exactly: extremes.range)
  }

  public func phase(at iteration: Int) -> Phase {
    if iteration < cycleLength { return triangle.phase(at: iteration) }
    let end = cycleLength.addingSaturating(cooldownLength)
    return iteration < end ? Phase("cool-down", from: cycleLength, to: end) : Phase("floor", from: end)
  }

  public var length: Int? { cycleLength.addingSaturating(cooldownLength) }
}
