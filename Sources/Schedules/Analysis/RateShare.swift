import Numbers

/// How many updates of a range have rates of some kind, counted by bounds: parts of one kind are not looked into.
package struct RateShare: Equatable, Sendable {
  /// The updates that are known to have such a rate.
  package let least: Int
  /// Those, and the updates of which it is not known.
  package let most: Int
  /// The updates of the range.
  package let count: Int

  /// Whether every update was told by its rate or by bounds.
  package var isExact: Bool { least == most }

  /// The share of the range that is known to have such a rate.
  package var leastShare: Double { Double(least) / Double(count) }
  /// The share of the range that may have such a rate.
  package var mostShare: Double { Double(most) / Double(count) }

  /// A part of so few updates is visited.
  private static let shortest = 16

  /// Counts the updates whose rate is no higher than a limit.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - limit: The limit.
  ///   - isIncluded: Whether a rate that is the limit counts.
  ///   - iterations: The range, from 0.
  ///   - work: What the count may cost, in evaluations of a cosine.
  package init(
    of schedule: any Schedule, upTo limit: Double, isIncluded: Bool, over iterations: ClosedRange<Int>, work: Int
  ) {
    func counts(_ rate: Double) -> Bool { isIncluded ? rate <= limit : rate < limit }
    let cost = schedule.cost
    var left = work
    var (least, open) = (0, 0)
    var parts = [iterations]
    while let part = parts.popLast() {
      let (lower, upper) = (part.lowerBound, part.upperBound)
      let size = (upper - lower).addingSaturating(1)
      let isVisited = upper - lower < Self.shortest
      left -= isVisited ? cost.rate.multipliedSaturating(by: size) : cost.bounds
      guard left > 0 else {
        open = open.addingSaturating(size)
        continue
      }
      if isVisited {
        schedule.forEachRate(of: part) { _, rate in if counts(rate) { least = least.addingSaturating(1) } }
        continue
      }
      let bounds = schedule.bounds(over: part).range
      if counts(bounds.upperBound) {
        least = least.addingSaturating(size)
      } else if counts(bounds.lowerBound) {
        let middle = lower + (upper - lower) / 2
        parts.append(middle + 1...upper)
        parts.append(lower...middle)
      }
    }
    self.least = least
    most = least.addingSaturating(open)
    count = (iterations.upperBound - iterations.lowerBound).addingSaturating(1)
  }
}
