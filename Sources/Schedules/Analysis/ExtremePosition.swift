import Numbers

/// Where a curve is highest and lowest, found by its bounds instead of a visit to every iteration.
extension Schedule {
  /// Returns the first iteration of a range that has its highest rate.
  ///
  /// - Parameters:
  ///   - iterations: The range to search, from 0.
  ///   - work: What the search may cost, in evaluations of a cosine.
  /// - Returns: The first iteration.
  /// - Complexity: O(log count) bounds of parts of the range.
  package func firstHighest(in iterations: ClosedRange<Int>, work: Int = 1 << 22) -> Int {
    ExtremePosition(schedule: self, sign: 1, work: work).first(in: iterations)
  }

  /// Returns the first iteration of a range that has its lowest rate.
  ///
  /// - Parameters:
  ///   - iterations: The range to search, from 0.
  ///   - work: What the search may cost, in evaluations of a cosine.
  /// - Returns: The first iteration.
  /// - Complexity: O(log count) bounds of parts of the range.
  package func firstLowest(in iterations: ClosedRange<Int>, work: Int = 1 << 22) -> Int {
    ExtremePosition(schedule: self, sign: -1, work: work).first(in: iterations)
  }
}

/// The search for the first iteration with the highest rate, times a sign.
struct ExtremePosition {
  let schedule: any Schedule
  let sign: Double
  let work: Int

  /// How many bounds are asked for at most: of both halves, at every halving of all iterations, twice.
  ///
  /// - Parameter iterations: The iterations that are searched.
  /// - Returns: The number of bounds.
  static func mostBounds(over iterations: ClosedRange<Int>) -> Int {
    4 * max(1, Int.bitWidth - (iterations.upperBound - iterations.lowerBound).leadingZeroBitCount)
  }
  /// The most iterations that are visited where rounding makes a plateau uneven.
  private static let mostVisited = 1 << 14
  /// Rates that lie closer are the same but for rounding: that of an exponential function of a logarithm of up to 700.
  static let rounding = 0x1p-42

  func first(in iterations: ClosedRange<Int>) -> Int {
    let share = work / Self.mostBounds(over: iterations)
    let isFirst = sign * schedule(iterations.lowerBound) >= highest(over: iterations, work: share)
    let place = isFirst ? iterations.lowerBound : bisect(iterations, work: share) { left, right in left >= right }
    // Bounds are those of the turns. Where a curve hardly moves, rounding may bring other iterations to the same rate or
    // beyond; they are looked for from where the curve comes as close as rounding.
    let best = sign * schedule(place)
    let near = best - Self.rounding * best.magnitude
    let start = isFirst ? place : bisect(iterations.lowerBound...place, work: share) { left, _ in left >= near }
    let visited = max(64, min(Self.mostVisited, work / 4 / schedule.cost.rate))
    var found = (rate: best, iteration: place)
    for iteration in start...min(iterations.upperBound, start.addingSaturating(visited)) {
      let rate = sign * schedule(iteration)
      if rate > found.rate || rate == found.rate && iteration < found.iteration { found = (rate, iteration) }
    }
    return found.iteration
  }

  private func bisect(_ iterations: ClosedRange<Int>, work: Int, isLeft: (Double, Double) -> Bool) -> Int {
    var (lower, upper) = (iterations.lowerBound, iterations.upperBound)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if isLeft(highest(over: lower...middle, work: work), highest(over: middle + 1...upper, work: work)) {
        upper = middle
      } else {
        lower = middle + 1
      }
    }
    return lower
  }

  private func highest(over iterations: ClosedRange<Int>, work: Int) -> Double {
    let extent = schedule.extent(over: iterations, work: work)
    return sign > 0 ? extent.upperBound : -extent.lowerBound
  }
}
