import Numbers

/// A polynomial decay that starts again from lower and lower down: its length grows to the next multiple.
///
/// `finish + (start - finish) · (1 - t / (n · length))^power` with `n = ⌈t / length⌉`, at least 1: at every multiple
/// of the length the rate is the last one, and one iteration later it is back on the curve of the longer way
/// (TensorFlow's and Paddle's polynomial decay with `cycle`).
package struct CyclicalPolynomial: Schedule {
  /// The rate at iteration 0.
  package let start: Double
  /// The rate at every multiple of the length.
  package let finish: Double
  /// The number of iterations from one last rate to the next.
  package let cycleLength: Int
  /// The exponent of the remaining share.
  package let power: Double

  /// Creates a cyclical polynomial decay.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - finish: The rate at every multiple of the length.
  ///   - cycleLength: The number of iterations from one last rate to the next, at least 1.
  ///   - power: The exponent of the remaining share, above 0.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(from start: Double, to finish: Double, cycleLength: Int, power: Double) throws(ScheduleError) {
    try Check.bounds(.start, start, .any)
    try Check.bounds(.finish, finish, .any)
    try Check.bounds(.cycleLength, cycleLength, .atLeastOne)
    try Check.bounds(.exponent, power, .positive)
    self.start = start
    self.finish = finish
    self.cycleLength = cycleLength
    self.power = power
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let end = endOfCycle(at: iteration)
    return Curve.power(exponent: power).rate(from: start, to: finish, at: Double(iteration) / Double(end))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    // Each cycle starts nearer to the last rate than the one before, and all end on it.
    let end = endOfCycle(at: iterations.lowerBound)
    return bounds(over: iterations, turningAt: end, end.addingSaturating(1))
  }

  package func phase(at iteration: Int) -> Phase {
    let end = endOfCycle(at: iteration)
    let number = end == .max ? (max(0, iteration) - 1) / cycleLength + 1 : end / cycleLength
    let start = (number - 1).multipliedSaturating(by: cycleLength)
    return Phase("cycle \(number)", from: start == 0 ? 0 : start + 1, to: end.addingSaturating(1))
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    // The last iteration of a cycle is the one before the jump.
    var jump = endOfCycle(at: iteration).addingSaturating(1)
    if jump <= iteration { jump = endOfCycle(at: jump).addingSaturating(1) }
    // Later cycles begin nearer to the last rate: where this one does not jump, they do not.
    guard cycleLength > 1, jump < .max, areApart(finish, self(jump)) else { return .none }
    return .at(jump)
  }

  package var length: Int? { nil }
  package var course: Course { .cycles(of: cycleLength) }

  /// The multiple of the length that the rate of an iteration is on its way to.
  private func endOfCycle(at iteration: Int) -> Int {
    max(1, ((max(0, iteration) - 1) / cycleLength).addingSaturating(1)).multipliedSaturating(by: cycleLength)
  }
}
