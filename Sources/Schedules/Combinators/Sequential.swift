package import Numbers

/// One schedule, and another that begins with its own clock at 0 where the first has run its course.
///
/// What the language writes as `then`; PyTorch's SequentialLR and optax's `join_schedules`.
package struct Sequential: Schedule {
  /// The schedule that comes first.
  package let first: any Schedule
  /// The schedule that follows.
  package let second: any Schedule
  /// The iteration at which the second schedule is at its iteration 0.
  package let start: Int

  /// Joins two schedules.
  ///
  /// - Parameters:
  ///   - first: The schedule that comes first; it must have a length.
  ///   - second: The schedule that follows, with its own clock at 0.
  /// - Throws: ``ScheduleError/followsEndless`` when the first never ends.
  package init(_ first: any Schedule, then second: any Schedule) throws(ScheduleError) {
    guard let start = first.length else { throw .followsEndless }
    self.init(first, then: second, from: start)
  }

  private init(_ first: any Schedule, then second: any Schedule, from start: Int) {
    self.first = first
    self.second = second
    self.start = start
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    iteration < start ? first(iteration) : second(iteration - start)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (lower, upper) = (iterations.lowerBound, iterations.upperBound)
    if upper < start { return first.bounds(over: iterations) }
    if lower >= start { return second.bounds(over: lower - start...upper - start) }
    return first.bounds(over: lower...start - 1).union(second.bounds(over: 0...upper - start))
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let (lower, upper) = (iterations.lowerBound, iterations.upperBound)
    if upper < start { return first.extent(over: iterations, within: tolerance) }
    if lower >= start { return second.extent(over: lower - start...upper - start, within: tolerance) }
    return first.extent(over: lower...start - 1, within: tolerance)
      .hull(with: second.extent(over: 0...upper - start, within: tolerance))
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < start
      ? first.phase(at: iteration).clipped(to: start) : second.phase(at: iteration - start).shifted(by: start)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    if iteration < start {
      let jump = first.nextJump(after: iteration, work: &work).upTo(start - 1)
      if jump != .none { return jump }
      if jumpsAtStart(work: &work) { return .at(start) }
    }
    return second.nextJump(after: max(0, iteration - start), work: &work).shifted(by: start)
  }

  /// Whether the second schedule begins elsewhere than where the first would have gone.
  private func jumpsAtStart(work: inout Int) -> Bool {
    work.spend(cost.rate, times: Self.looksAtStart)
    let (before, onward) = (first(start - 1), first.uncut(at: start))
    // Where the first would have jumped itself, there is no way to stay on.
    if onward.nextJump(after: start - 1, work: &work) == .at(start) { return before != second(0) }
    return isJump(at: start, expecting: onward(start))
  }

  /// How many rates it takes at most to tell whether the second schedule begins with a jump.
  private static let looksAtStart = 8

  package func uncut(at iteration: Int) -> any Schedule {
    guard iteration > start else { return self }
    return Sequential(first, then: second.uncut(at: iteration - start), from: start)
  }

  package var length: Int? { second.length.map { $0.addingSaturating(start) } }
  package var course: Course { second.course.after(start) }

  package var refusal: Refusal? {
    if let refusal = first.refusal, refusal.iteration < start { return refusal }
    return second.refusal?.shifted(by: start)
  }
}

extension Sequential {
  /// Joins schedules one after the other as a tree, so that the one of an iteration is found by halving.
  ///
  /// - Parameter schedules: The schedules; all but the last must have a length.
  /// - Returns: The joined schedules, or `nil` for none.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  package static func joining(_ schedules: ArraySlice<any Schedule>) throws(ScheduleError) -> (any Schedule)? {
    let middle = schedules.startIndex + schedules.count / 2
    guard schedules.count > 1, let first = try joining(schedules[..<middle]),
      let second = try joining(schedules[middle...])
    else { return schedules.first }
    return try Sequential(first, then: second)
  }
}
