import Numbers

/// Triangles in a row whose two rates decay from each to the next, apart from one another (fairseq `triangular`).
///
/// With s iterations on each side, in cycle `i = ⌊t / 2s⌋`: `low_i + (high_i - low_i) · (1 - |t / s - 2i - 1|)`.
package struct ShrinkingTriangles: Schedule {
  /// The rate at iteration 0.
  package let low: Double
  /// The rate at the first peak.
  package let high: Double
  /// The number of iterations on each side of a triangle.
  package let stepSize: Int
  /// What the rate between the triangles is multiplied by from each to the next.
  package let lowDecay: Double
  /// What the rate at the peak is multiplied by from each to the next.
  package let highDecay: Double

  /// Creates triangles.
  ///
  /// - Parameters:
  ///   - low: The rate at iteration 0.
  ///   - high: The rate at the first peak.
  ///   - stepSize: The number of iterations on each side of a triangle, at least 1.
  ///   - lowDecay: What the rate between the triangles is multiplied by from each to the next, from 0.
  ///   - highDecay: What the rate at the peak is multiplied by from each to the next, from 0.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(low: Double, high: Double, stepSize: Int, lowDecay: Double, highDecay: Double) throws(ScheduleError) {
    try Check.bounds(.floor, low, .any)
    try Check.bounds(.peak, high, .any)
    try Check.bounds(.cycleLength, stepSize, Bounds(1, 0x1p61))
    try Check.bounds(.magnitudeDecay, lowDecay, .nonNegative)
    try Check.bounds(.magnitudeDecay, highDecay, .nonNegative)
    self.low = low
    self.high = high
    self.stepSize = stepSize
    self.lowDecay = lowDecay
    self.highDecay = highDecay
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let iteration = max(0, iteration)
    let cycle = Double(iteration / (2 * stepSize))
    let own = iteration % (2 * stepSize)
    let height = Double(own <= stepSize ? own : 2 * stepSize - own) / Double(stepSize)
    let bottom = low.decayed(by: lowDecay, times: cycle)
    return bottom + (high.decayed(by: highDecay, times: cycle) - bottom) * height
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    var extremes = Extremes()
    extremes.include(self(lower))
    extremes.include(self(upper))
    // Each side of a triangle is monotone, and what decays does so one way: the triangles at both ends of the range and
    // their neighbours hold the extremes of all of them.
    let (first, last) = (lower / (2 * stepSize), upper / (2 * stepSize))
    for cycle in Set([first, min(first + 1, last), max(first, last - 1), last]) {
      let start = cycle * 2 * stepSize
      for turn in [start - 1, start, start.addingSaturating(stepSize), start.addingSaturating(2 * stepSize - 1)]
      where turn >= lower && turn <= upper {
        extremes.include(self(turn))
      }
    }
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    let cycle = max(0, iteration) / (2 * stepSize)
    let start = cycle * 2 * stepSize
    return Phase("cycle \(cycle.addingSaturating(1))", from: start, to: start.addingSaturating(2 * stepSize))
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    // Where the lower rate decays it does so between two triangles.
    guard lowDecay != 1, low != 0 else { return .none }
    var start = max(0, iteration) / (2 * stepSize) * (2 * stepSize)
    for _ in 0..<JumpSearch.mostCycles {
      guard work > 0 else { return .unknown(after: max(iteration, start)) }
      work.spend(cost.rate, times: 4)
      let bottom = self(start)
      start = start.addingSaturating(2 * stepSize)
      guard start < .max else { return .none }
      if isJump(at: start, expecting: bottom) { return .at(start) }
    }
    return .unknown(after: start)
  }

  package var length: Int? { nil }
  package var course: Course { .cycles(of: stepSize.multipliedSaturating(by: 2)) }
}
