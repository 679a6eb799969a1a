/// A learning-rate range test as it was recorded: a rate and the loss of the batch that it was tried on, point after point.
package struct RateSweep: Equatable, Sendable {
  /// The rates, in the order in which they were tried.
  package private(set) var rates: [Double]
  /// The losses, as many as the rates; one that is not finite is what training came to.
  package private(set) var losses: [Double]
  /// How many points the finder was to try; more than there are where it stopped before.
  package let planned: Int

  /// Creates a sweep.
  ///
  /// - Parameters:
  ///   - rates: The rates, in the order in which they were tried.
  ///   - losses: The losses; what is longer than the other is left out.
  ///   - planned: How many points the finder was to try; `nil` for as many as there are.
  package init(rates: [Double], losses: [Double], planned: Int? = nil) {
    let count = min(rates.count, losses.count)
    self.planned = planned ?? count
    self.rates = Array(rates.prefix(count))
    self.losses = Array(losses.prefix(count))
  }

  /// How many points there are.
  package var count: Int { rates.count }

  /// Returns some of the points, as Python's slices take them: what lies outside is left out.
  ///
  /// - Parameters:
  ///   - head: How many are left out at the beginning.
  ///   - tail: How many are left out at the end.
  /// - Returns: The others.
  func dropping(first head: Int, last tail: Int) -> RateSweep {
    RateSweep(rates: rates.dropFirst(head).dropLast(tail), losses: losses.dropFirst(head).dropLast(tail))
  }

  /// Returns the first points.
  ///
  /// - Parameter count: How many.
  /// - Returns: As many of them as there are.
  func prefix(_ count: Int) -> RateSweep { RateSweep(rates: Array(rates.prefix(count)), losses: losses) }
}

/// `dropLast` takes away from all of the elements, as a slice that ends at `-n` does.
extension RateSweep {
  fileprivate init(rates: ArraySlice<Double>, losses: ArraySlice<Double>) {
    self.init(rates: Array(rates), losses: Array(losses))
  }
}
