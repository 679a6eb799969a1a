/// The nodes of a Chebyshev polynomial, from the highest to the lowest: a cosine read in the middle of each iteration.
///
/// `min + (max - min) · ½ (1 + cos(π (2 t + 1) / (2 T)))` for t < T, then the last of them.
package struct ChebyshevNodes: Schedule {
  /// The rate that the last node comes close to.
  package let minimum: Double
  /// The rate that the first node comes close to.
  package let maximum: Double
  /// The number of nodes, T.
  package let count: Int

  /// Creates the nodes.
  ///
  /// - Parameters:
  ///   - minimum: The rate that the last node comes close to.
  ///   - maximum: The rate that the first node comes close to.
  ///   - count: The number of nodes, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(minimum: Double, maximum: Double, count: Int) throws(ScheduleError) {
    try Check.bounds(.floor, minimum, .any)
    try Check.bounds(.peak, maximum, .any)
    try Check.bounds(.length, count, .atLeastOne)
    self.minimum = minimum
    self.maximum = maximum
    self.count = count
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let node = Double(min(max(0, iteration), count - 1)) + 0.5
    return minimum + (maximum - minimum) * halfCosine(node / Double(count))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < count ? Phase("nodes", from: 0, to: count) : Phase("floor", from: count)
  }

  package var length: Int? { count }
}
