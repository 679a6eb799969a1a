extension Schedule {
  /// Returns the first iteration from which on bounds prove that the rate stays the same up to the end of a range.
  ///
  /// - Parameter iterations: The range, from 0.
  /// - Returns: The iteration; the last of the range where the rate changes up to it, or no bounds tell.
  /// - Complexity: O(log count) bounds.
  package func firstOfConstantTail(in iterations: ClosedRange<Int>) -> Int {
    var (lower, upper) = (iterations.lowerBound, iterations.upperBound)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      let bounds = bounds(over: middle...iterations.upperBound).range
      if bounds.lowerBound == bounds.upperBound { upper = middle } else { lower = middle + 1 }
    }
    return upper
  }
}
