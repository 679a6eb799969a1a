import RealModule

/// A whole power of the remaining share that nothing stops at its end: a line goes on below, a square climbs again.
///
/// `finish + (start - finish) · (1 - t / length)^power` at every t.
package struct UnclampedPolynomial: Schedule {
  /// The rate at iteration 0.
  package let start: Double
  /// The rate at iteration `length`.
  package let finish: Double
  /// The number of iterations to that rate.
  package let decayLength: Int
  /// The exponent of the remaining share, a whole number.
  package let power: Int

  /// Creates a polynomial without an end.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - finish: The rate at iteration `length`.
  ///   - length: The number of iterations to that rate, at least 1.
  ///   - power: The exponent of the remaining share, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(from start: Double, to finish: Double, length: Int, power: Int = 1) throws(ScheduleError) {
    try Check.bounds(.start, start, .any)
    try Check.bounds(.finish, finish, .any)
    try Check.bounds(.length, length, .atLeastOne)
    try Check.bounds(.exponent, power, .atLeastOne)
    self.start = start
    self.finish = finish
    self.decayLength = length
    self.power = power
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let left = 1 - Double(max(0, iteration)) / Double(decayLength)
    return finish + (start - finish).product(with: .pow(left, power))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    // An even power turns where nothing remains.
    bounds(over: iterations, turningAt: decayLength)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < decayLength ? Phase("decay", from: 0, to: decayLength) : Phase("past the end", from: decayLength)
  }

  package var length: Int? { nil }
  package var course: Course { Course(decayLength) }
}
