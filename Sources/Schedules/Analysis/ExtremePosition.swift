/// Where a curve is highest and lowest, found by its bounds instead of a visit to every iteration.
extension Schedule {
  /// Returns the first iteration of a range that has its highest rate.
  ///
  /// - Parameter iterations: The range to search, from 0.
  /// - Complexity: O(log count) bounds of parts of the range.
  public func firstHighest(in iterations: ClosedRange<Int>) -> Int {
    bisect(iterations) { left, right in left.upperBound >= right.upperBound }
  }

  /// Returns the first iteration of a range that has its lowest rate.
  ///
  /// - Parameter iterations: The range to search, from 0.
  /// - Complexity: O(log count) bounds of parts of the range.
  public func firstLowest(in iterations: ClosedRange<Int>) -> Int {
    bisect(iterations) { left, right in left.lowerBound <= right.lowerBound }
  }

  private func bisect(
    _ iterations: ClosedRange<Int>, isLeft: (ClosedRange<Double>, ClosedRange<Double>) -> Bool
  ) -> Int {
    var (lower, upper) = (iterations.lowerBound, iterations.upperBound)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if isLeft(extent(over: lower...middle), extent(over: middle + 1...upper)) {
        upper = middle
      } else {
        lower = middle + 1
      }
    }
    return lower
  }
}
