/// The mean of some numbers, and how far they are spread around it.
package struct Spread: Hashable, Sendable {
  /// How many numbers there are.
  package let count: Int
  /// Their mean.
  package let mean: Double
  /// Their sample standard deviation, over one less than their count; `nil` for a single number.
  package let deviation: Double?

  /// Takes numbers; `nil` for none, or one that is not finite.
  ///
  /// - Parameter values: The numbers.
  package init?(of values: [Double]) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    count = values.count
    var sum = CompensatedSum()
    // Divided first, large numbers do not overflow.
    for value in values { sum.add(value / Double(values.count)) }
    // One number that is so often there is its own mean.
    let mean = values.allSatisfy { $0 == values[0] } ? values[0] : sum.value
    self.mean = mean
    guard values.count > 1 else {
      deviation = nil
      return
    }
    var squares = CompensatedSum()
    for value in values { squares.add((value - mean) * (value - mean) / Double(values.count - 1)) }
    deviation = squares.value.squareRoot()
  }

  /// Returns the pooled standard deviation of two groups: the square root of the mean of their variances, each weighted by one
  /// less than its count.
  ///
  /// - Parameter other: The other group.
  /// - Returns: The deviation; `nil` where neither has more than one number.
  package func pooledDeviation(with other: Spread) -> Double? {
    let freedom = Double(count + other.count - 2)
    guard freedom > 0 else { return nil }
    let (own, others) = (deviation ?? 0, other.deviation ?? 0)
    let share = Double(count - 1) / freedom
    return (own * own * share + others * others * (1 - share)).squareRoot()
  }
}
