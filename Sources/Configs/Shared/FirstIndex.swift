/// Finds where something begins to hold that then holds for good, in as many steps as the range has binary digits.
///
/// - Parameters:
///   - range: Where to look.
///   - holds: Returns whether it holds.
/// - Returns: The first place where it holds; the end of the range where it holds nowhere.
func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
