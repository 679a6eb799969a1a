import Numbers

/// One triangle of rates, then a line down to a last rate that is far below.
package struct OneCycle: CycleSchedule {
  /// The rate at both ends of the triangle.
  package let start: Double
  /// The rate at the peak.
  package let maximum: Double
  /// The number of iterations of the triangle.
  package var cycleLength: Int { triangle.cycleLength }
  /// The share of the triangle on the way up.
  package var increasingFraction: Double { triangle.increasingFraction }
  /// The number of iterations of the cool-down after the triangle; 0 for none.
  package let cooldownLength: Int
  /// The rate at the end of the cool-down and after it.
  package let finish: Double

  private var triangle: Triangular

  /// Creates a one-cycle schedule.
  ///
  /// - Parameters:
  ///   - start: The rate at both ends of the triangle.
  ///   - maximum: The rate at the peak.
  ///   - cycleLength: The number of iterations of the triangle, at least 1.
  ///   - increasingFraction: The share of the triangle on the way up.
  ///   - cooldown: The number of iterations of the cool-down and the rate at its end; `nil` for none.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    start: Double, maximum: Double, cycleLength: Int, increasingFraction: Double = 0.5,
    cooldown: (length: Int, finish: Double)? = nil
  ) throws(ScheduleError) {
    try Check.bounds(.floor, start, .any)
    if let cooldown {
      try Check.bounds(.cooldownLength, cooldown.length, .atLeastOne)
      try Check.bounds(.cooldownFinish, cooldown.finish, .any)
    }
    triangle = try Triangular(
      minimum: start, maximum: maximum, cycleLength: cycleLength, increasingFraction: increasingFraction)
    self.start = start
    self.maximum = maximum
    cooldownLength = cooldown?.length ?? 0
    finish = cooldown?.finish ?? start
  }

  package func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    var copy = self
    copy.triangle = triangle.lasting(cycleLength)
    return copy
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    if iteration <= cycleLength || cooldownLength == 0 { return triangle(iteration) }
    return Curve.linear.rate(from: start, to: finish, at: Double(iteration - cycleLength) / Double(cooldownLength))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    var extremes = Extremes()
    if iterations.lowerBound <= cycleLength {
      extremes.include(triangle.bounds(over: iterations.lowerBound...min(iterations.upperBound, cycleLength)).range)
    }
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    if iteration < cycleLength { return triangle.phase(at: iteration) }
    let end = cycleLength.addingSaturating(cooldownLength)
    return iteration < end ? Phase("cool-down", from: cycleLength, to: end) : Phase("floor", from: end)
  }

  package var length: Int? { cycleLength.addingSaturating(cooldownLength) }
}
