extension RandomAccessCollection where Index == Int {
  /// Returns the first index whose element meets a condition that, once met, is met by all that follow; else the end.
  ///
  /// Of a range of whole numbers it is the first number itself that meets the condition.
  ///
  /// - Parameter condition: The condition, asked of O(log count) elements.
  /// - Returns: The first index.
  package func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var (lower, upper) = (startIndex, endIndex)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if condition(self[middle]) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}
