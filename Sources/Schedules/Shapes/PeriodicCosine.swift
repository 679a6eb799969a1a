import RealModule

/// A cosine that does not stop at its lowest rate: it climbs back to the highest, and so on for ever.
///
/// `min + (max - min) · ½ (1 + cos(π t / L))` for every t: down over L iterations, up over the next L. What PyTorch's
/// CosineAnnealingLR and those modelled on it do after their `T_max`.
public struct PeriodicCosine: Schedule {
  /// The rate at iteration 0 and at every even multiple of the half period.
  public let start: Double
  /// The rate at every odd multiple of the half period.
  public let turn: Double
  /// The number of iterations from one to the other.
  public let halfPeriod: Int

  /// Creates a cosine that goes on for ever.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - turn: The rate after half a period; it may be the higher one.
  ///   - halfPeriod: The number of iterations from one to the other, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(from start: Double, to turn: Double, halfPeriod: Int) throws(ScheduleError) {
    try Check.bounds("lr", start, .any)
    try Check.bounds("eta_min", turn, .any)
    try Check.bounds("T_max", halfPeriod, .atLeastOne)
    self.start = start
    self.turn = turn
    self.halfPeriod = halfPeriod
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    // Counted within its half, no iteration is too far for the cosine to be exact.
    let (half, own) = max(0, iteration).quotientAndRemainder(dividingBy: halfPeriod)
    let progress = Double(own) / Double(halfPeriod)
    return half % 2 == 0
      ? Curve.cosine.rate(from: start, to: turn, at: progress) : Curve.cosine.rate(from: turn, to: start, at: progress)
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    // Between two turns the curve is monotone, and two neighbouring turns hold both extremes.
    let lower = max(0, iterations.lowerBound)
    let next = (lower / halfPeriod).addingSaturating(1).multipliedSaturating(by: halfPeriod)
    return extent(over: lower...max(lower, iterations.upperBound), turningAt: next, next.addingSaturating(halfPeriod))
  }

  public func phase(at iteration: Int) -> Phase {
    let half = max(0, iteration) / halfPeriod
    let (from, to) = (half * halfPeriod, half.addingSaturating(1).multipliedSaturating(by: halfPeriod))
    if half == 0 { return Phase("cosine", from: from, to: to) }
    return Phase("\(half % 2 == 1 ? "climb" : "descent") \(half / 2 + half % 2)", from: from, to: to)
  }

  public var length: Int? { nil }
}
