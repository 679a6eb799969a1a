/// The number of letters to insert, delete, replace or swap with their neighbour to make one text of another.
///
/// The optimal string alignment distance: Damerau 1964, where no part of the text is edited twice.
enum EditDistance {
  /// Returns the distance of two texts when it is at most a limit, else `nil`.
  ///
  /// - Complexity: O(m · n), and O(1) for texts whose lengths differ by more than the limit.
  static func between(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      // No later row gets below the lowest of this one and the one before.
      if let least = current.min(), least > limit, last.min() ?? 0 > limit { return nil }
      (beforeLast, last) = (last, current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
