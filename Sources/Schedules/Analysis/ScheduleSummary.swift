import Numbers

/// The figures that tell one curve from another at a glance, over the iterations of a run.
package struct ScheduleSummary: Equatable, Sendable {
  /// The iterations that were summed up.
  package let iterations: ClosedRange<Int>
  /// The rate at the first of them.
  package let first: Double
  /// The rate at the last of them.
  package let last: Double
  /// The highest rate.
  package let highest: Double
  /// The first iteration that has it.
  package let highestIteration: Int
  /// The lowest rate.
  package let lowest: Double
  /// The first iteration that has it.
  package let lowestIteration: Int
  /// Whether the extremes were looked for with all the effort that there is; else rates may lie beyond them, and their
  /// iterations are those of the most extreme rates that were met.
  package let areExtremesSearched: Bool
  /// The mean rate.
  package let mean: MeanRate
  /// The number of updates at rate 0, or `nil` when they are too scattered to count.
  package let zeroCount: Int?

  /// The sum of all rates, the mean times the number of iterations; `nil` where it is too large to write as a number.
  package var area: Double? {
    let area = mean.value * count
    return area.isFinite || !mean.value.isFinite ? area : nil
  }

  /// The most that the exact sum of all rates may lie above or below ``area``, but for rounding.
  package var areaError: Double { mean.error * count }

  private var count: Double { Double(iterations.upperBound - iterations.lowerBound) + 1 }

  /// The most iterations that are summed one by one.
  package static let largestExactCount = 1 << 20
  /// What the figures of all curves of a command may cost together, in evaluations of a cosine.
  package static let usualWork = 1 << 24

  /// Sums a schedule up.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - iterations: The iterations to sum up, from 0.
  ///   - work: What that may cost, in evaluations of a cosine.
  package init(of schedule: any Schedule, over iterations: ClosedRange<Int>, work: Int = usualWork) {
    self.iterations = iterations
    first = schedule(iterations.lowerBound)
    last = schedule(iterations.upperBound)
    let most = min(Self.largestExactCount, work / schedule.cost.rate)
    if iterations.upperBound - iterations.lowerBound < max(1, most) {
      let visit = ScheduleVisit(of: schedule, over: iterations)
      mean = MeanRate(value: visit.mean, error: 0, evidence: .everyIteration)
      (lowest, lowestIteration) = (visit.extremes.lowest.rate, visit.extremes.lowest.iteration)
      (highest, highestIteration) = (visit.extremes.highest.rate, visit.extremes.highest.iteration)
      areExtremesSearched = true
      zeroCount = visit.zeroCount
      return
    }
    let search = MeanSearch(of: schedule, over: iterations, work: work / 2)
    mean = search.mean
    let extremes = Self.extremes(of: schedule, over: iterations, met: search.extremes, work: work / 4)
    (lowest, lowestIteration) = (extremes.lowest.rate, extremes.lowest.iteration)
    (highest, highestIteration) = (extremes.highest.rate, extremes.highest.iteration)
    areExtremesSearched = extremes.areSearched
    zeroCount = Self.zeroCount(of: schedule, over: iterations, work: work / 4)
  }

  /// Looks for the extremes by bounds. Bounds of curves that are out of step with themselves are searched for in turn, and a
  /// search may miss what was met by chance.
  private static func extremes(
    of schedule: any Schedule, over iterations: ClosedRange<Int>, met: MetExtremes, work: Int
  ) -> (lowest: MetExtremes.Place, highest: MetExtremes.Place, areSearched: Bool) {
    let cost = schedule.cost
    // What costs no more than a few evaluations is always looked for.
    let areSearched =
      cost.extent(effort: cost.effort(for: 0)) <= max(8, work / ExtremePosition.mostBounds(over: iterations))
    let extent = schedule.extent(over: iterations, work: areSearched ? work / 4 : work)
    var (lowest, highest) = (met.lowest, met.highest)
    if areSearched {
      let low = schedule.firstLowest(in: iterations, work: work / 2)
      let high = schedule.firstHighest(in: iterations, work: work / 2)
      if !(lowest.rate < schedule(low)) { lowest = MetExtremes.Place(rate: schedule(low), iteration: low) }
      if !(highest.rate > schedule(high)) { highest = MetExtremes.Place(rate: schedule(high), iteration: high) }
    }
    // A bound that no iteration was found for is told without one.
    let areMet = isMet(extent.lowerBound, by: lowest.rate) && isMet(-extent.upperBound, by: -highest.rate)
    lowest.rate = min(extent.lowerBound, lowest.rate)
    highest.rate = max(extent.upperBound, highest.rate)
    return (lowest, highest, areSearched && areMet)
  }

  /// Whether a rate is as low as a bound, but for rounding.
  private static func isMet(_ bound: Double, by rate: Double) -> Bool {
    !(rate - bound > ExtremePosition.rounding * max(bound.magnitude, rate.magnitude))
  }

  /// Counts by bounds: a part of the range without a zero, or of nothing else, is not looked into.
  private static func zeroCount(of schedule: any Schedule, over iterations: ClosedRange<Int>, work: Int) -> Int? {
    let most = min(1 << 15, max(16, work / schedule.cost.bounds))
    var parts = [iterations]
    var (count, looked) = (0, 0)
    while let part = parts.popLast() {
      looked += 1
      if looked > most { return nil }
      let (lower, upper) = (part.lowerBound, part.upperBound)
      let bounds = schedule.bounds(over: part).range
      if bounds.lowerBound > 0 || bounds.upperBound < 0 { continue }
      if bounds == 0...0 || lower == upper && schedule(lower) == 0 {
        count = count.addingSaturating((upper - lower).addingSaturating(1))
      } else if lower < upper {
        let middle = lower + (upper - lower) / 2
        parts.append(lower...middle)
        parts.append(middle + 1...upper)
      }
    }
    return count
  }
}
