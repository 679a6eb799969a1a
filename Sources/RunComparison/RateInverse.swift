import Numbers
import Schedules

extension Schedule {
  /// Returns updates at which a curve has a rate, found by its bounds and not by looking at each.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - slack: How far from it a rate may be.
  ///   - range: Where to look.
  ///   - most: How many updates are enough.
  /// - Returns: The updates, ascending.
  func updates(at rate: Double, within slack: Double, in range: ClosedRange<Int>, atMost most: Int) -> [Int] {
    var found: [Int] = []
    var work = 1 << 14
    var open = [range]
    while let part = open.popLast(), found.count < most, work > 0 {
      work -= 1
      let (lower, upper) = (part.lowerBound, part.upperBound)
      if upper - lower < 8 {
        for update in part where (self(update) - rate).magnitude <= slack { found.append(update) }
        continue
      }
      let bounds = bounds(over: part).range
      if bounds.lowerBound > rate + slack || bounds.upperBound < rate - slack { continue }
      let middle = lower + (upper - lower) / 2
      open.append(middle + 1...upper)
      open.append(lower...middle)
    }
    return Array(found.prefix(most))
  }
}
