/// What a walk over the iterations of a range meets: over each of them, or where they are too many over places spread evenly.
struct ScheduleVisit {
  /// A rate and where it was met first.
  struct Place {
    var rate: Double
    var iteration: Int
  }

  /// The mean of the rates that were met.
  let mean: Double
  /// The lowest of them.
  let lowest: Place
  /// The highest of them.
  let highest: Place
  /// How many of them are 0.
  let zeroCount: Int
  /// Whether every iteration was visited.
  let isOfAll: Bool

  /// Visits the iterations of a range.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - iterations: The iterations, from 0.
  ///   - limit: The most iterations that are visited, at least 1.
  init(of schedule: any Schedule, over iterations: ClosedRange<Int>, atMost limit: Int) {
    let last = iterations.upperBound - iterations.lowerBound
    isOfAll = last < limit
    let count = isOfAll ? last + 1 : limit
    // What is not a number is neither the lowest nor the highest.
    var lowest = Place(rate: .infinity, iteration: iterations.lowerBound)
    var highest = Place(rate: -.infinity, iteration: iterations.lowerBound)
    var sum = CompensatedSum()
    var zeros = 0
    for part in 0..<count {
      let iteration = iterations.lowerBound + (isOfAll ? part : Self.offset(ofPart: part, of: count, last: last))
      let rate = schedule(iteration)
      sum.add(rate / Double(count))
      if rate < lowest.rate { lowest = Place(rate: rate, iteration: iteration) }
      if rate > highest.rate { highest = Place(rate: rate, iteration: iteration) }
      if rate == 0 { zeros += 1 }
    }
    if lowest.rate > highest.rate {
      let first = Place(rate: schedule(iterations.lowerBound), iteration: iterations.lowerBound)
      (lowest, highest) = (first, first)
    }
    (mean, self.lowest, self.highest, zeroCount) = (sum.value, lowest, highest, zeros)
  }

  /// The iteration that stands for a part of the range, counted from the start of the range.
  ///
  /// Its place within the part wanders by the golden ratio, so that cycles as long as a part are not always met at the
  /// same place.
  private static func offset(ofPart part: Int, of parts: Int, last: Int) -> Int {
    let place = (Double(part) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
    return min(last, Int(saturating: (Double(part) + place) / Double(parts) * Double(last)))
  }
}
