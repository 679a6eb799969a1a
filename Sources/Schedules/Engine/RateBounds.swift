/// Bounds of all rates over a range of iterations that may be wider than the exact ones, and what is known of those.
package struct RateBounds: Hashable, Sendable {
  /// The bounds; no rate lies beyond them.
  package var range: ClosedRange<Double>
  /// Some rate is at most this, so that the exact lowest is, too.
  package var lowestAtMost: Double
  /// Some rate is at least this, so that the exact highest is, too.
  package var highestAtLeast: Double

  /// Creates bounds of which nothing else is known.
  ///
  /// - Parameter range: The bounds; no rate lies beyond them.
  package init(_ range: ClosedRange<Double>) {
    self.range = range
    lowestAtMost = .infinity
    highestAtLeast = -.infinity
  }

  /// Creates the exact bounds.
  ///
  /// - Parameter range: The lowest and the highest rate.
  package init(exactly range: ClosedRange<Double>) {
    self.range = range
    lowestAtMost = range.lowerBound
    highestAtLeast = range.upperBound
  }

  /// Whether these are the exact bounds.
  package var areExact: Bool { lowestAtMost == range.lowerBound && highestAtLeast == range.upperBound }

  /// The bounds of rates that are multiplied by a factor of either sign.
  func scaled(by factor: Double) -> RateBounds {
    var bounds = RateBounds(range.scaled(by: factor))
    let (one, other) = (lowestAtMost.product(with: factor), highestAtLeast.product(with: factor))
    (bounds.lowestAtMost, bounds.highestAtLeast) = factor < 0 ? (other, one) : (one, other)
    return bounds
  }

  /// The bounds of rates each of which is changed in a way that keeps their order.
  func mapped(by change: (Double) -> Double) -> RateBounds {
    var bounds = RateBounds(change(range.lowerBound)...change(range.upperBound))
    bounds.lowestAtMost = change(lowestAtMost)
    bounds.highestAtLeast = change(highestAtLeast)
    return bounds
  }

  /// The bounds of the rates of two ranges together.
  func union(_ other: RateBounds) -> RateBounds {
    var bounds = RateBounds(range.hull(with: other.range))
    bounds.lowestAtMost = min(lowestAtMost, other.lowestAtMost)
    bounds.highestAtLeast = max(highestAtLeast, other.highestAtLeast)
    return bounds
  }

  /// The bounds of products of rates of one schedule with factors of another: the extremes of intervals lie at corners.
  func times(_ factors: RateBounds) -> RateBounds {
    var extremes = Extremes()
    extremes.include(range.scaled(by: factors.range.lowerBound))
    extremes.include(range.scaled(by: factors.range.upperBound))
    // Where one factor stays the same, the other takes the product to both bounds.
    let isOneSame =
      range.lowerBound == range.upperBound || factors.range.lowerBound == factors.range.upperBound
    if isOneSame && areExact && factors.areExact { return RateBounds(exactly: extremes.range) }
    var bounds = RateBounds(extremes.range)
    guard range.lowerBound >= 0, factors.range.lowerBound >= 0 else { return bounds }
    // Wherever one of them is highest, the other is at least its lowest there.
    bounds.highestAtLeast = max(
      highestAtLeast.product(with: factors.range.lowerBound), factors.highestAtLeast.product(with: range.lowerBound))
    bounds.lowestAtMost = min(
      lowestAtMost.product(with: factors.range.upperBound), factors.lowestAtMost.product(with: range.upperBound))
    return bounds
  }
}
