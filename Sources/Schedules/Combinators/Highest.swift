/// The higher one of two schedules on one clock: OLMo's `max_scheduler`.
package struct Highest: Schedule {
  /// One schedule.
  package let one: any Schedule
  /// The other schedule.
  package let other: any Schedule

  /// Takes the higher rate of two schedules.
  ///
  /// - Parameters:
  ///   - one: One schedule.
  ///   - other: The other schedule, evaluated at the same iterations.
  package init(_ one: any Schedule, _ other: any Schedule) { (self.one, self.other) = (one, other) }

  package func callAsFunction(_ iteration: Int) -> Double { max(one(iteration), other(iteration)) }

  /// The highest rate is that of the schedules; the lowest is at least the higher of theirs, and at most that of an end.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (left, right) = (one.bounds(over: iterations), other.bounds(over: iterations))
    let ends = bounds(over: iterations, turningAt: 0)
    var bounds = RateBounds(
      max(left.range.lowerBound, right.range.lowerBound)...max(left.range.upperBound, right.range.upperBound))
    bounds.highestAtLeast = max(left.highestAtLeast, right.highestAtLeast)
    bounds.lowestAtMost = ends.lowestAtMost
    return bounds
  }

  package func phase(at iteration: Int) -> Phase {
    let (left, right) = (one.phase(at: iteration), other.phase(at: iteration))
    let name = left.name == right.name ? left.name : "\(left.name) or \(right.name)"
    return Phase(name, from: left.start, to: left.end).clipped(from: right.start, to: right.end)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    firstChange(after: iteration, work: &work) { iteration, work in
      var last = iteration
      // Where the higher schedule runs on, a jump below it is none of theirs together.
      for _ in 0..<JumpSearch.mostCycles {
        let jump = one.nextJump(after: last, work: &work).first(and: other.nextJump(after: last, work: &work))
        guard case .at(let place) = jump else { return jump }
        let onward = max(one.uncut(at: place)(place), other.uncut(at: place)(place))
        if isJump(at: place, expecting: onward) { return jump }
        last = place
      }
      return .unknown(after: last)
    }
  }

  package func uncut(at iteration: Int) -> any Schedule {
    Highest(one.uncut(at: iteration), other.uncut(at: iteration))
  }

  package var length: Int? {
    guard let left = one.length, let right = other.length else { return nil }
    return max(left, right)
  }
  package var course: Course { one.course.alongside(other.course) }
  package var refusal: Refusal? {
    [one.refusal, other.refusal].compactMap(\.self).min { $0.iteration < $1.iteration }
  }
}
