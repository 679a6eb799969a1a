/// The longest run of losses each lower than the one before, with any number of others left out between them: what fastai's valley
/// is found in.
struct LongestDescent: Equatable {
  /// Where it ends: the first place at which a descent of this length does.
  private(set) var end = 0
  /// How many losses it has.
  private(set) var length = 0

  /// Finds the descent.
  ///
  /// A loss extends the descents whose last loss is higher. Of all descents of a length the one that ends highest can be extended by
  /// most, so that only the highest end of each length is kept; they fall with the length.
  ///
  /// - Parameter losses: The losses; one that is no number is lower than none and higher than none.
  /// - Complexity: O(n log n); the finders' own search is O(n²).
  init(in losses: [Double]) {
    var ends: [Double] = []
    for (index, loss) in losses.enumerated() {
      var reach = 0
      if !loss.isNaN {
        reach = Self.count(of: ends, above: loss)
        if reach == ends.count { ends.append(loss) } else { ends[reach] = max(ends[reach], loss) }
      }
      if reach + 1 > length { (end, length) = (index, reach + 1) }
    }
  }

  /// How many of some falling numbers are higher than a value.
  private static func count(of falling: [Double], above value: Double) -> Int {
    var (low, high) = (0, falling.count)
    while low < high {
      let middle = low + (high - low) / 2
      if falling[middle] > value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
