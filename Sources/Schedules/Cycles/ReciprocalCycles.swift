import Numbers

/// Cycles of a hold and a fall along a line in the reciprocal, each next fall being longer: a share of all updates up to its end.
///
/// lingua's `wsd`: with cycles of n iterations, `e = n (⌊t / n⌋ + 1)`, or the total at it, and `D = ⌊e · share⌋` the rate holds up to
/// e - D and is `rate / (p / ratio + 1 - p)` from there on, `p = (t - (e - D)) / D`.
package struct ReciprocalCycles: Schedule {
  /// The rate of the holds.
  package let rate: Double
  /// The rate at the end of a cycle as a share of that.
  package let ratio: Double
  /// The iteration that ends a cycle in any case.
  package let total: Int
  /// The number of iterations of a cycle.
  package let cycleLength: Int
  /// What a fall takes of all iterations up to its end.
  package let decayFraction: Double

  /// Creates cycles.
  ///
  /// - Parameters:
  ///   - rate: The rate of the holds.
  ///   - ratio: The rate at the end of a cycle as a share of that, above 0.
  ///   - total: The iteration that ends a cycle in any case, at least 1.
  ///   - cycleLength: The number of iterations of a cycle, at least 1.
  ///   - decayFraction: What a fall takes of all iterations up to its end, from 0 to 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    rate: Double, ratio: Double, total: Int, cycleLength: Int, decayFraction: Double
  ) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.finish, ratio, .positive)
    try Check.bounds(.finish, rate * ratio, .any)
    try Check.bounds(.length, total, .atLeastOne)
    try Check.bounds(.cycleLength, cycleLength, .atLeastOne)
    try Check.bounds(.share, decayFraction, .fraction)
    self.rate = rate
    self.ratio = ratio
    self.total = total
    self.cycleLength = cycleLength
    self.decayFraction = decayFraction
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let time = max(0, iteration)
    let end = end(at: time)
    let decay = Int(saturating: Double(end) * decayFraction)
    let begin = end - decay
    if time <= begin || decay == 0 { return rate }
    let progress = (Double(time) - Double(begin)) / Double(decay)
    return rate / (progress / ratio + (1 - progress))
  }

  /// The end of the cycle of a step.
  private func end(at time: Int) -> Int {
    time == total
      ? total : (time / cycleLength).addingSaturating(1).multipliedSaturating(by: cycleLength)
  }

  /// Exact: each fall is as long as the one before or longer, so that cycles begin ever further down and end ever further down.
  /// The first that is begun within the range begins highest, and the last that is over ends lowest.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    let second = (lower / cycleLength).addingSaturating(1).multipliedSaturating(by: cycleLength)
    let last = upper / cycleLength * cycleLength
    // The update that ends a cycle in any case may be the first of one, which then begins highest with the next cycle.
    let ends = bounds(
      over: lower...upper, turningAt: total - 1, total, total.addingSaturating(1), second,
      second.addingSaturating(cycleLength), last - 1)
    if second >= last || upper < Self.largestExact { return ends }
    // Where updates are no longer told apart, rounding has its own way.
    let end = rate * ratio
    var bounds = RateBounds(min(rate, end)...max(rate, end)).union(ends)
    (bounds.lowestAtMost, bounds.highestAtLeast) = (ends.lowestAtMost, ends.highestAtLeast)
    return bounds
  }

  /// Updates below this are numbers of their own in floating point.
  private static let largestExact = 1 << 53

  package func phase(at iteration: Int) -> Phase {
    let time = max(0, iteration)
    if time == total { return Phase("end", from: total, to: total.addingSaturating(1)) }
    let index = time / cycleLength
    let start = index.multipliedSaturating(by: cycleLength)
    let phase = Phase("cycle \(index.addingSaturating(1))", from: start, to: start.addingSaturating(cycleLength))
    return time < total ? phase.clipped(to: total) : phase.clipped(from: total.addingSaturating(1))
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: max(0, iteration), work: &work) { iteration, work in
      var last = iteration
      for _ in 0..<64 {
        let next = (last / cycleLength).addingSaturating(1).multipliedSaturating(by: cycleLength)
        let places = [total, total.addingSaturating(1), next].filter { $0 > last }
        guard let place = places.min(), place < .max else { return .none }
        work.spend(cost.rate, times: 6)
        // A cycle that goes on would have held its last rate.
        if isJump(at: place, expecting: self(place - 1)) { return .at(place) }
        last = place
      }
      return .unknown(after: last)
    }
  }

  package var length: Int? { nil }
  package var course: Course { Course(total) }
}
