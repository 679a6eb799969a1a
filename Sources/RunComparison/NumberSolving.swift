import Catalogue
import Numbers
import Schedules

extension Evidence {
  /// Returns the numbers of updates with which a curve has the rates of a log, as far as some rows tell.
  ///
  /// At each of these rows it is found, by halving, where the rate passes that of the log as the number grows; the row that
  /// leaves the fewest numbers decides.
  ///
  /// - Parameters:
  ///   - range: The numbers.
  ///   - known: Numbers that are likelier than others, the likeliest first.
  ///   - config: The words for a number; `nil` where there are none.
  /// - Returns: The numbers, the likeliest first.
  func counts(
    _ range: ClosedRange<Int>, known: [Int], _ config: (Int) -> ScheduleConfig?
  ) -> [(number: Int, isKnown: Bool)] {
    var built: [Int: any Schedule] = [:]
    func schedule(_ number: Int) -> (any Schedule)? {
      if let schedule = built[number] { return schedule }
      let schedule = config(number).flatMap { plan.schedule(of: $0) }
      built[number] = schedule
      return schedule
    }
    func passes(_ number: Int, _ row: Int, _ rate: Double) -> Bool? {
      schedule(number).map { $0(update(row)) > rate }
    }
    let known = known.filter(range.contains)
    if let number = known.first(where: { number in schedule(number).map { mayFit($0) } ?? false }) {
      return [(number, true)] + known.filter { $0 != number }.map { ($0, true) }
    }
    let grid = Self.grid(range)
    var best: ClosedRange<Int>?
    var brackets: [ClosedRange<Int>] = []
    for row in movingRows(atMost: 9).filter({ $0 >= firstOff }) {
      let (rate, slack) = (rows.rates[row], rows.slack[row])
      for (lower, upper) in zip(grid, grid.dropFirst()) {
        guard let below = passes(lower, row, rate), let above = passes(upper, row, rate), below != above else {
          continue
        }
        let rising = above
        // The least number whose rate has reached the log's but for its rounding, and the greatest that has not passed it.
        let first = Self.first(in: lower...upper) { passes($0, row, rising ? rate - slack : rate + slack) == above }
        let last = Self.first(in: lower...upper) { passes($0, row, rising ? rate + slack : rate - slack) == above }
        let bracket = max(range.lowerBound, first - 1)...min(range.upperBound, max(first, last))
        brackets.append(bracket)
      }
    }
    brackets.sort { $0.count < $1.count }
    var numbers: [Int] = []
    var seen: Set<Int> = []
    for bracket in brackets.prefix(8) {
      best = best ?? bracket
      let inside = bracket.count <= 256 ? Array(bracket) : Self.round(in: bracket)
      for number in inside where seen.insert(number).inserted {
        if let schedule = schedule(number), mayFit(schedule) { numbers.append(number) }
      }
      if !numbers.isEmpty { break }
    }
    return numbers.sorted { (-Self.roundness($0), $0) < (-Self.roundness($1), $1) }.map { ($0, false) }
  }

  /// Returns a value of a parameter, in which rates are straight lines, with which a curve has the rates of a log.
  ///
  /// - Parameters:
  ///   - parameter: The parameter.
  ///   - others: Two values that it could have.
  /// - Returns: The values that rounding leaves possible; `nil` where there are none, or the rates do not depend on it.
  func rates(_ parameter: PlanParameter, _ others: (Double, Double)) -> Interval? {
    func schedule(_ value: Double) -> (any Schedule)? {
      plan.schedule(of: plan.setting(parameter, value))
    }
    guard let one = schedule(others.0), let two = schedule(others.1) else { return nil }
    var interval = Interval.all
    for row in rows.glance {
      let (first, second) = (one(update(row)), two(update(row)))
      let slope = (second - first) / (others.1 - others.0)
      guard slope.magnitude > 1e-6, slope.isFinite else { continue }
      func solved(_ rate: Double) -> Double { others.0 + (rate - first) / slope }
      // What two curves are apart is known to the rounding of each.
      let slack = rows.slack[row] + 4e-16 * (first.magnitude + second.magnitude)
      interval.intersect(solved(rows.rates[row] - slack), solved(rows.rates[row] + slack))
      if interval.isEmpty { return nil }
    }
    return interval.lower.isFinite && interval.upper.isFinite ? interval : nil
  }

  /// Returns whether a curve has the rates of the rows that are looked at first.
  func mayFit(_ schedule: any Schedule) -> Bool { test.mayFit { schedule(update($0)) } }

  /// Numbers between which others are looked for, ever farther apart.
  private static func grid(_ range: ClosedRange<Int>) -> [Int] {
    var numbers = [range.lowerBound]
    var next = Double(max(1, range.lowerBound))
    while next < Double(range.upperBound), numbers.count < 64 {
      next = max(next + 1, next * 1.4)
      let number = min(Int(saturating: next), range.upperBound)
      if number > numbers[numbers.count - 1] { numbers.append(number) }
    }
    return numbers
  }

  /// The first number of a range from which on something is so; the last one where it never is.
  private static func first(in range: ClosedRange<Int>, _ isSo: (Int) -> Bool) -> Int {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if isSo(middle) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }

  /// The roundest numbers of a range, and some between.
  private static func round(in range: ClosedRange<Int>) -> [Int] {
    var numbers: [Int] = []
    var power = 1
    while power <= range.upperBound / 10 { power *= 10 }
    while power >= 1, numbers.count < 64 {
      var multiple = range.lowerBound.dividedUp(by: power).multipliedReportingOverflow(by: power)
      while !multiple.overflow, multiple.partialValue <= range.upperBound, numbers.count < 128 {
        numbers.append(multiple.partialValue)
        multiple = multiple.partialValue.addingReportingOverflow(power)
      }
      power /= 10
    }
    return numbers + (0..<32).map { range.lowerBound + (range.upperBound - range.lowerBound) / 32 * $0 }
  }

  /// How many zeros a number ends in.
  static func roundness(_ number: Int) -> Int {
    var (number, zeros) = (number, 0)
    while number != 0, number.isMultiple(of: 10) { (number, zeros) = (number / 10, zeros + 1) }
    return zeros
  }
}
