import RealModule

/// A factor at each of some milestones: `rate · gamma^(number of milestones ≤ t)`.
package struct Multistep: Schedule {
  /// The rate before the first milestone.
  package let rate: Double
  /// The factor at each milestone.
  package let gamma: Double
  /// The first iterations that have the next rate, in ascending order; one that stands twice counts twice.
  package let milestones: [Int]

  /// Creates a schedule with milestones.
  ///
  /// - Parameters:
  ///   - rate: The rate before the first milestone.
  ///   - gamma: The factor at each milestone.
  ///   - milestones: The first iterations that have the next rate, in any order; one that stands twice counts twice.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, gamma: Double, milestones: [Int]) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.factor, gamma, .any)
    self.rate = rate
    self.gamma = gamma
    self.milestones = milestones.sorted()
  }

  package func callAsFunction(_ iteration: Int) -> Double { rate.product(with: .pow(gamma, passed(at: iteration))) }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    // Under a negative factor the rate alternates while it shrinks or grows: two steps at each end hold the extremes.
    let (first, last) = (passed(at: iterations.lowerBound), passed(at: iterations.upperBound))
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    if last > first {
      for index in [first, first + 1, last - 2, last - 1] where index >= first && index < last && index >= 0 {
        extremes.include(self(milestones[index]))
      }
    }
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    let index = passed(at: iteration)
    let start = index == 0 ? 0 : milestones[index - 1]
    return Phase("step \(index)", from: max(0, start), to: index < milestones.count ? milestones[index] : nil)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    // From a rate of 0, and at a milestone that stands twice with a factor of -1, nothing changes.
    firstChange(after: max(0, iteration), work: &work) { iteration, _ in
      let index = passed(at: iteration)
      return gamma != 1 && index < milestones.count ? .at(milestones[index]) : .none
    }
  }

  package var length: Int? { nil }
  package var course: Course { .past(milestones.last ?? 0) }

  /// The number of milestones that an iteration has reached.
  private func passed(at iteration: Int) -> Int { milestones.partitioningIndex { $0 > iteration } }
}
