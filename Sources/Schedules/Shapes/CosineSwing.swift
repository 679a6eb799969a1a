import Numbers
import RealModule

/// A cosine that swings between two rates for ever, over half waves that need not be whole, along a power of time.
///
/// `turn + (start - turn) · ½ (1 + cos(π ((t - begin) / h)^exponent))`: GPT-NeoX's cosine, which nothing stops, after a
/// warmup of a fractional length; lingua's with its theta. With whole half waves and no power it is a ``CosineWave``.
package struct CosineSwing: Schedule {
  /// The rate at the time `begin` and before it.
  package let start: Double
  /// The rate after half a wave.
  package let turn: Double
  /// When the first wave begins, in iterations.
  package let begin: Double
  /// The time of the first half wave, in iterations.
  package let halfWave: Double
  /// The exponent of time.
  package let exponent: Double

  /// Creates a swing.
  ///
  /// - Parameters:
  ///   - start: The rate at the time `begin` and before it.
  ///   - turn: The rate after half a wave; it may be the higher one.
  ///   - begin: When the first wave begins, in iterations.
  ///   - halfWave: The time of the first half wave, in iterations, above 0.
  ///   - exponent: The exponent of time, above 0.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    from start: Double, to turn: Double, begin: Double = 0, halfWave: Double, exponent: Double = 1
  ) throws(ScheduleError) {
    try Check.bounds(.start, start, .any)
    try Check.bounds(.finish, turn, .any)
    try Check.bounds(.cycleLength, halfWave, .positive)
    try Check.bounds(.exponent, exponent, .positive)
    self.start = start
    self.turn = turn
    self.begin = begin
    self.halfWave = halfWave
    self.exponent = exponent
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let angle = .pi * halfWaves(at: iteration)
    return angle.isFinite ? turn + (start - turn) * (0.5 * (1 + .cos(angle))) : start
  }

  /// The number of half waves before an iteration.
  private func halfWaves(at iteration: Int) -> Double {
    let time = max(0, Double(max(0, iteration)) - begin) / halfWave
    return exponent == 1 ? time : .pow(time, exponent)
  }

  /// Exact within a half wave, and what the curve swings between over several.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let ends = bounds(over: iterations, turningAt: 0)
    let (first, last) = (halfWaves(at: iterations.lowerBound), halfWaves(at: iterations.upperBound))
    if first.rounded(.down) == last.rounded(.down), last.isFinite { return ends }
    var bounds = RateBounds(min(start, turn)...max(start, turn)).union(ends)
    (bounds.lowestAtMost, bounds.highestAtLeast) = (ends.lowestAtMost, ends.highestAtLeast)
    return bounds
  }

  package func phase(at iteration: Int) -> Phase { Phase("wave", from: 0) }
  package var length: Int? { nil }
  package var course: Course { Course(Int(saturating: (begin + halfWave).rounded(.up))) }
}
