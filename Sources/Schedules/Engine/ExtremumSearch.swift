import HeapModule
import Numbers

/// Finds the exact extremes of values over a range of whole numbers when only outer bounds of them are known.
///
/// The product of two curves and a curve read only every so many iterations have no turning points that can be written
/// down, but bounds of any part of the range are cheap. The search keeps the parts that could still hold an extreme, the
/// most promising first, and halves them until the bounds are met by a value (branch and bound).
///
/// Ranges of up to `budget / 2` numbers are always exact, and of up to `mostVisited` where exactness is asked for. Beyond, the
/// result lies within the exact bounds, and the search ends early only on curves that keep thousands of parts within reach
/// of an extreme: products of several cycles that are out of step. A tolerance may ask for less effort than that.
struct ExtremumSearch {
  /// The number of parts that are looked at, for each of the two extremes.
  static let budget = 4096
  /// The number of parts of a range of more than a million numbers, where exactness is out of reach in any case.
  static let budgetOfLongRanges = 1024
  /// The most numbers that are visited one by one when a search for exact bounds has used up its parts.
  static let mostVisited = 1 << 16

  /// Returns bounds of all values over a part of the range.
  let bounds: (ClosedRange<Int>) -> RateBounds
  /// Returns the value at one number of the range.
  let value: (Int) -> Double

  /// Returns the lowest and the highest value over a range, up to a tolerance.
  ///
  /// - Parameters:
  ///   - range: The range.
  ///   - outer: The bounds of the whole range.
  ///   - tolerance: How far the result may stay within the exact bounds.
  /// - Returns: The lowest and the highest value.
  func extent(
    over range: ClosedRange<Int>, between outer: RateBounds, within tolerance: Tolerance
  ) -> ClosedRange<Double> {
    var ends = Extremes()
    ends.include(value(range.lowerBound))
    ends.include(value(range.upperBound))
    guard range.upperBound - range.lowerBound > 1 else { return ends.range }
    var (lowest, highest) = (min(ends.lowest, outer.lowestAtMost), max(ends.highest, outer.highestAtLeast))
    if outer.range.upperBound - highest > tolerance.allowance(at: highest) {
      highest = self.highest(over: range, atMost: outer.range.upperBound, sign: 1, from: highest, tolerance)
    }
    if lowest - outer.range.lowerBound > tolerance.allowance(at: lowest) {
      lowest = -self.highest(over: range, atMost: -outer.range.lowerBound, sign: -1, from: -lowest, tolerance)
    }
    return lowest <= highest ? lowest...highest : ends.range
  }

  /// A part of the range, ordered by how high its values may reach; of equals the shorter comes first, so that the search
  /// goes down to single values before it looks at more of the same.
  private struct Part: Comparable {
    var range: ClosedRange<Int>
    var limit: Double

    private var length: Int { range.upperBound - range.lowerBound }

    static func < (left: Part, right: Part) -> Bool {
      left.limit == right.limit ? left.length > right.length : left.limit < right.limit
    }
  }

  /// The highest value times a sign, knowing one that it is at least.
  private func highest(
    over range: ClosedRange<Int>, atMost limit: Double, sign: Double, from known: Double, _ tolerance: Tolerance
  ) -> Double {
    var best = known
    var parts = Heap([Part(range: range, limit: limit)])
    var looked = 0
    let most = range.upperBound - range.lowerBound > 1_000_000 ? Self.budgetOfLongRanges : Self.budget
    let budget = min(most, max(1, tolerance.effort))
    while let part = parts.popMax(), part.limit - best > tolerance.allowance(at: best), looked < budget {
      looked += 1
      let (lower, upper) = (part.range.lowerBound, part.range.upperBound)
      guard upper - lower > 1 else { continue }
      let middle = lower + (upper - lower) / 2
      var isMiddleKnown = false
      for half in [lower...middle, middle...upper] {
        guard half.upperBound - half.lowerBound > 1 else {
          best = max(best, sign * value(half.lowerBound), sign * value(half.upperBound))
          continue
        }
        let outer = bounds(half)
        let (limit, sure) =
          sign > 0
          ? (outer.range.upperBound, outer.highestAtLeast) : (-outer.range.lowerBound, -outer.lowestAtMost)
        if sure.isFinite {
          best = max(best, sure)
        } else if !isMiddleKnown {
          best = max(best, sign * value(middle))
          isMiddleKnown = true
        }
        if limit - best > tolerance.allowance(at: best) { parts.insert(Part(range: half, limit: limit)) }
      }
    }
    if looked == budget, tolerance.isUnconditional, range.upperBound - range.lowerBound < Self.mostVisited {
      for number in range { best = max(best, sign * value(number)) }
    }
    return best
  }
}
