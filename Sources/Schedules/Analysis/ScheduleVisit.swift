import Numbers

/// What a walk over every iteration of a range meets.
struct ScheduleVisit {
  /// The mean of the rates.
  let mean: Double
  /// The lowest and the highest of them.
  let extremes: MetExtremes
  /// How many of them are 0.
  let zeroCount: Int

  /// Visits the iterations of a range.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - iterations: The iterations, from 0.
  init(of schedule: any Schedule, over iterations: ClosedRange<Int>) {
    var extremes = MetExtremes(at: iterations.lowerBound, of: schedule)
    var sum = CompensatedSum()
    var zeros = 0
    // Each rate is divided first, so that the sum stays a number wherever all rates are.
    let count = Double(iterations.upperBound - iterations.lowerBound) + 1
    schedule.forEachRate(of: iterations) { iteration, rate in
      sum.add(rate / count)
      extremes.include(rate, at: iteration)
      if rate == 0 { zeros += 1 }
    }
    (mean, self.extremes, zeroCount) = (sum.value, extremes, zeros)
  }
}

/// The lowest and the highest rate that were met, and where first. What is not a number is neither.
struct MetExtremes {
  /// A rate and where it was met first.
  struct Place {
    var rate: Double
    var iteration: Int
  }

  private var low: Place?
  private var high: Place?
  private let first: Place

  /// Starts with nothing met but the first iteration, which stands for all where none of them has a number.
  init(at iteration: Int, of schedule: any Schedule) {
    first = Place(rate: schedule(iteration), iteration: iteration)
    include(first.rate, at: iteration)
  }

  /// The lowest rate.
  var lowest: Place { low ?? first }
  /// The highest rate.
  var highest: Place { high ?? first }

  /// Takes a rate into account.
  mutating func include(_ rate: Double, at iteration: Int) {
    guard !rate.isNaN else { return }
    if low.map({ rate < $0.rate || rate == $0.rate && iteration < $0.iteration }) ?? true {
      low = Place(rate: rate, iteration: iteration)
    }
    if high.map({ rate > $0.rate || rate == $0.rate && iteration < $0.iteration }) ?? true {
      high = Place(rate: rate, iteration: iteration)
    }
  }
}

extension Schedule {
  /// Hands over the rate of every iteration of a range in turn, evaluated by the block.
  ///
  /// - Parameters:
  ///   - iterations: The iterations, from 0.
  ///   - body: Takes an iteration and its rate.
  func forEachRate(of iterations: ClosedRange<Int>, _ body: (Int, Double) -> Void) {
    if iterations.lowerBound == iterations.upperBound {
      return body(iterations.lowerBound, self(iterations.lowerBound))
    }
    var rates = [Double](
      repeating: 0, count: min(1024, (iterations.upperBound - iterations.lowerBound).addingSaturating(1)))
    var first = iterations.lowerBound
    while true {
      let left = (iterations.upperBound - first).addingSaturating(1)
      if left < rates.count { rates.removeLast(rates.count - left) }
      evaluate(&rates, from: first, by: 1)
      for (offset, rate) in rates.enumerated() { body(first + offset, rate) }
      guard left > rates.count else { return }
      first += rates.count
    }
  }
}
