/// The lowest and the highest of the values seen so far.
struct Extremes {
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity

  /// Takes a value into account. What is not a number is no rate and leaves the bounds as they are.
  mutating func include(_ value: Double) {
    if value < lowest { lowest = value }
    if value > highest { highest = value }
  }

  /// Takes both ends of a range into account.
  mutating func include(_ range: ClosedRange<Double>) {
    include(range.lowerBound)
    include(range.upperBound)
  }

  /// The bounds; zero when no number was seen.
  var range: ClosedRange<Double> { lowest <= highest ? lowest...highest : 0...0 }
}

extension ClosedRange<Double> {
  /// Returns the least range that holds this one and another.
  func hull(with other: ClosedRange<Double>) -> ClosedRange<Double> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }

  /// Returns the bounds of the values times a factor of either sign.
  func scaled(by factor: Double) -> ClosedRange<Double> {
    let (low, high) = (lowerBound.product(with: factor), upperBound.product(with: factor))
    return low <= high ? low...high : high...low
  }
}
