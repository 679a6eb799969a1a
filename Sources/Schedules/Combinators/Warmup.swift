package import Numbers

/// A schedule that is led up to from a lower rate.
///
/// The rate rises from the start rate to the schedule's first rate, and then the schedule begins with its clock at 0;
/// in place, the schedule's own clock has been running meanwhile, as timm does without `warmup_prefix`.
package struct Warmup: Schedule {
  /// The schedule that is led up to.
  package private(set) var inner: any Schedule
  /// The number of iterations of the warmup.
  package private(set) var warmupLength: Int
  /// The rate before the first step up.
  package let start: Double
  /// The way up.
  package let curve: Curve
  /// How the progress of an iteration is counted.
  package let convention: WarmupConvention
  /// Whether the schedule's own clock runs during the warmup.
  package let isInPlace: Bool

  /// Puts a warmup before a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule to lead up to.
  ///   - length: The number of iterations of the warmup, at least 1.
  ///   - start: The rate at the start of the warmup, from 0.
  ///   - curve: The way up.
  ///   - convention: How the progress of an iteration is counted.
  ///   - isInPlace: Whether the schedule's own clock runs during the warmup, which then covers its beginning.
  /// - Throws: A ``ScheduleError`` for a length below 1, a rate that is no number, or ends that the curve cannot join.
  package init(
    _ inner: any Schedule, length: Int, start: Double = 0, curve: Curve = .linear,
    convention: WarmupConvention = .iteration, isInPlace: Bool = false
  ) throws(ScheduleError) {
    try Check.bounds(.warmupLength, length, .atLeastOne)
    try Check.bounds(.warmupStart, start, curve.needsPositiveEnds ? .positive : .nonNegative)
    self.inner = inner
    self.warmupLength = length
    self.start = start
    self.curve = curve
    self.convention = convention
    self.isInPlace = isInPlace
  }

  /// The same way up to another schedule, over another number of iterations, at least 1.
  func leading(to inner: any Schedule, over length: Int) -> Warmup {
    var copy = self
    (copy.inner, copy.warmupLength) = (inner, max(1, length))
    return copy
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    guard iteration < warmupLength else { return inner(isInPlace ? iteration : iteration - warmupLength) }
    let progress = convention.progress(at: max(0, iteration), of: warmupLength)
    return curve.rising(from: start, to: inner(0), at: progress)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (lower, upper) = (iterations.lowerBound, iterations.upperBound)
    guard upper >= warmupLength else { return way(over: iterations) }
    let offset = isInPlace ? 0 : warmupLength
    let rest = inner.bounds(over: max(lower, warmupLength) - offset...upper - offset)
    return lower < warmupLength ? rest.union(way(over: lower...warmupLength - 1)) : rest
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    let (lower, upper) = (iterations.lowerBound, iterations.upperBound)
    guard upper >= warmupLength else { return way(over: iterations).range }
    let offset = isInPlace ? 0 : warmupLength
    let rest = inner.extent(over: max(lower, warmupLength) - offset...upper - offset, within: tolerance)
    return lower < warmupLength ? rest.hull(with: way(over: lower...warmupLength - 1).range) : rest
  }

  /// The bounds of iterations of the warmup, which goes one way.
  private func way(over iterations: ClosedRange<Int>) -> RateBounds { bounds(over: iterations, turningAt: 0) }

  package func phase(at iteration: Int) -> Phase {
    if iteration < warmupLength { return Phase("warmup", from: 0, to: warmupLength) }
    return isInPlace
      ? inner.phase(at: iteration).clipped(from: warmupLength)
      : inner.phase(at: iteration - warmupLength).shifted(by: warmupLength)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    work.spend(cost.rate, times: 8)
    for place in [warmupLength - 1, warmupLength] where place > max(0, iteration) && jumps(at: place) {
      return .at(place)
    }
    return isInPlace
      ? inner.nextJump(after: max(iteration, warmupLength), work: &work)
      : inner.nextJump(after: max(0, iteration - warmupLength), work: &work).shifted(by: warmupLength)
  }

  /// Whether the rate jumps at the end of the warmup, or at its last iteration, which may have the full rate already.
  private func jumps(at place: Int) -> Bool {
    if curve == .constant { return self(place - 1) != self(place) }
    return place == warmupLength && isJump(at: place, expecting: inner(0))
  }

  package func uncut(at iteration: Int) -> any Schedule {
    guard iteration > warmupLength else { return self }
    var copy = self
    copy.inner = inner.uncut(at: isInPlace ? iteration : iteration - warmupLength)
    return copy
  }

  package var length: Int? {
    inner.length.map { isInPlace ? max($0, warmupLength) : $0.addingSaturating(warmupLength) }
  }
  package var course: Course { isInPlace ? inner.course.below(warmupLength) : inner.course.after(warmupLength) }
  package var refusal: Refusal? { isInPlace ? inner.refusal : inner.refusal?.shifted(by: warmupLength) }
}

extension Schedule {
  /// Returns the schedule after a line up from 0 to its own first rate, or as it is after none.
  ///
  /// - Parameters:
  ///   - length: The number of iterations of the warmup; below 1 there is none.
  ///   - isInPlace: Whether the schedule's own clock runs during the warmup.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  package func warmedUp(over length: Int, isInPlace: Bool = false) throws(ScheduleError) -> any Schedule {
    length < 1 ? self : try Warmup(self, length: length, isInPlace: isInPlace)
  }

  /// Returns the schedule after a line to a given rate, as frameworks have it that write the two apart.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - peak: The rate that the line aims at, whatever the schedule begins with.
  ///   - length: The number of iterations of the warmup, after which the schedule's clock is at 0; below 1 there is none.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  package func warmedUp(from start: Double = 0, to peak: Double, over length: Int) throws(ScheduleError) -> any Schedule
  {
    length < 1 ? self : try Sequential(Ramp(from: start, to: peak, length: length, name: "warmup"), then: self)
  }
}

/// How a warmup of W iterations counts the progress of its iteration t.
package enum WarmupConvention: Hashable, Sendable, CaseIterable {
  /// `t / W`: the first update has the start rate, the update W the full one. transformers, optax, Keras.
  case iteration
  /// `(t + 1) / W`: the update W - 1 already has the full rate. pytorch_warmup, fairseq's fixed.
  case update
  /// `(t + 1) / (W + 1)`: neither the start rate nor the full one is used twice.
  case between

  /// Returns the progress of an iteration, from 0 to 1.
  func progress(at iteration: Int, of length: Int) -> Double {
    switch self {
    case .iteration: Double(iteration) / Double(length)
    case .update: (Double(iteration) + 1) / Double(length)
    case .between: (Double(iteration) + 1) / (Double(length) + 1)
    }
  }
}
