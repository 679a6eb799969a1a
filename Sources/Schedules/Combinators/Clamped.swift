/// A schedule that never leaves two bounds.
public struct Clamped: PassThroughSchedule {
  /// The schedule that is held within the bounds.
  public let inner: any Schedule
  /// The lowest rate.
  public let minimum: Double
  /// The highest rate.
  public let maximum: Double

  /// Holds a schedule within bounds.
  ///
  /// - Parameters:
  ///   - inner: The schedule to hold.
  ///   - minimum: The lowest rate.
  ///   - maximum: The highest rate, at least the lowest.
  /// - Throws: A ``ScheduleError`` for bounds that are no numbers or in the wrong order.
  public init(_ inner: any Schedule, minimum: Double, maximum: Double) throws(ScheduleError) {
    try Check.bounds(.floor, minimum, .any)
    try Check.bounds(.peak, maximum, .any)
    try Check.order(.peak, maximum, .atLeast, .floor, minimum)
    self.inner = inner
    self.minimum = minimum
    self.maximum = maximum
  }

  public func callAsFunction(_ iteration: Int) -> Double { clamp(inner(iteration)) }
  public func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let range = inner.extent(over: iterations, within: tolerance)
    return clamp(range.lowerBound)...clamp(range.upperBound)
  }

  public func outerBounds(over iterations: ClosedRange<Int>) -> OuterBounds {
    inner.outerBounds(over: iterations).mapped(by: clamp)
  }

  public func nextJump(after iteration: Int) -> Int? {
    var jump = inner.nextJump(after: iteration)
    // A jump between two rates beyond the same bound is cut away, and so are all up to where the curve comes back.
    for _ in 0..<Self.mostHolds {
      guard let place = jump, isCutAway(place) else { return jump }
      guard let last = lastHeld(from: place) else { return nil }
      jump = inner.nextJump(after: last)
    }
    return jump
  }

  /// The most stretches beyond a bound that are passed over in search of a jump.
  private static let mostHolds = 64

  /// The last iteration up to which bounds tell that the rate stays the same; `nil` when it does for ever.
  private func lastHeld(from first: Int) -> Int? {
    func isHeld(upTo last: Int) -> Bool {
      let range = outerBounds(over: first...last).range
      return range.lowerBound == range.upperBound
    }
    if isHeld(upTo: .max) { return nil }
    // Doubling finds the order of magnitude, halving the end.
    var (held, beyond) = (first, first.addingSaturating(1))
    while beyond < .max, isHeld(upTo: beyond) {
      (held, beyond) = (beyond, beyond.addingSaturating(beyond - first))
    }
    while beyond - held > 1 {
      let middle = held + (beyond - held) / 2
      if isHeld(upTo: middle) { held = middle } else { beyond = middle }
    }
    return held
  }

  private func isCutAway(_ jump: Int) -> Bool { clamp(inner(jump - 1)) == clamp(inner(jump)) }

  private func clamp(_ rate: Double) -> Double { min(max(rate, minimum), maximum) }
}
