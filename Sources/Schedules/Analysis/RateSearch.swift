import Numbers

/// Finds the first or the last update at which the rate is on one side of a number, without visiting each.
///
/// Parts of the range whose bounds leave no such rate are passed over; others are halved, down to single updates. Bounds may be
/// wider than the rates: then more parts are looked at, and the answer is no less exact.
package struct RateSearch {
  /// What is known in the end.
  package enum Finding: Equatable, Sendable {
    /// The update.
    case found(Int)
    /// There is none.
    case never
    /// The search has used up its work: there is none between the end at which it began and this update, itself included,
    /// and beyond none was looked for; `nil` where not even the first part was ruled out.
    case unknown(after: Int?)
  }

  /// What a search may cost where nobody says, in evaluations of a cosine.
  package static let usualWork = 1 << 26

  private let schedule: any Schedule
  private let isAbove: Bool
  private let threshold: Double

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - schedule: The curve.
  ///   - isAbove: Whether the rate is to be above the number, else below.
  ///   - threshold: The number, which is itself on neither side.
  package init(of schedule: any Schedule, isAbove: Bool, _ threshold: Double) {
    self.schedule = schedule
    self.isAbove = isAbove
    self.threshold = threshold
  }

  /// Returns the first update of a range at which the rate is there, or the last one.
  ///
  /// - Parameters:
  ///   - isLast: Whether the last one is looked for.
  ///   - iterations: The updates, both ends included.
  ///   - work: What the search may cost, in evaluations of a cosine.
  /// - Returns: What is known.
  package func update(
    isLast: Bool, in iterations: ClosedRange<Int>, work: Int = RateSearch.usualWork
  ) -> Finding {
    var left = work
    // What is still to be looked at, the next part at the end.
    var parts = [iterations]
    while let part = parts.popLast() {
      guard left > 0 else {
        let next = isLast ? part.upperBound : part.lowerBound
        if next == (isLast ? iterations.upperBound : iterations.lowerBound) { return .unknown(after: nil) }
        return .unknown(after: isLast ? next + 1 : next - 1)
      }
      let (lower, upper) = (part.lowerBound, part.upperBound)
      if lower == upper {
        left.spend(schedule.cost.rate)
        if holds(schedule(lower)) { return .found(lower) }
        continue
      }
      left.spend(schedule.cost.bounds)
      let range = schedule.bounds(over: part).range
      guard holds(isAbove ? range.upperBound : range.lowerBound) else { continue }
      if range.lowerBound == range.upperBound { return .found(isLast ? upper : lower) }
      let middle = lower + (upper - lower) / 2
      let halves = [lower...middle, middle + 1...upper]
      parts += isLast ? halves : halves.reversed()
    }
    return .never
  }

  private func holds(_ rate: Double) -> Bool { isAbove ? rate > threshold : rate < threshold }
}
