package import Numbers

/// A schedule that is read once an epoch: the rate that is read holds for all iterations of the epoch.
package struct Epochwise: Schedule {
  /// The schedule that is read.
  package let inner: any Schedule
  /// The number of iterations in an epoch.
  package let epochLength: Int
  /// How far the schedule's own clock runs in an epoch: 1 where it counts epochs, else as far as the iterations.
  let stride: Int

  /// Holds a schedule's rate for whole epochs: that of an epoch's first iteration.
  ///
  /// - Parameters:
  ///   - inner: The schedule to read, on the clock of iterations.
  ///   - epochLength: The number of iterations in an epoch, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for an epoch without iterations.
  package init(_ inner: any Schedule, every epochLength: Int) throws(ScheduleError) {
    try Check.bounds(.epochLength, epochLength, .atLeastOne)
    self.init(inner, epochLength, stride: epochLength)
  }

  /// Reads a schedule once an epoch, on a clock of its own that runs on by so much in each.
  ///
  /// - Parameters:
  ///   - inner: The schedule to read.
  ///   - epochLength: The number of iterations in an epoch, at least 1.
  ///   - stride: The iterations of the schedule's own clock in an epoch, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for an epoch without iterations, or a clock that stands still.
  package init(_ inner: any Schedule, every epochLength: Int, stride: Int) throws(ScheduleError) {
    try Check.bounds(.epochLength, epochLength, .atLeastOne)
    try Check.bounds(.epochLength, stride, .atLeastOne)
    self.init(inner, epochLength, stride: stride)
  }

  /// Puts a schedule whose clock counts epochs on the clock of iterations.
  ///
  /// - Parameters:
  ///   - inner: The schedule, of which iteration e is the rate of the epoch e, from 0.
  ///   - epochLength: The number of iterations in an epoch, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for an epoch without iterations.
  package init(_ inner: any Schedule, epochLength: Int) throws(ScheduleError) {
    try Check.bounds(.epochLength, epochLength, .atLeastOne)
    self.init(inner, epochLength, stride: 1)
  }

  private init(_ inner: any Schedule, _ epochLength: Int, stride: Int) {
    self.inner = inner
    self.epochLength = epochLength
    self.stride = stride
  }

  package func callAsFunction(_ iteration: Int) -> Double { rate(ofEpoch: epoch(of: iteration)) }

  private func rate(ofEpoch epoch: Int) -> Double { inner(place(of: epoch)) }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(overEpochs: epochs(of: iterations))
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    if stride == 1 { return inner.extent(over: epochs(of: iterations), within: tolerance) }
    let outer = bounds(over: iterations)
    if outer.areExact { return outer.range }
    return ExtremumSearch(bounds: bounds(over:), value: callAsFunction)
      .extent(over: iterations, between: outer, within: tolerance)
  }

  private func bounds(overEpochs epochs: ClosedRange<Int>) -> RateBounds {
    let (first, last) = (epochs.lowerBound, epochs.upperBound)
    if stride == 1 { return inner.bounds(over: first...last) }
    // Extremes of the schedule may lie between the iterations that are read.
    guard last - first < 2 else { return RateBounds(inner.bounds(over: place(of: first)...place(of: last)).range) }
    var extremes = Extremes()
    extremes.include(rate(ofEpoch: first))
    extremes.include(rate(ofEpoch: last))
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    // The epoch in which the inner phase starts still has the rate of the phase before.
    let phase = inner.phase(at: place(of: epoch(of: iteration)))
    return Phase(phase.name, from: start(of: phase.start), to: phase.end.map(start(of:)), cause: phase.cause)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    if epochLength == 1 {
      if stride == 1 { return inner.nextJump(after: iteration, work: &work) }
      // A jump shows where the schedule is read at it or first after it; those that it leaps over are one.
      switch inner.nextJump(after: place(of: epoch(of: iteration)), work: &work) {
      case .none: return .none
      case .at(let jump): return .at(start(of: jump))
      case .unknown(let last): return .unknown(after: max(iteration, last / stride))
      }
    }
    // On the clock of iterations every change from one epoch to the next is a jump.
    return firstChange(after: iteration, work: &work) { iteration, _ in
      let next = epoch(of: iteration).addingSaturating(1).multipliedSaturating(by: epochLength)
      return next == .max ? .none : .at(next)
    }
  }

  package func uncut(at iteration: Int) -> any Schedule {
    guard iteration.isMultiple(of: epochLength) else { return self }
    return Epochwise(inner.uncut(at: place(of: epoch(of: iteration))), epochLength, stride: stride)
  }

  package var length: Int? { inner.length.map(start(of:)) }
  package var course: Course { Course(start(of: inner.course.updates), isOpen: inner.course.isOpen) }
  package var refusal: Refusal? {
    inner.refusal.map { Refusal(from: start(of: $0.iteration), framework: $0.framework, reason: $0.reason) }
  }

  private func epoch(of iteration: Int) -> Int { max(0, iteration) / epochLength }

  /// The place of an epoch on the schedule's own clock, which may run faster than the iterations.
  private func place(of epoch: Int) -> Int { epoch.multipliedSaturating(by: stride) }

  private func epochs(of iterations: ClosedRange<Int>) -> ClosedRange<Int> {
    epoch(of: iterations.lowerBound)...epoch(of: iterations.upperBound)
  }

  /// The first iteration whose rate was read at or after a place on the schedule's own clock.
  private func start(of place: Int) -> Int {
    let (epoch, remainder) = place.quotientAndRemainder(dividingBy: stride)
    return (remainder == 0 ? epoch : epoch + 1).multipliedSaturating(by: epochLength)
  }
}

/// A schedule whose clock counts epochs, on the clock of iterations.
package typealias PerEpoch = Epochwise
