extension Range<Int> {
  /// Returns the first number that meets a condition that, once met, is met by all that follow; else the upper bound.
  ///
  /// - Complexity: O(log count).
  func firstAscending(where condition: (Int) -> Bool) -> Int {
    var (lower, upper) = (lowerBound, upperBound)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if condition(middle) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}
