import RealModule

/// A polynomial decay that, instead of ending, is stretched to another period each time it has reached its last rate.
///
/// `finish + (start - finish) · (1 - t / D)^power` with `D = period · max(1, ⌈t / period⌉)`: it touches the last rate at every
/// multiple of the period, and the next iteration is on the flatter curve of the longer decay.
public struct StretchedPolynomial: Schedule {
  /// The rate at iteration 0.
  public let start: Double
  /// The rate at every multiple of the period.
  public let finish: Double
  /// The number of iterations that each decay is longer by.
  public let period: Int
  /// The exponent of the remaining share.
  public let power: Double

  /// Creates the decays.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - finish: The rate at every multiple of the period.
  ///   - period: The number of iterations that each decay is longer by, at least 1.
  ///   - power: The exponent of the remaining share, above 0.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(from start: Double, to finish: Double, period: Int, power: Double) throws(ScheduleError) {
    try Check.bounds("lr", start, .any)
    try Check.bounds("end_lr", finish, .any)
    try Check.bounds("decay_steps", period, .atLeastOne)
    try Check.bounds("power", power, .positive)
    self.start = start
    self.finish = finish
    self.period = period
    self.power = power
  }

  /// The number of the decay that an iteration belongs to, from 0: each owns the multiple of the period that it ends at.
  private func decay(at iteration: Int) -> Int { max(0, iteration - 1) / period }

  public func callAsFunction(_ iteration: Int) -> Double {
    let iteration = max(0, iteration)
    let length = Double(decay(at: iteration) + 1) * Double(period)
    let left = 1 - Double(iteration) / length
    return finish + (start - finish) * .pow(max(0, left), power)
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    // Each decay falls, and begins a little lower than the one before it did: the first two begins hold the highest.
    let (first, last) = (decay(at: iterations.lowerBound), decay(at: iterations.upperBound))
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    for decay in first...min(last, first.addingSaturating(2)) {
      let end = decay.addingSaturating(1).multipliedSaturating(by: period)
      for turn in [end, end.addingSaturating(1)] where iterations.contains(turn) { extremes.include(self(turn)) }
    }
    return extremes.range
  }

  public func phase(at iteration: Int) -> Phase {
    let decay = decay(at: iteration)
    let end = decay.addingSaturating(1).multipliedSaturating(by: period)
    return Phase(
      "decay \(decay.addingSaturating(1))", from: decay == 0 ? 0 : decay * period + 1, to: end.addingSaturating(1))
  }

  public func nextJump(after iteration: Int) -> Int? {
    guard start != finish else { return nil }
    let end = (decay(at: max(0, iteration)) + 1).multipliedSaturating(by: period)
    let next = end.addingSaturating(1)
    return next == .max ? nil : next
  }

  public var length: Int? { nil }
}
