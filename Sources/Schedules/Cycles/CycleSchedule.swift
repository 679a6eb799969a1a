import Numbers

/// A schedule that has a cycle length, and could run through its cycle in another number of iterations.
package protocol CycleSchedule: Schedule {
  /// The number of iterations of one cycle, at least 1.
  var cycleLength: Int { get }

  /// Returns the same schedule with another cycle length.
  ///
  /// - Parameter cycleLength: The number of iterations of one cycle; fewer than 1 count as 1.
  /// - Returns: The same schedule.
  func withCycleLength(_ cycleLength: Int) -> any CycleSchedule
}

extension CycleSchedule {
  /// The cycle is the schedule itself.
  package var cycle: (any CycleSchedule)? { self }
}

/// A cycle within a schedule that passes on what it does not change, together with that schedule.
struct WrappedCycle<Wrapper: PassThroughSchedule>: CycleSchedule {
  private(set) var wrapper: Wrapper
  private var inner: any CycleSchedule

  /// Takes a schedule for a cycle because what it wraps is one.
  init(_ wrapper: Wrapper, around inner: any CycleSchedule) {
    self.wrapper = wrapper
    self.wrapper.inner = inner
    self.inner = inner
  }

  var cycleLength: Int { inner.cycleLength }

  func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    WrappedCycle(wrapper, around: inner.withCycleLength(cycleLength))
  }

  func callAsFunction(_ iteration: Int) -> Double { wrapper(iteration) }
  func bounds(over iterations: ClosedRange<Int>) -> RateBounds { wrapper.bounds(over: iterations) }
  func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    wrapper.extent(over: iterations, within: tolerance)
  }
  func phase(at iteration: Int) -> Phase { wrapper.phase(at: iteration) }
  func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    wrapper.nextJump(after: iteration, work: &work)
  }
  func uncut(at iteration: Int) -> any Schedule { wrapper.uncut(at: iteration) }
  var optimizerRate: Double { wrapper.optimizerRate }
  var length: Int? { wrapper.length }
  var course: Course { wrapper.course }
  var refusal: Refusal? { wrapper.refusal }
}
