/// Cosine annealing: from the highest rate to the lowest along half a cosine.
///
/// `min + (max - min) · ½ (1 + cos(π t / L))` for t ≤ L, then min (Loshchilov & Hutter 2016, without the restarts).
package struct Cosine: CycleSchedule {
  /// The rate at the end of the cycle and after it.
  package let minimum: Double
  /// The rate at iteration 0.
  package let maximum: Double
  /// The number of iterations until the lowest rate.
  package private(set) var cycleLength: Int
  /// The cosine itself, or a variant of it that bends otherwise on the same way.
  package let curve: Curve

  /// Creates a cosine schedule.
  ///
  /// - Parameters:
  ///   - minimum: The rate at the end of the cycle and after it.
  ///   - maximum: The rate at iteration 0.
  ///   - cycleLength: The number of iterations until the lowest rate, at least 1.
  ///   - curve: The cosine itself, or a variant of it that bends otherwise on the same way.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a length below 1 or a rate that is no number.
  package init(
    minimum: Double = 0, maximum: Double = 1, cycleLength: Int = 1000, curve: Curve = .cosine
  ) throws(ScheduleError) {
    try Check.bounds(.floor, minimum, .any)
    try Check.bounds(.peak, maximum, .any)
    try Check.bounds(.cycleLength, cycleLength, .atLeastOne)
    self.minimum = minimum
    self.maximum = maximum
    self.cycleLength = cycleLength
    self.curve = curve
  }

  package func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    var copy = self
    copy.cycleLength = max(1, cycleLength)
    return copy
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let progress = Double(iteration) / Double(cycleLength)
    guard case .cosine = curve, progress > 0, progress < 1 else {
      return curve.rate(from: maximum, to: minimum, at: progress)
    }
    // As the curve has it, but in line: tables of many millions of rows are mostly of this one.
    return minimum + (maximum - minimum) * halfCosine(progress)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < cycleLength ? Phase("cosine", from: 0, to: cycleLength) : Phase("floor", from: cycleLength)
  }

  package var length: Int? { cycleLength }
}
