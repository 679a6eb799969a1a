import Numbers

/// A curve that was recorded: rates at some updates, as a log has them.
///
/// Each rate holds until the next, or runs on to it in a straight line. Before the first update its rate holds, behind the last one
/// that one's.
package struct Recording: Schedule {
  /// The updates that a rate was recorded of, in strictly ascending order.
  package let updates: RecordedUpdates
  /// The rate of each.
  package let rates: [Double]
  /// Whether rates run on to the next in a straight line; else each holds.
  package let isInterpolated: Bool

  /// The extremes of the rates of blocks, of blocks of blocks, and so on.
  private let blocks: BlockExtremes

  /// Creates a curve from what was recorded.
  ///
  /// - Parameters:
  ///   - updates: The updates, in strictly ascending order, from 0.
  ///   - rates: The rate of each.
  ///   - isInterpolated: Whether rates run on to the next in a straight line; else each holds.
  /// - Throws: A ``ScheduleError`` for updates out of order, no rate at all, or a rate that is no number.
  package init(updates: [Int], rates: [Double], isInterpolated: Bool = false) throws(ScheduleError) {
    try Check.ascending(.knots, updates)
    try self.init(updates: RecordedUpdates(updates), rates: rates, isInterpolated: isInterpolated)
  }

  /// Creates a curve from what was recorded.
  ///
  /// - Parameters:
  ///   - updates: The updates, from 0.
  ///   - rates: The rate of each.
  ///   - isInterpolated: Whether rates run on to the next in a straight line; else each holds.
  /// - Throws: A ``ScheduleError`` for no rate at all, or one that is no number.
  package init(updates: RecordedUpdates, rates: [Double], isInterpolated: Bool) throws(ScheduleError) {
    guard updates.count == rates.count, !updates.isEmpty else {
      throw .wrongCount(
        .role(.values), count: rates.count, expected: max(1, updates.count), because: "one for each update")
    }
    for rate in rates { try Check.bounds(.values, rate, .any) }
    self.updates = updates
    self.rates = rates
    self.isInterpolated = isInterpolated
    blocks = BlockExtremes(rates)
  }

  package func callAsFunction(_ iteration: Int) -> Double { rate(at: iteration, place(at: iteration)) }

  package func evaluate(_ rates: inout [Double], from first: Int, by stride: Int) {
    // Neighbours are found from one another, and only the first one by a search.
    var iteration = first
    var place = place(at: first)
    for index in rates.indices {
      var steps = 0
      while place + 1 < updates.count, updates[place + 1] <= iteration {
        place += 1
        steps += 1
        if steps == 32 {
          place = self.place(at: iteration)
          break
        }
      }
      rates[index] = rate(at: iteration, place)
      iteration = iteration.addingSaturating(stride)
    }
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (first, last) = (place(at: iterations.lowerBound), place(at: iterations.upperBound))
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    if first < last { extremes.include(blocks.range(of: first + 1...last, in: rates)) }
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    let (first, last) = (updates[0], updates[updates.count - 1])
    if iteration < first { return Phase("before the log", from: 0, to: first) }
    if iteration > last { return Phase("behind the log", from: last.addingSaturating(1)) }
    return Phase("logged", from: first, to: last == .max ? nil : last + 1)
  }

  /// Rates that hold jump where one begins that differs, unless each update has its own: then they are a way.
  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    guard !isInterpolated else { return .none }
    var next = updates.partitioningIndex { $0 > iteration }
    while next < updates.count {
      work -= 1
      if work < 0 { return .unknown(after: updates[next] - 1) }
      if next > 0, rates[next] != rates[next - 1], updates[next] - updates[next - 1] > 1 { return .at(updates[next]) }
      next += 1
    }
    return .none
  }

  /// The updates up to the last one that was recorded.
  package var length: Int? { updates[updates.count - 1].addingSaturating(1) }

  package var form: CurveForm? {
    // What is so long is no table that anybody reads, and looking through it takes as long as it is.
    guard !isInterpolated, updates.count <= 1 << 12 else { return nil }
    // A table holds its first rate before its first update, too.
    return updates[0] == 0
      ? .table(starts: Array(updates), rates: rates) : .table(starts: [0] + updates, rates: [rates[0]] + rates)
  }

  package var cost: EvaluationCost {
    var cost = EvaluationCost.simple
    // Looking at a log is cheaper than what it took to read it, so that its size counts for nothing here.
    cost.bounds = 16
    return cost
  }

  /// The last recorded update that an iteration has reached; the first one where it has reached none.
  private func place(at iteration: Int) -> Int { max(0, updates.partitioningIndex { $0 > iteration } - 1) }

  private func rate(at iteration: Int, _ place: Int) -> Double {
    guard isInterpolated, place + 1 < updates.count, iteration > updates[place] else { return rates[place] }
    let (start, end) = (rates[place], rates[place + 1])
    let share = Double(iteration - updates[place]) / Double(updates[place + 1] - updates[place])
    return start + (end - start) * share
  }
}

/// The lowest and the highest of blocks of numbers, and of blocks of blocks, so that those of any range are found from few.
struct BlockExtremes: Sendable {
  private static let size = 64
  /// The extremes of the blocks of each level: of numbers, of those, and so on.
  private let levels: [[ClosedRange<Double>]]

  /// Looks at all numbers once.
  init(_ numbers: [Double]) {
    var levels: [[ClosedRange<Double>]] = []
    var count = numbers.count
    while count > Self.size {
      let below = levels.last
      var level: [ClosedRange<Double>] = []
      level.reserveCapacity(count / Self.size + 1)
      for start in stride(from: 0, to: count, by: Self.size) {
        var extremes = Extremes()
        for index in start..<min(count, start + Self.size) {
          if let below { extremes.include(below[index]) } else { extremes.include(numbers[index]) }
        }
        level.append(extremes.range)
      }
      count = level.count
      levels.append(level)
    }
    self.levels = levels
  }

  /// Returns the extremes of a range of the numbers.
  func range(of places: ClosedRange<Int>, in numbers: [Double]) -> ClosedRange<Double> {
    var extremes = Extremes()
    var (first, end) = (places.lowerBound, places.upperBound + 1)
    var level = -1
    while first < end {
      // What does not fill a block is looked at by itself; the blocks between on the level above.
      let isTop = level + 1 >= levels.count
      while first < end, isTop || !first.isMultiple(of: Self.size) {
        include(first, level, numbers, &extremes)
        first += 1
      }
      while first < end, !end.isMultiple(of: Self.size) {
        end -= 1
        include(end, level, numbers, &extremes)
      }
      (first, end) = (first / Self.size, end / Self.size)
      level += 1
    }
    return extremes.range
  }

  private func include(_ index: Int, _ level: Int, _ numbers: [Double], _ extremes: inout Extremes) {
    if level < 0 { extremes.include(numbers[index]) } else { extremes.include(levels[level][index]) }
  }
}
