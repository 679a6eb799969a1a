import Numbers

/// One triangle: up a line to the highest rate, down a line to the lowest, which then holds.
///
/// With the peak at f·L: `min + (max - min) · u` where u is `t / (L·f)` for t ≤ L·f, `(L - t) / (L·(1 - f))` for t ≤ L, then 0
/// (MXNet tutorial; Smith 2015; slanted: Howard & Ruder 2018).
package struct Triangular: CycleSchedule {
  /// The rate at both ends of the cycle and after it.
  package let minimum: Double
  /// The rate at the peak.
  package let maximum: Double
  /// The number of iterations of the triangle.
  package private(set) var cycleLength: Int
  /// The share of the cycle on the way up.
  package let increasingFraction: Double

  /// Creates a triangle.
  ///
  /// - Parameters:
  ///   - minimum: The rate at both ends of the cycle and after it.
  ///   - maximum: The rate at the peak.
  ///   - cycleLength: The number of iterations of the triangle, at least 1.
  ///   - increasingFraction: The share of the cycle on the way up, from 0 to 1; at 0 or 1 one side is a jump.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    minimum: Double = 0, maximum: Double = 1, cycleLength: Int = 1000, increasingFraction: Double = 0.5
  ) throws(ScheduleError) {
    try Check.bounds(.floor, minimum, .any)
    try Check.bounds(.peak, maximum, .any)
    try Check.bounds(.cycleLength, cycleLength, .atLeastOne)
    try Check.bounds(.share, increasingFraction, .fraction)
    self.minimum = minimum
    self.maximum = maximum
    self.cycleLength = cycleLength
    self.increasingFraction = increasingFraction
  }

  package func withCycleLength(_ cycleLength: Int) -> any CycleSchedule { lasting(cycleLength) }

  /// The same triangle over another number of iterations.
  func lasting(_ cycleLength: Int) -> Triangular {
    var copy = self
    copy.cycleLength = max(1, cycleLength)
    return copy
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let (time, length) = (Double(max(0, iteration)), Double(cycleLength))
    let peak = length * increasingFraction
    let height: Double =
      if iteration >= cycleLength {
        0
      } else if time <= peak {
        peak > 0 ? time / peak : 1
      } else {
        (length - time) / (length * (1 - increasingFraction))
      }
    return minimum + (maximum - minimum) * min(1, height)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    // The peak is a real number: the iterations on its two sides are the candidates.
    let peak = Int(saturating: (Double(cycleLength) * increasingFraction).rounded(.down))
    return bounds(over: iterations, turningAt: 0, peak, peak.addingSaturating(1), cycleLength - 1, cycleLength)
  }

  package func phase(at iteration: Int) -> Phase {
    let peak = min(cycleLength, Int(saturating: (Double(cycleLength) * increasingFraction).rounded(.up)))
    if iteration < peak { return Phase("up", from: 0, to: peak) }
    return iteration < cycleLength ? Phase("down", from: peak, to: cycleLength) : Phase("floor", from: cycleLength)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    increasingFraction == 1 && iteration < cycleLength && self(cycleLength - 1) != minimum ? .at(cycleLength) : .none
  }

  package var length: Int? { cycleLength }
}
